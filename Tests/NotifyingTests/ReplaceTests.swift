import Articles
import Foundation
import Locking
import Settings
import Storage
import TestSupport
import Testing

@testable import Notifying

/// Settings that are read anew while sinks are being told.
@Suite(.timeLimit(.minutes(5)))
struct ReplaceTests {
    private let news: TestNews

    init() throws {
        news = try TestNews()
    }

    @Test func `what is under way to one sink goes on while another is changed`() async throws {
        let (slow, old, new) = (SlowReceiver(), TestReceiver(), TestReceiver())
        let store = news.store
        for name in ["slow", "other"] { _ = try await store.openSink(name) }
        let delivered = Heard<String>()
        let sinks: [(settings: SinkSettings, sink: any Sink)] = [(.forTests("slow"), slow), (.forTests("other"), old)]
        let notifier = Notifier(store: store, sinks: sinks) {
            if case .delivered(let sink, _) = $0 { delivered.add(sink) }
        }
        try await delivering({ notifier }) {
            try await news.show(1)
            await slow.begun.wait { !$0.isEmpty }
            await old.heard.wait { !$0.isEmpty }
            // A line further down in its file it is the same sink.
            let sinks: [SinkSettings] = [
                .forTests("slow") { $0.line = 9 }, .forTests("other") { $0.words = ["boats"] },
            ]
            notifier.replace(by: sinks) { settings in
                #expect(settings.name == "other")
                return new
            }
            let second = try await news.show(2).last?.cursor.rawValue
            await new.heard.wait { TestReceiver.seqs($0).last == second }
            slow.mayEnd.add(true)
            await delivered.wait { $0.count { $0 == "slow" } == 2 }
        }
        #expect(slow.begun.all == ["slow-1", "slow-2"])
        #expect(slow.brokenOff.all.isEmpty)
        #expect(old.seqs == [1] && new.seqs == [2])
    }

    @Test func `of a sink that is changed the delivery under way is made again, as it is now`() async throws {
        let (slow, new) = (SlowReceiver(), TestReceiver())
        let store = news.store
        _ = try await store.openSink("s")
        let notifier = Notifier(store: store, sinks: [(.forTests(), slow)])
        try await delivering({ notifier }) {
            try await news.show(1)
            await slow.begun.wait { !$0.isEmpty }
            notifier.replace(by: [.forTests { $0.templates.title = "{{title}}" }]) { _ in new }
            await new.heard.wait { !$0.isEmpty }
        }
        #expect(slow.brokenOff.all == ["s-1"])
        #expect(new.heard.all.map(\.id) == ["s-1"])
    }

    @Test func `a removed sink is told nothing any more, and goes on where it was when it comes back`() async throws {
        let (first, second, other) = (SlowReceiver(), TestReceiver(), TestReceiver())
        let store = news.store
        _ = try await store.openSink("s")
        // None at first, as in a configuration without sinks.
        let notifier = Notifier(store: store)
        try await delivering({ notifier }) {
            notifier.replace(by: [.forTests()]) { _ in first }
            try await news.show(1)
            await first.begun.wait { !$0.isEmpty }
            _ = try await store.openSink("other")
            notifier.replace(by: [.forTests("other")]) { _ in other }
            await first.brokenOff.wait { !$0.isEmpty }
            let last = try await news.show(2).last?.cursor.rawValue
            await other.heard.wait { TestReceiver.seqs($0).last == last }
            notifier.replace(by: [.forTests()]) { _ in second }
            await second.heard.wait { TestReceiver.seqs($0).last == last }
        }
        #expect(first.begun.all == ["s-1"])
        #expect(other.seqs == [2] && second.seqs == [1, 2])
    }

    @Test func `replaced over and over, sinks hear of everything once and in order`() async throws {
        let receiver = TestReceiver()
        let store = news.store
        _ = try await store.openSink("s")
        let notifier = Notifier(store: store, sinks: [(.forTests(), receiver)])
        try await delivering({ notifier }) {
            for round in 1...30 {
                for article in 0..<2 { try await news.show(article, boats: round) }
                notifier.replace(by: [.forTests { $0.pace.mostAtOnce = round }]) { _ in receiver }
            }
            let last = try news.log().last?.cursor.rawValue
            await receiver.heard.wait { TestReceiver.seqs($0).last == last }
        }
        #expect(receiver.seqs == (try news.log().map(\.cursor.rawValue)))
    }
}

/// Takes a message until it may end, or is broken off.
private final class SlowReceiver: Sink {
    let begun = Heard<String>()
    let brokenOff = Heard<String>()
    let mayEnd = Heard<Bool>()

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        begun.add(message.id)
        while mayEnd.all.isEmpty {
            if Task.isCancelled {
                brokenOff.add(message.id)
                throw CancellationError()
            }
            await Task.yield()
        }
        return .delivered
    }
}
