import Articles
import Locking

/// Appends changes to a file, a CloudEvent a line.
final class FileSink: Sink {
    private let path: String
    private let file: Locked<LogFile>

    init(path: String) {
        self.path = path
        file = Locked(LogFile(path: path))
    }

    deinit { file.withLock { $0.closeFile() } }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        guard let lines = eventLines(message) else { return .refused(reason: "a change cannot be written as JSON") }
        let file = file
        let failure = await onOwnThread { file.withLock { $0.append(lines, of: message) } }
        guard let failure else { return .delivered }
        return .failed(reason: "\(path): \(failure)", after: nil)
    }
}

/// The changes as CloudEvents, one a line; `nil` where JSON has no way to write one.
func eventLines(_ message: SinkMessage) -> [LogFile.Line]? {
    try? message.changes.map { told in
        LogFile.Line(
            id: told.change.cursor.description, bytes: Array((try CloudEvent(told.change).line() + "\n").utf8))
    }
}
