import Articles
import Locking

/// Appends changes to a file, a CloudEvent a line.
///
/// Nothing is written into it but what is told: a file that was lost begins anew with what is told next, and `onNewFile`
/// lets its user know. What stood in it is written by `FileRebuild`, on his word: the service cannot know whether he took the
/// file away because he had read it.
final class FileSink: Sink {
    private let path: String
    private let file: Locked<LogFile>

    init(path: String, patience: Duration = .seconds(3), onNewFile: @escaping @Sendable () -> Void = {}) {
        self.path = path
        file = Locked(LogFile(path: path, patience: patience, onNewFile: onNewFile))
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
    try? message.changes.map { told in try LogFile.Line(told.change) }
}

extension LogFile.Line {
    init(_ change: Change) throws {
        id = change.cursor.description
        bytes = Array((try CloudEvent(change).line() + "\n").utf8)
    }
}
