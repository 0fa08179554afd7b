import Foundation
import Locking

/// What is still to be written to a descriptor, to a reader that may be slow: one for each, whoever writes to it, so that a
/// line that was begun is ended before another begins.
///
/// What could not be written yet is kept for whoever writes next, and nothing of it is taken back where standard output is
/// a file on a full disk: others may have written behind it.
final class Outlet: Sendable {
    private struct Queue {
        var waiting: [UInt8] = []
        /// All that was ever added, and of that what was written.
        var added = 0, written = 0
    }

    /// Of all sinks of this process.
    static let standardOutput = Outlet(file: 1)

    private let file: Int32
    private let queue = Locked(Queue())

    /// - Parameter file: a descriptor that stays open as long as this.
    init(file: Int32) {
        self.file = file
    }

    /// - Returns: how much is written once these are.
    func add(_ lines: [LogFile.Line]) -> Int {
        let bytes = lines.flatMap(\.bytes)
        return queue.withLock { queue in
            queue.waiting += bytes
            queue.added += bytes.count
            return queue.added
        }
    }

    /// Writes up to there, as long as `goesOn` says. Blocks its thread.
    /// - Returns: why not all is written.
    func write(upTo end: Int, while goesOn: () -> Bool) -> String? {
        bearFailedWrites()
        while goesOn() {
            if queue.withLock({ $0.written >= end }) { return nil }
            guard takesSome(within: 100) else { continue }
            if let failure = writePiece() { return failure }
        }
        return queue.withLock { $0.written >= end } ? nil : "its reader does not read"
    }

    /// So much as a pipe takes without waiting, where it takes anything (PIPE_BUF). By turns: whoever waits for a reader
    /// leaves the others waiting for no longer than for this.
    private func writePiece() -> String? {
        queue.withLock { queue in
            let piece = Array(queue.waiting.prefix(4096))
            // Another may have filled it meanwhile.
            guard !piece.isEmpty, takesSome(within: 0) else { return nil }
            let count = piece.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { return nil }
            guard count > 0 else { return systemReason(errno) }
            queue.waiting.removeFirst(count)
            queue.written += count
            return nil
        }
    }

    private func takesSome(within milliseconds: Int32) -> Bool {
        var place = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        return poll(&place, 1, milliseconds) > 0
    }
}
