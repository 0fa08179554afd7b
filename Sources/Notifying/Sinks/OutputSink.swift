import Articles
import Foundation
import Locking

/// Writes changes to standard output, a CloudEvent a line.
final class OutputSink: Sink {
    private let outlet: Outlet
    private let patience: Duration
    /// The message that was handed over last, and where it ends.
    private let last = Locked<(id: String, end: Int)?>(nil)

    /// - Parameter patience: how long a reader may take for a message.
    init(_ outlet: Outlet = .standardOutput, patience: Duration = .seconds(30)) {
        self.outlet = outlet
        self.patience = patience
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let lines = eventLines(message) else { return .refused(reason: "a change cannot be written as JSON") }
        let end = end(of: message.id, lines)
        let outlet = outlet, patience = patience, isCancelled = Locked(false)
        let failure: String? = await withTaskCancellationHandler {
            await onOwnThread {
                let limit = ContinuousClock.now + patience
                return outlet.write(upTo: end) { ContinuousClock.now < limit && !isCancelled.withLock { $0 } }
            }
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }
        if failure != nil, isCancelled.withLock({ $0 }) { throw CancellationError() }
        guard let failure else { return .delivered }
        return .failed(reason: "standard output: \(failure)", after: nil)
    }

    /// A message that is tried again goes on where it was.
    private func end(of id: String, _ lines: [LogFile.Line]) -> Int {
        last.withLock { last in
            if let last, last.id == id { return last.end }
            let end = outlet.add(lines)
            last = (id, end)
            return end
        }
    }
}
