import Articles
import Foundation
import Storage
import Testing

@testable import Notifying

/// What an answer means for a sink.
struct DeliveryOutcomeTests {
    private let now = Date(timeIntervalSince1970: 1_772_700_000)

    private func state() -> SinkState {
        var state = SinkState(name: "s", cursor: ChangeCursor(rawValue: 4))
        state.pending = PendingDelivery(
            changes: [5, 6].map { ChangeCursor(rawValue: $0) }, through: ChangeCursor(rawValue: 6), isDigest: true)
        return state
    }

    private func wait(_ state: SinkState) throws -> TimeInterval {
        try #require(state.nextAttempt).timeIntervalSince(now)
    }

    @Test func `a delivery takes the cursor on and forgets failures`() {
        var failed = state().after(.failed(reason: "no route", after: nil), at: now, chance: 1)
        failed = failed.after(.delivered, at: now, chance: 1)
        #expect(failed.cursor == ChangeCursor(rawValue: 6))
        #expect(failed.pending == nil && failed.failures == 0 && failed.reason == nil && failed.nextAttempt == nil)
        #expect(failed.lastDelivery == now)
    }

    @Test func `waits grow to a quarter of an hour, by chance from nothing to all of it`() throws {
        var state = state()
        var waits: [TimeInterval] = []
        for _ in 0..<14 {
            state = state.after(.failed(reason: "down", after: nil), at: now, chance: 1)
            waits.append(try wait(state))
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900])
        #expect(state.parkedAt == nil && state.pending != nil && state.cursor == ChangeCursor(rawValue: 4))
        #expect(Backoff.wait(failures: 7, after: nil, chance: 0) == 0)
        #expect(Backoff.wait(failures: 7, after: nil, chance: 0.5) == 32)
        #expect(Backoff.wait(failures: .max, after: nil, chance: 1) == 900)
    }

    private static let words: [(Duration, Double)] = [
        (.seconds(120), 120), (.milliseconds(100), 1), (.seconds(40 * 86_400), 86_400),
    ]

    @Test(arguments: words)
    func `the receiver's word on when to come again is kept, up to a day`(after: Duration, expected: Double) throws {
        let state = state().after(.failed(reason: "429", after: after), at: now, chance: 1)
        #expect(try wait(state) == expected)
    }

    @Test func `a message refused five times parks its sink, over growing waits, and is kept`() throws {
        var state = state()
        var waits: [TimeInterval] = []
        for _ in 0..<4 {
            state = state.after(.refused(reason: "404 Not Found"), at: now, chance: 1)
            waits.append(try wait(state))
        }
        #expect(waits == [30, 120, 480, 900])
        #expect(state.parkedAt == nil)
        state = state.after(.refused(reason: "404 Not Found"), at: now, chance: 1)
        #expect(state.parkedAt == now && state.nextAttempt == nil && state.pending != nil)
        #expect(state.reason == "refused a message 5 times: 404 Not Found")
    }

    @Test func `failures of the network between refusals do not hide them, and never park`() {
        var state = state()
        for _ in 0..<4 {
            state = state.after(.refused(reason: "404"), at: now, chance: 1)
            state = state.after(.failed(reason: "down", after: nil), at: now, chance: 1)
        }
        #expect(state.parkedAt == nil)
        #expect(state.after(.refused(reason: "404"), at: now, chance: 1).parkedAt == now)
    }

    @Test func `a receiver that is gone parks its sink at once`() {
        let state = state().after(.gone(reason: "410 Gone"), at: now, chance: 1)
        #expect(state.parkedAt == now && state.reason == "410 Gone" && state.pending != nil)
    }

    @Test func `ids are the same for the same changes to the same sink, and no others`() {
        func id(_ seqs: [Int64], _ sink: String) -> String {
            PendingDelivery(
                changes: seqs.map { ChangeCursor(rawValue: $0) }, through: ChangeCursor(rawValue: 9), isDigest: false
            ).messageID(to: sink)
        }
        #expect(id([7], "a") == "a-7")
        #expect(id([1, 2, 4], "a") == id([1, 2, 4], "a"))
        #expect(Set([id([1, 2, 4], "a"), id([1, 3, 4], "a"), id([1, 4], "a"), id([1, 2, 4], "b")]).count == 4)
    }
}
