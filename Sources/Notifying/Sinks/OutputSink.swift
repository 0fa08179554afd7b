import Articles
import Foundation
import Locking

/// Writes changes to standard output, a CloudEvent a line.
final class OutputSink: Sink {
    private let output: Locked<Outlet>
    private let patience: Duration

    /// - Parameters:
    ///   - file: a descriptor that stays open as long as the sink.
    ///   - patience: how long a reader may take for a message.
    init(file: Int32 = 1, patience: Duration = .seconds(30)) {
        output = Locked(Outlet(file: file))
        self.patience = patience
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let lines = eventLines(message) else { return .refused(reason: "a change cannot be written as JSON") }
        let output = output, patience = patience, isCancelled = Locked(false)
        let failure: String? = await withTaskCancellationHandler {
            await onOwnThread {
                let end = ContinuousClock.now + patience
                return output.withLock { outlet in
                    outlet.take(lines, of: message.id)
                    return outlet.write { ContinuousClock.now < end && !isCancelled.withLock { $0 } }
                }
            }
        } onCancel: {
            isCancelled.withLock { $0 = true }
        }
        if failure != nil, isCancelled.withLock({ $0 }) { throw CancellationError() }
        guard let failure else { return .delivered }
        return .failed(reason: "standard output: \(failure)", after: nil)
    }
}

/// What is still to be written, to a reader that may be slow: a line that was begun is ended before another begins.
private struct Outlet: Sendable {
    let file: Int32
    private var waiting: [UInt8] = []
    private var messageID: String?

    init(file: Int32) {
        self.file = file
    }

    /// A message that is tried again goes on where it was.
    mutating func take(_ lines: [LogFile.Line], of id: String) {
        guard id != messageID else { return }
        messageID = id
        waiting += lines.flatMap(\.bytes)
    }

    /// As long as `goesOn` says. - Returns: why not all is written.
    mutating func write(while goesOn: () -> Bool) -> String? {
        bearFailedWrites()
        while !waiting.isEmpty {
            guard goesOn() else { return "its reader does not read" }
            var place = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
            guard poll(&place, 1, 100) > 0 else { continue }
            // So much a pipe takes without waiting, where it takes anything (PIPE_BUF).
            let piece = Array(waiting.prefix(4096))
            let count = piece.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return systemReason(errno) }
            waiting.removeFirst(count)
        }
        return nil
    }
}
