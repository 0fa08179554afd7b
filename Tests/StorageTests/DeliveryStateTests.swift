import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What is kept of sinks.
extension ArticleStoreTests {
    private func attempt(_ number: Int, _ outcome: DeliveryAttempt.Outcome = .failed) -> DeliveryAttempt {
        DeliveryAttempt(
            message: "s-\(number)", first: ChangeCursor(rawValue: 1), last: ChangeCursor(rawValue: 2),
            triedAt: start.addingTimeInterval(Double(number)), outcome: outcome, reason: "r")
    }

    @Test func `a new sink stands at the end of the log, a known one where it stood`() async throws {
        _ = try await publish()
        let state = try await store.openSink("s")
        #expect(state.cursor == ChangeCursor(rawValue: 1) && state.pending == nil && state.parkedAt == nil)
        _ = try await publish("/b", ["Another text of quite other words that nobody has written before it was here."])
        #expect(try await store.openSink("s") == state)
        #expect(try store.sinkState("s") == state)
        #expect(try store.sinkState("t") == nil)
        #expect(try store.sinkStates() == [state])
    }

    @Test func `a state comes back as it was saved`() async throws {
        var state = try await store.openSink("s")
        state.pending = PendingDelivery(
            changes: [ChangeCursor(rawValue: 3), ChangeCursor(rawValue: 5)], through: ChangeCursor(rawValue: 5),
            isDigest: true)
        (state.failures, state.refusals, state.reason) = (3, 2, "why")
        (state.nextAttempt, state.lastDelivery) = (start, start.addingTimeInterval(1))
        state.parkedAt = start.addingTimeInterval(2)
        let saved = try await store.save(state)
        #expect(saved != nil)
        #expect(try store.sinkState("s") == saved)
        #expect(saved?.pending == state.pending)
    }

    @Test func `who has read an older state writes nothing`() async throws {
        _ = try await publish()
        let read = try await store.openSink("s")
        try await store.replay("s", after: ChangeCursor(rawValue: 0))
        var late = read
        late.cursor = ChangeCursor(rawValue: 1)
        #expect(try await store.save(late) == nil)
        #expect(try await store.settle(late, attempt(1, .delivered), told: []) == nil)
        #expect(try store.sinkState("s")?.cursor == ChangeCursor(rawValue: 0))
        // What was tried is known all the same.
        #expect(try store.attempts(of: "s", limit: 10) == [attempt(1, .delivered)])
    }

    @Test func `of what a sink was told the last are kept, in the order of telling`() async throws {
        _ = try await publish()
        _ = try await publish("/b", ["Another text of quite other words that nobody has written before it was here."])
        var state = try await store.openSink("s")
        for told in [[1, 2], [1]] as [[Int64]] {
            let cursors = told.map { ChangeCursor(rawValue: $0) }
            state = try #require(try await store.settle(state, attempt(1, .delivered), told: cursors, keeping: 2))
        }
        #expect(try store.lastTold(to: "s", limit: 10).map(\.change.cursor.rawValue) == [2, 1])
        _ = try await store.settle(state, attempt(2, .delivered), told: [ChangeCursor(rawValue: 2)], keeping: 1)
        #expect(try store.lastTold(to: "s", limit: 10).map(\.change.cursor.rawValue) == [2])
    }

    @Test func `how often a sink was set back is counted, and where the log ended then`() async throws {
        _ = try await publish()
        for count in 1...2 {
            try await store.replay("s", after: ChangeCursor(rawValue: 0))
            let state = try store.sinkState("s")
            #expect(state?.replays == count && state?.replayedTo == ChangeCursor(rawValue: 1))
        }
    }

    @Test func `replay does not lead past the end of the log`() async throws {
        _ = try await publish()
        try await store.replay("s", after: ChangeCursor(rawValue: 1_000_000))
        #expect(try store.sinkState("s")?.cursor == ChangeCursor(rawValue: 1))
    }

    @Test func `resume takes up a parked sink with what is under way`() async throws {
        #expect(try await store.resume("s") == false)
        var state = try await store.openSink("s")
        state.pending = PendingDelivery(
            changes: [ChangeCursor(rawValue: 1)], through: ChangeCursor(rawValue: 1), isDigest: false)
        (state.parkedAt, state.refusals, state.failures) = (start, 5, 5)
        _ = try await store.save(state)
        #expect(try await store.resume("s"))
        let resumed = try #require(try store.sinkState("s"))
        #expect(resumed.parkedAt == nil && resumed.refusals == 0 && resumed.failures == 0)
        #expect(resumed.pending == state.pending)
    }

    @Test func `the last thousand attempts of each sink are kept`() async throws {
        _ = try await store.openSink("t")
        var state = try await store.openSink("s")
        for number in 0..<1010 {
            state = try #require(try await store.settle(state, attempt(number), told: []))
        }
        let kept = try store.attempts(of: "s", limit: 5000)
        #expect(kept.count == 1000)
        #expect(kept.first == attempt(1009) && kept.last == attempt(10))
        #expect(try store.attempts(of: "t", limit: 10).isEmpty)
    }

    @Test func `looks that find the text again are counted, a 304 as well, and an edit begins anew`() async throws {
        func steady() throws -> Int? {
            try store.read { try Int.fetchOne($0, sql: "SELECT steadyChecks FROM article") }
        }
        let id = try await publish()
        #expect(try steady() == 0)
        try await arrive(try #require(try checks().first), text(), at: 60)
        #expect(try steady() == 1)
        try await store.record(
            [.pageNotModified(id, Representation(), freshFor: 0)], at: start.addingTimeInterval(120))
        #expect(try steady() == 2)
        try await arrive(try #require(try checks().first), text(8), at: 180)
        #expect(try steady() == 0)
        // A look that fails says nothing.
        try await store.record(
            [.pageFailed(try #require(try checks().first), reason: "down")], at: start.addingTimeInterval(240))
        #expect(try steady() == 0)
    }

    @Test func `whoever listens hears of what was recorded, as long as he listens`() async throws {
        let heard = Rings()
        var listener: CommitListener? = store.listen { heard.ring() }
        _ = try await publish()
        let before = heard.count
        #expect(before > 0)
        withExtendedLifetime(listener) {}
        listener = nil
        _ = try await publish("/b", ["Another text of quite other words that nobody has written before it was here."])
        #expect(heard.count == before)
    }

    @Test func `a store from before there were sinks is brought up to date`() async throws {
        let path = folder.file("old.sqlite")
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(
            queue, upTo: "articles joined and divided, read anew, and how often they are edited")
        try queue.close()
        let store = try ArticleStore(path: path, access: .write)
        #expect(try await store.openSink("s").cursor == ChangeCursor(rawValue: 0))
    }
}

/// How often it rang, from any thread.
private final class Rings: Sendable {
    private let lines = Lines()

    var count: Int { lines.all.count }

    func ring() { lines.add("") }
}
