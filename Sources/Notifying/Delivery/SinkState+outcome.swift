import Articles
import Foundation
import Storage

extension SinkState {
    /// The state after an attempt at the message under way.
    /// - Parameter chance: from 0 to 1.
    func after(_ outcome: DeliveryOutcome, at now: Date, chance: Double) -> SinkState {
        var state = self
        switch outcome {
        case .delivered:
            state = SinkState(self, after: now)
        case .failed(let reason, let after):
            state.failures += 1
            state.reason = reason
            let wait = Backoff.wait(failures: state.failures, after: after, chance: chance)
            state.nextAttempt = now.addingTimeInterval(wait)
        case .refused(let reason):
            state.failures += 1
            state.refusals += 1
            state.reason = reason
            if state.refusals >= Backoff.mostRefusals {
                state.reason = "refused a message \(state.refusals) times: \(reason)"
                state.parkedAt = now
            }
            let wait = Backoff.wait(refusals: state.refusals, chance: chance)
            state.nextAttempt = state.parkedAt == nil ? now.addingTimeInterval(wait) : nil
        case .gone(let reason):
            state.reason = reason
            state.nextAttempt = nil
            state.parkedAt = now
        }
        return state
    }

    private init(_ before: SinkState, after delivery: Date) {
        self = before
        cursor = max(cursor, pending?.through ?? cursor)
        pending = nil
        (failures, refusals) = (0, 0)
        (nextAttempt, reason) = (nil, nil)
        lastDelivery = delivery
    }
}

extension PendingDelivery {
    /// By which the receiver drops a repeat: the same for the same changes to the same sink, until its user wants them told
    /// again.
    func messageID(to sink: String) -> String { firstID(to: sink) + (replay == 0 ? "" : "-r\(replay)") }

    private func firstID(to sink: String) -> String {
        guard let first = changes.first, let last = changes.last, first != last else {
            return "\(sink)-\(changes.first ?? through)"
        }
        // Two messages may begin and end alike and yet tell another choice of what is between.
        var hash = FNV1a()
        for change in changes { hash.combine(change.description) }
        return "\(sink)-\(first)-\(last)-\(String(hash.value, radix: 16))"
    }
}

extension DeliveryAttempt {
    init(_ outcome: DeliveryOutcome, _ message: SinkMessage, _ pending: PendingDelivery, at time: Date) {
        let (kind, reason): (Outcome, String?) =
            switch outcome {
            case .delivered: (.delivered, nil)
            case .failed(let reason, _): (.failed, reason)
            case .refused(let reason): (.refused, reason)
            case .gone(let reason): (.gone, reason)
            }
        self.init(
            message: message.id, first: pending.changes.first ?? pending.through,
            last: pending.changes.last ?? pending.through, triedAt: time, outcome: kind, reason: reason)
    }
}
