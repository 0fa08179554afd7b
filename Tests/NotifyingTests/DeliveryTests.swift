import Articles
import Foundation
import Locking
import Settings
import Storage
import TestSupport
import Testing

@testable import Notifying

/// The whole of delivery, on a real store.
@Suite(.timeLimit(.minutes(5)))
struct DeliveryTests {
    let news: TestNews

    init() throws {
        news = try TestNews()
    }

    // MARK: Whatever happens

    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    private static func fate(_ dice: inout Dice) -> TestReceiver.Fate {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<4: .answers(.failed(reason: "down", after: nil), hears: false)
        case 4..<7: .answers(.failed(reason: "the answer was lost", after: .seconds(3)), hears: true)
        case 7..<9: .killed(hears: true)
        case 9: .killed(hears: false)
        case 10: .answers(.refused(reason: "503 of a proxy"), hears: false)
        default: .answers(.delivered, hears: true)
        }
    }

    /// Repeats dropped, a sink hears exactly what it asked for, in order, however often it, the answers or the process
    /// itself are lost.
    @Test(arguments: UInt64(0)..<24)
    func `every change once and in order, whatever fails`(seed: UInt64) async throws {
        let dice = Locked(Dice(state: seed &* 7919 &+ 1))
        let receiver = TestReceiver { _ in dice.withLock { Self.fate(&$0) } }
        let settings = SinkSettings.forTests { settings in
            settings.pace.mostAtOnce = Int(seed % 5) + 1
            if seed % 3 == 0 { settings.filter.types = [.articleRevised] }
            if seed % 4 == 3 { settings.pace.digest = .seconds(90) }
        }
        try await news.store.replay("s", after: ChangeCursor(rawValue: 0))
        let (store, clock) = (news.store, try news.hurried())
        try await delivering({ Notifier(store: store, sinks: [(settings, receiver)], clock: clock) }) {
            for round in 0..<6 {
                for article in 0..<4 { try await news.show(article, boats: 7 + round) }
            }
            let last = try news.log().last(where: settings.filter.matches)?.cursor.rawValue
            await receiver.heard.wait { TestReceiver.seqs($0).last == last }
        }
        #expect(receiver.seqs == (try news.log().filter(settings.filter.matches).map(\.cursor.rawValue)))
    }

    // MARK: At once, and each by itself

    @Test func `a sink hears of a commit by itself, and a slow one does not delay it`() async throws {
        let slow = TestReceiver { _ in .hangs }
        let quick = TestReceiver()
        let store = news.store
        for name in ["slow", "quick"] { _ = try await store.openSink(name) }
        try await delivering({
            Notifier(store: store, sinks: [(.forTests("slow"), slow), (.forTests("quick"), quick)])
        }) {
            for article in 1...5 {
                let told = try await news.show(article).last?.cursor.rawValue
                let committed = ContinuousClock.now
                await quick.heard.wait { TestReceiver.seqs($0).last == told }
                // Long before anybody would look again, whatever else this machine does meanwhile.
                #expect(ContinuousClock.now - committed < .seconds(40))
            }
        }
        #expect(slow.heard.all.isEmpty)
        #expect(quick.seqs == (try news.log().map(\.cursor.rawValue)))
    }

    @Test func `a new sink is told of what comes, and of what was if it is replayed`() async throws {
        try await news.show(1)
        let receiver = TestReceiver()
        let store = news.store
        _ = try await store.openSink("s")
        let old = try news.log().count
        try await delivering({ Notifier(store: store, sinks: [(.forTests(), receiver)]) }) {
            let new = try await news.show(2).map(\.cursor.rawValue)
            await receiver.heard.wait { TestReceiver.seqs($0) == new }
            // By another process, which has no lock.
            try await ArticleStore(path: store.path, access: .write).replay("s", after: ChangeCursor(rawValue: 0))
            await receiver.heard.wait { messages in messages.contains { $0.changes.first?.change.cursor.rawValue == 1 }
            }
        }
        #expect(old > 0)
    }

    // MARK: Outages

    @Test func `after days of outage a sink catches up in a few messages`() async throws {
        let isUp = Locked(false)
        let receiver = TestReceiver { _ in
            isUp.withLock { $0 }
                ? .answers(.delivered, hears: true) : .answers(.failed(reason: "down", after: nil), hears: false)
        }
        let failures = Heard<String>()
        let (store, clock) = (news.store, try news.hurried())
        _ = try await store.openSink("s")
        let begin = news.clock.now
        let days = news.clock
        try await delivering({
            Notifier(store: store, sinks: [(.forTests(), receiver)], clock: clock) {
                if case .failed(_, let reason, _) = $0 { failures.add(reason) }
            }
        }) {
            try await news.show(0)
            await failures.wait { !$0.isEmpty }
            for article in 1..<60 { try await news.show(article) }
            await failures.wait { _ in days.now.timeIntervalSince(begin) > 3 * 86_400 }
            isUp.withLock { $0 = true }
            let last = try news.log().last?.cursor.rawValue
            await receiver.heard.wait { TestReceiver.seqs($0).last == last }
        }
        // The one that failed first, and all the others together.
        #expect(receiver.heard.all.count <= 3)
        #expect(receiver.heard.all.last?.isDigest == true)
        #expect(receiver.seqs == (try news.log().map(\.cursor.rawValue)))
        // Three days of quarters of an hour, halved by chance: no more than so many knocks.
        #expect(failures.all.count < 700)
        #expect(try store.attempts(of: "s", limit: 5000).count <= 1000)
    }

    @Test func `a sink that refuses is parked and said, others go on, and resume takes it up where it stood`()
        async throws
    {
        let refuses = Locked(true)
        let receiver = TestReceiver { _ in
            refuses.withLock { $0 }
                ? .answers(.refused(reason: "404 Not Found"), hears: false) : .answers(.delivered, hears: true)
        }
        let other = TestReceiver()
        let parked = Heard<String>()
        let (store, clock) = (news.store, try news.hurried())
        for name in ["s", "other"] { _ = try await store.openSink(name) }
        try await delivering({
            Notifier(
                store: store, sinks: [(.forTests("s"), receiver), (.forTests("other"), other)], clock: clock
            ) { if case .parked(let sink, let reason) = $0 { parked.add("\(sink): \(reason)") } }
        }) {
            try await news.show(1)
            await parked.wait { !$0.isEmpty }
            #expect(parked.all == ["s: refused a message 5 times: 404 Not Found"])
            let last = try await news.show(2).last?.cursor.rawValue
            await other.heard.wait { TestReceiver.seqs($0).last == last }
            #expect(receiver.heard.all.isEmpty)
            #expect(try store.sinkState("s")?.parkedAt != nil)
            refuses.withLock { $0 = false }
            #expect(try await ArticleStore(path: store.path, access: .write).resume("s"))
            await receiver.heard.wait { TestReceiver.seqs($0).last == last }
        }
        #expect(receiver.seqs == (try news.log().map(\.cursor.rawValue)))
        #expect(try store.attempts(of: "s", limit: 10).map(\.outcome).suffix(5).allSatisfy { $0 == .refused })
    }
}
