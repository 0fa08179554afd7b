import Articles
import Foundation
import Settings
import Storage

/// What is to be done for a sink next.
enum DeliveryStep: Equatable {
    /// There is nothing to tell, until something is recorded.
    case idle
    case wait(until: Date)
    case tell(PendingDelivery)
    /// Until its user takes it up again.
    case parked
}

/// A change that a sink is to hear of.
struct WaitingChange: Hashable, Sendable {
    var change: Change
    /// Since when it waits to be told: when it happened, or was seen to have lasted.
    var since: Date
    /// Whether it was set aside until it had lasted, and comes late.
    var hasLasted = false

    /// By a clock that was wrong a change may have happened in days to come: it waits from when it was seen.
    init(_ change: Change, seenAt now: Date) {
        self.change = change
        since = min(change.time, now)
    }

    init(_ change: Change, lastedAt time: Date) {
        self.change = change
        since = time
        hasLasted = true
    }
}

/// When a sink is told, and of how much at a time. Decides only.
struct DeliveryPlan {
    let pace: SinkPace
    let calendar: Calendar

    /// More changes than these are several messages, whatever the pace.
    static let largestDigest = 200

    /// - Parameter waiting: what is to be told, in the order of the log; of many, the first.
    func step(_ state: SinkState, waiting: [WaitingChange], at now: Date) -> DeliveryStep {
        if state.parkedAt != nil { return .parked }
        // A clock that was set back must not make it wait for longer than anything lets it.
        if let next = state.nextAttempt, next > now, next.timeIntervalSince(now) <= Backoff.longestPatience {
            return .wait(until: next)
        }
        guard let first = waiting.map(\.since).min(), state.pending == nil else {
            guard let pending = state.pending else { return .idle }
            return unlessQuiet(.tell(pending), now)
        }
        let due = due(after: first)
        if due > now { return .wait(until: due) }
        return unlessQuiet(.tell(message(waiting, state)), now)
    }

    private func unlessQuiet(_ step: DeliveryStep, _ now: Date) -> DeliveryStep {
        guard let quiet = pace.quiet.map({ QuietHours(range: $0, calendar: calendar) }), quiet.hold(now) else {
            return step
        }
        return .wait(until: quiet.end(after: now))
    }

    /// When what happened at a time is told, if it is the first that is to be told.
    private func due(after first: Date) -> Date {
        if let minute = pace.dailyAt {
            let time = DateComponents(hour: minute / 60, minute: minute % 60)
            return calendar.nextDate(after: first, matching: time, matchingPolicy: .nextTime) ?? first
        }
        return pace.digest.map { first.addingTimeInterval($0 / .seconds(1)) } ?? .distantPast
    }

    private func message(_ waiting: [WaitingChange], _ state: SinkState) -> PendingDelivery {
        let isDigest = pace.digest != nil || pace.dailyAt != nil || waiting.count > pace.mostAtOnce
        let told = waiting.prefix(isDigest ? Self.largestDigest : 1)
        let isReplayed = told.contains { $0.change.cursor <= state.replayedTo }
        return PendingDelivery(
            changes: told.map(\.change.cursor),
            through: told.last { !$0.hasLasted }?.change.cursor ?? state.cursor, isDigest: isDigest,
            replay: isReplayed ? state.replays : 0)
    }
}
