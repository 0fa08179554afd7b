import Articles
import Foundation
import Locking
import Settings
import Storage

/// Tells one sink, for ever. All that it has to remember is in the store, which is read anew at each turn: its user may
/// have set it back or taken it up again meanwhile.
struct SinkRunner: Sendable {
    let settings: SinkSettings
    let sink: any Sink
    let store: ArticleStore
    let clock: DeliveryClock
    let onEvent: @Sendable (DeliveryEvent) -> Void
    /// Rung where there may be something to tell.
    let bell = Doorbell()
    /// Rung where it is not wanted any more.
    let dismissal = Doorbell()

    func isSame(as other: SinkRunner) -> Bool { bell === other.bell }

    /// Ends with its sink's name when it is dismissed; a delivery under way is broken off. Throws when it is cancelled.
    func runUntilDismissed() async throws -> String {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await run() }
            group.addTask { await dismissal.wait() }
            try await group.next()
            group.cancelAll()
            // What is broken off throws that it was cancelled.
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
        try Task.checkCancellation()
        return settings.name
    }

    /// Ends when it is cancelled.
    func run() async throws {
        var waiting = WaitingChanges(settings, store, onSlowPattern: sayOnce(.slowPattern(sink: settings.name)))
        var unsettled: Settlement?
        var troubles = 0
        while true {
            try Task.checkCancellation()
            do {
                _ = try await turn(&waiting, &unsettled, waits: true)
                troubles = 0
            } catch let error as StoreError {
                // A full disk, most likely: somebody makes room.
                troubles = min(troubles + 1, 6)
                onEvent(.troubled(sink: settings.name, error))
                try await clock.rest(.seconds(1 << troubles))
            }
        }
    }

    /// Tells what is due, and ends when there is nothing left but to wait.
    func tellWhatIsDue() async throws {
        var waiting = WaitingChanges(settings, store, onSlowPattern: sayOnce(.slowPattern(sink: settings.name)))
        var unsettled: Settlement?
        while try await turn(&waiting, &unsettled, waits: false) { try Task.checkCancellation() }
    }

    private func sayOnce(_ event: DeliveryEvent) -> @Sendable () -> Void {
        let (onEvent, wasSaid) = (onEvent, Locked(false))
        return {
            let isNew = wasSaid.withLock { said -> Bool in
                defer { said = true }
                return !said
            }
            if isNew { onEvent(event) }
        }
    }

    /// - Parameter waits: whether it waits where there is nothing to do yet.
    /// - Returns: whether there may be more to do at once.
    private func turn(
        _ waiting: inout WaitingChanges, _ unsettled: inout Settlement?, waits: Bool
    ) async throws -> Bool {
        try await settle(&unsettled)
        var state = try await storedState()
        if state.parkedAt == nil, state.pending == nil {
            guard let stored = try await waiting.refill(state, at: clock.now()) else { return true }
            state = stored
        }
        let plan = DeliveryPlan(pace: settings.pace, calendar: clock.calendar)
        switch plan.step(state, waiting: waiting.all, at: clock.now()) {
        case .tell(let pending):
            try await tell(pending, state, &unsettled)
            return true
        case _ where !waits: return false
        case .idle, .parked: await bell.wait()
        case .wait(let time): await pause(until: time)
        }
        return true
    }

    private func storedState() async throws -> SinkState {
        if let state = try store.sinkState(settings.name) { return state }
        return try await store.openSink(settings.name)
    }

    // MARK: Waiting

    /// Until then, or until something was recorded. At most a minute: clocks are set, and machines sleep.
    private func pause(until time: Date) async {
        let seconds = min(max(time.timeIntervalSince(clock.now()), 0.001), Self.longestPause)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await bell.wait() }
            group.addTask { try? await clock.rest(.seconds(seconds)) }
            _ = await group.next()
            group.cancelAll()
        }
    }

    private static let longestPause: TimeInterval = 60

    // MARK: Telling

    private func tell(
        _ pending: PendingDelivery, _ known: SinkState, _ unsettled: inout Settlement?
    ) async throws {
        var state = known
        if state.pending != pending {
            state.pending = pending
            guard let stored = try await store.save(state) else { return }
            state = stored
        }
        let message = try MessageReader(settings: settings, store: store).message(pending)
        guard !message.changes.isEmpty else {
            state.pending = nil
            _ = try await store.save(state)
            return
        }
        let triedAt = clock.now()
        let outcome = try await sink.deliver(message)
        let settled = state.after(outcome, at: clock.now(), chance: clock.chance())
        unsettled = Settlement(
            state: settled, outcome: outcome,
            attempt: DeliveryAttempt(outcome, message, pending, at: triedAt), told: pending.changes)
        try await settle(&unsettled)
    }

    /// Keeps what came of the last delivery. Until that is done nothing is sent: where the disk is full the same message
    /// would be sent again and again.
    private func settle(_ unsettled: inout Settlement?) async throws {
        guard let settlement = unsettled else { return }
        let stored = try await store.settle(
            settlement.state, settlement.attempt, told: settlement.told, keeping: keptEntries)
        unsettled = nil
        if let stored { say(settlement.outcome, stored, changes: settlement.told.count) }
    }

    /// An Atom file is written anew each time, with what was told before.
    private var keptEntries: Int {
        guard case .atom(_, let entries) = settings.target else { return 0 }
        return entries
    }

    private func say(_ outcome: DeliveryOutcome, _ state: SinkState, changes: Int) {
        let reason = state.reason ?? ""
        if state.parkedAt != nil {
            onEvent(.parked(sink: settings.name, reason: reason))
        } else if outcome == .delivered {
            onEvent(.delivered(sink: settings.name, changes: changes))
        } else {
            onEvent(.failed(sink: settings.name, reason: reason, again: state.nextAttempt ?? clock.now()))
        }
    }
}

/// What came of a delivery, until it is in the store.
private struct Settlement: Sendable {
    let state: SinkState
    let outcome: DeliveryOutcome
    let attempt: DeliveryAttempt
    let told: [ChangeCursor]
}
