import Foundation

/// A program that is given input and waited for. Blocks the thread it is run on.
struct ChildProcess {
    enum Cause: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)
        case timedOut
        case cancelled
        case notStarted(reason: String)
    }

    struct Ending: Sendable {
        var cause: Cause
        /// What it complained of last, on standard error.
        var lastLine = ""
    }

    private let pid: pid_t
    /// Where its input is written; -1 once all of it is, or nobody reads any more.
    private var input: Int32
    private var complaints: Int32
    private var said: [UInt8] = []

    static func run(
        _ arguments: [String], _ environment: [String], input: [UInt8], timeout: Duration, isCancelled: () -> Bool
    ) -> Ending {
        bearFailedWrites()
        switch Spawning.start(arguments, environment) {
        case .failure(let failure): return Ending(cause: .notStarted(reason: failure.reason))
        case .success(let started):
            var child = ChildProcess(pid: started.pid, input: started.input, complaints: started.complaints)
            defer { child.closeAll() }
            let cause = child.wait(giving: input, until: ContinuousClock.now + timeout, isCancelled: isCancelled)
            return Ending(cause: cause, lastLine: child.lastLine)
        }
    }

    // MARK: Waiting

    private mutating func wait(
        giving bytes: [UInt8], until deadline: ContinuousClock.Instant, isCancelled: () -> Bool
    ) -> Cause {
        var given = 0
        while true {
            // Before it is asked for its end: what it said last has been written by then.
            let status = poll()
            exchange(bytes, &given)
            if let status { return status }
            if isCancelled() { return end(as: .cancelled) }
            if ContinuousClock.now >= deadline { return end(as: .timedOut) }
            sleep()
        }
    }

    /// `nil` while it runs.
    private func poll() -> Cause? {
        var status: Int32 = 0
        let found = waitpid(pid, &status, WNOHANG)
        guard found != 0 else { return nil }
        guard found == pid else { return errno == EINTR ? nil : .notStarted(reason: systemReason(errno)) }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }

    /// Asks it to end, with all that it started, and makes it where it does not. What it may have left behind is ended
    /// before it is reaped itself: after that its number may be another's.
    private mutating func end(as cause: Cause) -> Cause {
        kill(-pid, SIGTERM)
        let patience = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < patience, !hasEnded {
            var nothing = 0
            exchange([], &nothing)
            sleep()
        }
        kill(-pid, SIGKILL)
        while poll() == nil { sleep() }
        return cause
    }

    /// Without reaping it.
    private var hasEnded: Bool {
        var info = siginfo_t()
        guard waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else { return errno != EINTR }
        // Of none that has ended nothing is told.
        return info.si_signo == SIGCHLD
    }

    /// Until there is something to write or read, or a hundredth of a second went by.
    private func sleep() {
        var places = [
            pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: complaints, events: Int16(POLLIN), revents: 0),
        ]
        _ = Foundation.poll(&places, nfds_t(places.count), 10)
    }

    // MARK: Input and complaints

    private mutating func exchange(_ bytes: [UInt8], _ given: inout Int) {
        if input >= 0 { give(bytes, &given) }
        if complaints >= 0 { hear() }
    }

    private mutating func give(_ bytes: [UInt8], _ given: inout Int) {
        while given < bytes.count {
            let count = bytes[given...].withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            // Nobody reads it: that is the program's own affair, and its status says how it went.
            guard count > 0 else { break }
            given += count
        }
        close(input)
        input = -1
    }

    /// So much at a turn, and no more: a program that floods its standard error must not keep us from the clock.
    private mutating func hear() {
        var chunk = [UInt8](repeating: 0, count: 4096)
        for _ in 0..<Self.mostReads {
            let count = read(complaints, &chunk, chunk.count)
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            guard count > 0 else {
                close(complaints)
                complaints = -1
                return
            }
            said = Array((said + chunk[..<count]).suffix(4096))
        }
    }

    /// 64 KiB, which is as much as a pipe holds.
    private static let mostReads = 16

    private var lastLine: String {
        let lines = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.last { !$0.allSatisfy(\.isWhitespace) }.map { oneLine(String($0), atMost: 200) } ?? ""
    }

    private func closeAll() {
        if input >= 0 { close(input) }
        if complaints >= 0 { close(complaints) }
    }
}
