import Articles
import Foundation
import Settings
import Storage
import Testing

@testable import Notifying

/// When a sink is told, and of how much at a time: tables, no store, no clock.
struct DeliveryPlanTests {
    private static let zone = TimeZone(identifier: "Europe/Berlin")

    private func calendar() throws -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(Self.zone)
        return calendar
    }

    private func time(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    private func waiting(_ seqs: ClosedRange<Int64>, at time: Date) -> [WaitingChange] {
        seqs.map {
            WaitingChange(
                Change(cursor: ChangeCursor(rawValue: $0), time: time, type: .articlePublished, data: ChangeData()),
                seenAt: time)
        }
    }

    private func state(_ change: (inout SinkState) -> Void = { _ in }) -> SinkState {
        var state = SinkState(name: "s", cursor: ChangeCursor(rawValue: 0))
        change(&state)
        return state
    }

    private func pending(_ seqs: ClosedRange<Int64>, isDigest: Bool) -> PendingDelivery {
        PendingDelivery(
            changes: seqs.map { ChangeCursor(rawValue: $0) }, through: ChangeCursor(rawValue: seqs.upperBound),
            isDigest: isDigest)
    }

    // MARK: At once

    @Test func `one after the other, and many at once as one`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        let plan = DeliveryPlan(pace: SinkPace(), calendar: try calendar())
        #expect(plan.step(state(), waiting: [], at: now) == .idle)
        #expect(plan.step(state(), waiting: waiting(1...3, at: now), at: now) == .tell(pending(1...1, isDigest: false)))
        #expect(
            plan.step(state(), waiting: waiting(1...20, at: now), at: now) == .tell(pending(1...1, isDigest: false)))
        #expect(
            plan.step(state(), waiting: waiting(1...21, at: now), at: now) == .tell(pending(1...21, isDigest: true)))
        #expect(
            plan.step(state(), waiting: waiting(1...400, at: now), at: now) == .tell(pending(1...200, isDigest: true)))
    }

    @Test func `what is under way comes first, as it was, and not before its time`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        let plan = DeliveryPlan(pace: SinkPace(), calendar: try calendar())
        let underWay = pending(4...6, isDigest: true)
        let later = now.addingTimeInterval(30)
        #expect(plan.step(state { $0.pending = underWay }, waiting: [], at: now) == .tell(underWay))
        let failed = state {
            $0.pending = underWay
            $0.nextAttempt = later
        }
        #expect(plan.step(failed, waiting: waiting(7...9, at: now), at: now) == .wait(until: later))
        #expect(plan.step(failed, waiting: waiting(7...9, at: now), at: later) == .tell(underWay))
        #expect(plan.step(state { $0.parkedAt = now }, waiting: waiting(1...1, at: now), at: now) == .parked)
    }

    @Test func `a clock that was set back does not put a sink off for ever`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        let underWay = pending(1...1, isDigest: false)
        let ahead = state {
            $0.pending = underWay
            $0.nextAttempt = now.addingTimeInterval(400 * 86_400)
        }
        #expect(
            DeliveryPlan(pace: SinkPace(), calendar: try calendar()).step(ahead, waiting: [], at: now)
                == .tell(underWay))
    }

    @Test func `what has lasted does not take the cursor past what is in the log`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        var pace = SinkPace()
        pace.mostAtOnce = 1
        var all = waiting(3...5, at: now)
        all[1].hasLasted = true
        let step = DeliveryPlan(pace: pace, calendar: try calendar()).step(
            state(), waiting: Array(all.prefix(2)), at: now)
        let told = PendingDelivery(
            changes: [3, 4].map { ChangeCursor(rawValue: $0) }, through: ChangeCursor(rawValue: 3), isDigest: true)
        #expect(step == .tell(told))
    }

    @Test func `what is told again has another id, what comes after it has not`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        let plan = DeliveryPlan(pace: SinkPace(), calendar: try calendar())
        let replayed = state { ($0.replays, $0.replayedTo) = (2, ChangeCursor(rawValue: 5)) }
        for (seq, id) in [(5, "s-5-r2"), (6, "s-6")] as [(Int64, String)] {
            guard case .tell(let pending) = plan.step(replayed, waiting: waiting(seq...seq, at: now), at: now) else {
                Issue.record("not told")
                return
            }
            #expect(pending.messageID(to: "s") == id)
        }
    }

    // MARK: Digests

    @Test func `a digest is told when its time is over, with all that came`() throws {
        let first = try time("2026-03-05T12:00:00Z")
        var pace = SinkPace()
        pace.digest = .seconds(3600)
        let plan = DeliveryPlan(pace: pace, calendar: try calendar())
        let due = first.addingTimeInterval(3600)
        #expect(plan.step(state(), waiting: waiting(1...2, at: first), at: first) == .wait(until: due))
        #expect(
            plan.step(state(), waiting: waiting(1...2, at: first), at: due) == .tell(pending(1...2, isDigest: true)))
    }

    @Test func `a change dated in the future holds a digest up no longer than any other`() throws {
        let now = try time("2026-03-05T12:00:00Z")
        let change = try #require(waiting(1...1, at: now.addingTimeInterval(900 * 86_400)).first).change
        var pace = SinkPace()
        pace.digest = .seconds(3600)
        let plan = DeliveryPlan(pace: pace, calendar: try calendar())
        let seen = [WaitingChange(change, seenAt: now)]
        let due = now.addingTimeInterval(3600)
        #expect(plan.step(state(), waiting: seen, at: now) == .wait(until: due))
        #expect(plan.step(state(), waiting: seen, at: due) == .tell(pending(1...1, isDigest: true)))
    }

    @Test func `what had to last first waits for its digest from then on`() throws {
        let happened = try time("2026-03-04T12:00:00Z"), lasted = try time("2026-03-05T12:00:00Z")
        let change = try #require(waiting(1...1, at: happened).first).change
        let late = [WaitingChange(change, lastedAt: lasted)]
        var hourly = SinkPace(), daily = SinkPace()
        hourly.digest = .seconds(3600)
        daily.dailyAt = 7 * 60
        let calendar = try calendar()
        #expect(
            DeliveryPlan(pace: hourly, calendar: calendar).step(state(), waiting: late, at: lasted)
                == .wait(until: lasted.addingTimeInterval(3600)))
        #expect(
            DeliveryPlan(pace: daily, calendar: calendar).step(state(), waiting: late, at: lasted)
                == .wait(until: try time("2026-03-06T06:00:00Z")))
    }

    @Test(arguments: [
        ("2026-03-05T12:00:00Z", "2026-03-06T06:00:00Z"),
        ("2026-03-06T06:00:00Z", "2026-03-07T06:00:00Z"),
        // The clock goes from 2 to 3, and the day has 23 hours.
        ("2026-03-28T06:30:00Z", "2026-03-29T05:00:00Z"),
        // And 25.
        ("2026-10-24T05:30:00Z", "2026-10-25T06:00:00Z"),
    ])
    func `a daily digest comes at its hour on the wall`(first: String, due: String) throws {
        var pace = SinkPace()
        pace.dailyAt = 7 * 60
        let plan = DeliveryPlan(pace: pace, calendar: try calendar())
        let first = try time(first), due = try time(due)
        let waiting = waiting(1...1, at: first)
        #expect(plan.step(state(), waiting: waiting, at: first) == .wait(until: due))
        #expect(plan.step(state(), waiting: waiting, at: due) == .tell(pending(1...1, isDigest: true)))
    }

    // MARK: Quiet hours

    private static let nights: [(Int, Int, String, String?)] = [
        // Begin and end on the wall, now, and when it is over; nothing where it is not quiet.
        (22 * 60, 7 * 60, "2026-03-05T20:59:59Z", nil),
        (22 * 60, 7 * 60, "2026-03-05T21:00:00Z", "2026-03-06T06:00:00Z"),
        (22 * 60, 7 * 60, "2026-03-05T23:30:15Z", "2026-03-06T06:00:00Z"),
        (22 * 60, 7 * 60, "2026-03-06T05:59:59Z", "2026-03-06T06:00:00Z"),
        (22 * 60, 7 * 60, "2026-03-06T06:00:00Z", nil),
        (12 * 60, 14 * 60, "2026-03-05T11:30:00Z", "2026-03-05T13:00:00Z"),
        (12 * 60, 14 * 60, "2026-03-05T10:30:00Z", nil),
        // Over the night in which the clock goes from 2 to 3, and the one in which it goes from 3 to 2.
        (22 * 60, 7 * 60, "2026-03-28T22:00:00Z", "2026-03-29T05:00:00Z"),
        (22 * 60, 7 * 60, "2026-10-24T21:00:00Z", "2026-10-25T06:00:00Z"),
        // An end that is not there that night: when the clock has passed it.
        (22 * 60, 2 * 60 + 30, "2026-03-28T22:00:00Z", "2026-03-29T01:00:00Z"),
        // An end that is there twice: the first, and again the second where somebody asks in between.
        (22 * 60, 2 * 60 + 30, "2026-10-24T21:00:00Z", "2026-10-25T00:30:00Z"),
        (22 * 60, 2 * 60 + 30, "2026-10-25T01:10:00Z", "2026-10-25T01:30:00Z"),
    ]

    @Test(arguments: nights)
    func `quiet hours are by the clock on the wall`(begin: Int, end: Int, now: String, over: String?) throws {
        var pace = SinkPace()
        pace.quiet = SinkPace.Range(begin: begin, end: end)
        let plan = DeliveryPlan(pace: pace, calendar: try calendar())
        let now = try time(now)
        let step = plan.step(state(), waiting: waiting(1...1, at: now), at: now)
        let expected = try over.map { DeliveryStep.wait(until: try time($0)) }
        #expect(step == expected ?? .tell(pending(1...1, isDigest: false)))
    }

    @Test func `what waits over quiet hours is told together if it is much`() throws {
        var pace = SinkPace()
        pace.quiet = SinkPace.Range(begin: 22 * 60, end: 7 * 60)
        let plan = DeliveryPlan(pace: pace, calendar: try calendar())
        let night = waiting(1...50, at: try time("2026-03-05T23:00:00Z"))
        let morning = try time("2026-03-06T06:00:00Z")
        #expect(plan.step(state(), waiting: night, at: morning) == .tell(pending(1...50, isDigest: true)))
        #expect(plan.step(state(), waiting: [], at: try time("2026-03-05T23:00:00Z")) == .idle)
    }
}
