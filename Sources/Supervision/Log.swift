public import Foundation
import Locking

/// Where a service writes down what happens: standard error as text or JSON, or systemd's journal with all fields where
/// standard error leads there anyway.
public final class Log: Sendable {
    public enum Format: String, CaseIterable, Sendable { case text, json }

    private enum Place: Sendable {
        case text, json
        case journal(Datagram)
    }

    private let place: Place
    private let now: @Sendable () -> Date
    private let write: @Sendable (String) -> Void

    private static let journalSocket = "/run/systemd/journal/socket"

    /// - Parameters:
    ///   - format: `nil` for the journal where there is one, else text.
    ///   - write: takes a whole line.
    public init(
        format: Format?, environment: [String: String], journalSocket: String? = nil,
        now: @escaping @Sendable () -> Date = { Date() },
        write: @escaping @Sendable (String) -> Void
    ) {
        self.now = now
        self.write = write
        switch format {
        case .json: place = .json
        case .text: place = .text
        case nil:
            place =
                JournalStream.isStandardError(environment)
                ? .journal(Datagram(address: journalSocket ?? Self.journalSocket)) : .text
        }
    }

    public func add(_ entry: LogEntry) {
        switch place {
        case .text: write(entry.text(at: now()))
        case .json: write(entry.json(at: now()))
        case .journal(let socket):
            // The journal may be out of reach, in a container for one; standard error is not.
            if !socket.send(entry.journal()) { write(entry.prefixedText()) }
        }
    }
}

/// Whether standard error leads to the journal (systemd.exec(5), `$JOURNAL_STREAM`): somebody may have led it elsewhere
/// after systemd set the variable.
enum JournalStream {
    static func isStandardError(_ environment: [String: String]) -> Bool {
        guard let stream = environment["JOURNAL_STREAM"] else { return false }
        let parts = stream.split(separator: ":")
        var facts = stat()
        guard parts.count == 2, let device = UInt64(parts[0]), let inode = UInt64(parts[1]),
            fstat(STDERR_FILENO, &facts) == 0
        else { return false }
        return UInt64(facts.st_dev) == device && UInt64(facts.st_ino) == inode
    }
}
