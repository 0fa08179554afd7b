import Locking

/// Where one task waits until somebody rings. A ring while nobody waits lets the next wait pass.
final class Doorbell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Locked(State())

    func ring() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let waiter = state.waiter
            state.waiter = nil
            state.hasRung = waiter == nil
            return waiter
        }
        waiter?.resume()
    }

    /// Until it rings, or the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let passes = state.withLock { state -> Bool in
                    // The handler below may have run before there was anybody to wake.
                    let passes = state.hasRung || Task.isCancelled
                    state.hasRung = false
                    if !passes { state.waiter = continuation }
                    return passes
                }
                if passes { continuation.resume() }
            }
        } onCancel: {
            leave()
        }
    }

    private func leave() {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            let waiter = state.waiter
            state.waiter = nil
            return waiter
        }
        waiter?.resume()
    }
}
