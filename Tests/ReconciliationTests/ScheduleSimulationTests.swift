import Foundation
import Reconciliation
import Testing

/// What looks are worth: articles of six outlets over a month, some of which edit much, watched by three schedules.
struct ScheduleSimulationTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
        mutating func share() -> Double { Double(next() >> 11) / Double(UInt64(1) << 53) }
    }

    /// When an article was published, and its edits, in seconds since the beginning.
    private struct History {
        let outlet: Int
        let published: Double
        let edits: [Double]
    }

    private static let hour = 3600.0
    private static let month = 30 * 24 * hour

    /// Edits come as a power law after the last change (half of them within the first hours), and some set off another.
    private static func histories(seed: UInt64) -> [History] {
        var dice = Dice(state: seed &* 2_654_435_761 &+ 7)
        let editsPerArticle = [0.05, 0.1, 0.3, 0.8, 2, 4]
        return (0..<900).map { number in
            let outlet = number % 6
            let published = dice.share() * 20 * 24 * hour
            var edits: [Double] = []
            var time = published
            while edits.count < 40, dice.share() < editsPerArticle[outlet] / (1 + editsPerArticle[outlet]) {
                time += hour / 4 * (pow(1 - dice.share(), -1.25) - 1) + 60
                guard time < month else { break }
                edits.append(time)
            }
            return History(outlet: outlet, published: published, edits: edits)
        }
    }

    private struct Outcome {
        var requests = 0
        var seen = 0
        var delay = 0.0
    }

    /// One look: what it finds, and the time of the next by the schedule.
    private struct Watch {
        var lastChanged: Double
        var lastChecked: Double
        var rate = EditRate()
        var known = 0
    }

    private func date(_ time: Double) -> Date { Date(timeIntervalSince1970: time) }

    /// - Parameter next: the wait after a look, told the time since the last change that was seen.
    private func outcome(
        of histories: [History], next: (inout Watch, _ now: Double, _ found: Bool, _ outlet: Int) -> Double
    ) -> Outcome {
        var outcome = Outcome()
        var queue = histories.indices.map { (time: histories[$0].published, article: $0) }.sorted { $0.time < $1.time }
        var watches = histories.map { Watch(lastChanged: $0.published, lastChecked: $0.published) }
        var later: [(time: Double, article: Int)] = []
        // Looks in the order of time, since what is learned of one article serves the next.
        while !queue.isEmpty {
            for (now, article) in queue where now < Self.month {
                outcome.requests += 1
                let edits = histories[article].edits
                let visible = edits.prefix { $0 <= now }.count
                let found = visible > watches[article].known
                if found {
                    // Of several since the last look only the last is seen.
                    outcome.seen += 1
                    outcome.delay += now - edits[visible - 1]
                    watches[article].known = visible
                }
                let wait = next(&watches[article], now, found, histories[article].outlet)
                later.append((now + max(300, wait), article))
            }
            queue = later.sorted { $0.time < $1.time }
            later = []
        }
        return outcome
    }

    private func learned(_ histories: [History]) -> Outcome {
        var outlets: [Int: EditRate] = [:]
        return outcome(of: histories) { watch, now, found, outlet in
            let expected = EditRate.expected(of: watch.rate, at: outlets[outlet] ?? EditRate())
            let look = EditRate.look(
                at: date(now), lastChanged: date(watch.lastChanged), lastChecked: date(watch.lastChecked),
                foundEdit: found, expected: expected)
            watch.rate = watch.rate + look
            outlets[outlet] = (outlets[outlet] ?? EditRate()) + look
            if found { watch.lastChanged = now }
            watch.lastChecked = now
            let due = Schedule.nextCheck(
                lastChanged: date(watch.lastChanged), checkedAt: date(now), freshFor: 0,
                expected: EditRate.expected(of: watch.rate, at: outlets[outlet] ?? EditRate()))
            return due.timeIntervalSince1970 - now
        }
    }

    /// newsdiffs: every quarter of an hour for three hours after the last change, hourly that day, every three hours
    /// that week, every three days that month (its `get_update_delay`).
    private func tabled(_ histories: [History]) -> Outcome {
        outcome(of: histories) { watch, now, found, _ in
            if found { watch.lastChanged = now }
            let age = now - watch.lastChanged
            return age < 3 * Self.hour
                ? Self.hour / 4
                : age < 24 * Self.hour ? Self.hour : age < 7 * 24 * Self.hour ? 3 * Self.hour : 72 * Self.hour
        }
    }

    private func hourly(_ histories: [History]) -> Outcome {
        outcome(of: histories) { _, _, _, _ in Self.hour }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `a learned schedule sees more edits a request than a table or an hourly look`(seed: UInt64) {
        let histories = Self.histories(seed: seed)
        let edits = histories.reduce(0) { $0 + $1.edits.count }
        let learned = learned(histories), tabled = tabled(histories), hourly = hourly(histories)
        func told(_ name: String, _ outcome: Outcome) -> String {
            "\(name): \(outcome.seen) of \(edits) edits with \(outcome.requests) requests, "
                + "\(Int(outcome.delay / Double(max(1, outcome.seen)) / 60)) minutes late"
        }
        let comment = Comment(
            rawValue: [told("learned", learned), told("table", tabled), told("hourly", hourly)].joined(separator: "; "))
        func yield(_ outcome: Outcome) -> Double { Double(outcome.seen) / Double(outcome.requests) }
        #expect(learned.seen >= tabled.seen, comment)
        #expect(yield(learned) > 1.35 * yield(tabled), comment)
        #expect(learned.seen > hourly.seen, comment)
        #expect(yield(learned) > 5 * yield(hourly), comment)
    }

    @Test func `several edits between two looks are counted as what is to be expected`() {
        let start = Date(timeIntervalSince1970: 0)
        let soon = EditRate.look(
            at: start.addingTimeInterval(60), lastChanged: start, lastChecked: start, foundEdit: true, expected: 0.1)
        let late = EditRate.look(
            at: start.addingTimeInterval(86_400 * 20), lastChanged: start, lastChecked: start, foundEdit: true,
            expected: 2)
        #expect(abs(soon.edits - 1) < 0.01)
        #expect(late.edits > 5)
        #expect(
            EditRate.look(
                at: start, lastChanged: start, lastChecked: start.addingTimeInterval(99), foundEdit: false, expected: 1)
                == EditRate())
    }
}
