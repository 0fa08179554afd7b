import Foundation
import Locking

/// Whoever started this process and wants to hear how it does: systemd, by sd_notify(3). Where there is nobody, nothing
/// is told.
public final class Supervisor: Sendable {
    /// How often a sign of life is wanted; `nil` where nobody counts. A sign is to be given when work went on, and never
    /// by a timer: that would say that a process is alive which is stuck.
    public let watchdog: Duration?
    private let socket: Datagram?
    private let state = Locked(State())

    private struct State {
        var lastSign: ContinuousClock.Instant?
        var lastStatus: ContinuousClock.Instant?
        var status = ""
    }

    public init(environment: [String: String]) {
        socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : Datagram(address: $0) }
        watchdog = Self.watchdog(environment)
    }

    private static func watchdog(_ environment: [String: String]) -> Duration? {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        // It may be meant for another, such as a shell that started this one.
        if let process = environment["WATCHDOG_PID"], process != String(getpid()) { return nil }
        return .microseconds(microseconds)
    }

    public func ready(_ status: String) { tell(["READY=1", "STATUS=\(Self.line(status))"]) }

    /// Settings are read anew; `ready` says when that is done. systemd compares the time with that of its own request.
    public func reloading() {
        tell(["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds())", "STATUS=reading the settings anew"])
    }

    public func stopping() { tell(["STOPPING=1", "STATUS=stopping"]) }

    /// Work went on. Told at most four times in the time in which it is wanted.
    public func isAlive() {
        guard let watchdog else { return }
        let isDue = state.withLock { state -> Bool in
            let now = ContinuousClock.now
            if let last = state.lastSign, now - last < watchdog / 4 { return false }
            state.lastSign = now
            return true
        }
        if isDue { tell(["WATCHDOG=1"]) }
    }

    /// What it does, in a line; told when it is another, at most every two seconds.
    public func status(_ text: String) {
        guard socket != nil else { return }
        let isDue = state.withLock { state -> Bool in
            let now = ContinuousClock.now
            if state.status == text { return false }
            if let last = state.lastStatus, now - last < .seconds(2) { return false }
            state.status = text
            state.lastStatus = now
            return true
        }
        if isDue { tell(["STATUS=\(Self.line(text))"]) }
    }

    private func tell(_ lines: [String]) {
        socket?.send(Array(lines.joined(separator: "\n").utf8))
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
