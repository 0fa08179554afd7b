import CSpawn
public import Foundation
import Locking

/// A program that a test runs beside itself: as much of Foundation's `Process` as tests need, by posix_spawn(3).
///
/// Not `Process` itself: to find the descriptors that a child must not inherit it reads `/proc/self/fd` past the end of
/// what the system gave it (swift-corelibs-foundation, Swift 6.3), which ends a test run now and then.
public final class Child: Sendable {
    public struct Failure: Error {
        public let path: String
        public let code: Int32
    }

    public enum Ending: Hashable, Sendable { case exit(Int32), signal(Int32) }

    public let processIdentifier: Int32
    private let ending = Locked<Ending?>(nil)

    /// - Parameters:
    ///   - environment: `nil` for this process's own.
    ///   - output: where it writes; `nil` for nowhere. A pipe's end is closed here once the program has it.
    public init(
        _ path: String, _ arguments: [String], folder: String? = nil, environment: [String: String]? = nil,
        output: Pipe? = nil, complaints: Pipe? = nil
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        Self.connect(output, STDOUT_FILENO, &actions)
        Self.connect(complaints, STDERR_FILENO, &actions)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        let variables = environment ?? ProcessInfo.processInfo.environment
        let words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        let settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        Self.setSignals(&attributes)
        var pid: pid_t = 0
        let code = posix_spawn(&pid, path, &actions, &attributes, words, settings)
        guard code == 0 else { throw Failure(path: path, code: code) }
        processIdentifier = pid
        for pipe in [output, complaints] { try pipe?.fileHandleForWriting.close() }
    }

    /// As a shell would leave them, whatever this thread blocks and this process ignores.
    private static func setSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t(), usual = sigset_t()
        sigemptyset(&none)
        sigemptyset(&usual)
        for signal in [SIGPIPE, SIGHUP, SIGINT, SIGTERM, SIGQUIT] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }

    private static func connect(_ pipe: Pipe?, _ target: Int32, _ actions: inout posix_spawn_file_actions_t) {
        if let pipe {
            posix_spawn_file_actions_adddup2(&actions, pipe.fileHandleForWriting.fileDescriptor, target)
        } else {
            posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_WRONLY, 0)
        }
    }

    /// Waits for its end, however often it is asked.
    @discardableResult
    public func wait() -> Ending {
        ending.withLock { ending in
            if let ending { return ending }
            var status: Int32 = 0
            while waitpid(processIdentifier, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let end = signal == 0 ? Ending.exit(status >> 8 & 0xFF) : .signal(signal)
            ending = end
            return end
        }
    }

    public func waitUntilExit() { wait() }

    public var isRunning: Bool {
        ending.withLock { ending in
            guard ending == nil else { return false }
            var information = siginfo_t()
            let code = waitid(P_PID, id_t(processIdentifier), &information, WEXITED | WNOHANG | WNOWAIT)
            return code == 0 && information.si_signo == 0
        }
    }

    /// Asks it to end, and waits until it has.
    public func terminate() {
        guard isRunning else { return }
        kill(processIdentifier, SIGTERM)
        wait()
    }

    /// The exit status, or the signal that ended it.
    public var terminationStatus: Int32 {
        switch wait() {
        case .exit(let status): status
        case .signal(let signal): signal
        }
    }
}
