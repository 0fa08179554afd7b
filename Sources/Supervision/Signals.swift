import Foundation

/// The signals that a service is steered by, heard on a thread of its own and not in the middle of something.
public enum Signals {
    public enum Request: Sendable {
        /// SIGTERM and SIGINT.
        case stop
        /// SIGHUP.
        case reload
    }

    /// From now on these signals are told, and do nothing else. Called once.
    public static func tell(_ body: @escaping @Sendable (Request) -> Void) {
        let reading = wire.reading
        Thread {
            var number: UInt8 = 0
            while true {
                let count = read(reading, &number, 1)
                if count < 0, errno == EINTR { continue }
                guard count == 1 else { return }
                body(Int32(number) == SIGHUP ? .reload : .stop)
            }
        }.start()
        for number in [SIGTERM, SIGINT, SIGHUP] {
            // All that may be done in a handler (signal-safety(7)) is to pass the number on.
            _ = signal(number) { number in
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Signals.wire.writing, &byte, 1)
            }
        }
        // A sink's or reader's end that went away, or a file that may not grow any more (LimitFSIZE=), is an error of one
        // write, and no end of the service.
        for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
    }

    /// Made before the handlers are, so that none of them has to make it.
    fileprivate static let wire: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }()
}
