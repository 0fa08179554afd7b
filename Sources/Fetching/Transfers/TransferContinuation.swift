import Locking

/// Who waits for a transfer: resumed once, by whoever comes first.
final class TransferContinuation: Sendable {
    private let waiting: Locked<CheckedContinuation<TransferReply, any Error>?> = Locked(nil)

    /// Before the transfer is begun.
    func set(_ continuation: CheckedContinuation<TransferReply, any Error>) { waiting.withLock { $0 = continuation } }

    func resume(with outcome: Result<TransferReply, any Error>) { take()?.resume(with: outcome) }

    func cancel() { take()?.resume(throwing: CancellationError()) }

    private func take() -> CheckedContinuation<TransferReply, any Error>? {
        waiting.withLock { waiting in
            defer { waiting = nil }
            return waiting
        }
    }
}
