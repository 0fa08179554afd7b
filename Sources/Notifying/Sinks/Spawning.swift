import CSpawn
import Foundation

/// Starts a program with its input and its complaints on pipes, its output nowhere, in a process group of its own. Of what
/// else this process has open it gets nothing: neither sockets nor the store, nor another program's pipe, whose reader
/// would wait for an end that does not come.
enum Spawning {
    struct Started {
        let pid: pid_t
        /// Neither waits: both are read and written as far as they go.
        let input: Int32
        let complaints: Int32
    }

    struct Failure: Error {
        let reason: String
    }

    static func start(_ arguments: [String], _ environment: [String]) -> Result<Started, Failure> {
        guard let input = pipe() else { return .failure(Failure(reason: systemReason(errno))) }
        guard let complaints = pipe() else {
            let reason = systemReason(errno)
            closeBoth(input)
            return .failure(Failure(reason: reason))
        }
        var pid: pid_t = 0
        let code = spawn(&pid, arguments, environment, reads: input.read, complains: complaints.write)
        close(input.read)
        close(complaints.write)
        guard code == 0 else {
            close(input.write)
            close(complaints.read)
            return .failure(Failure(reason: systemReason(code)))
        }
        for end in [input.write, complaints.read] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        return .success(Started(pid: pid, input: input.write, complaints: complaints.read))
    }

    private static func pipe() -> (read: Int32, write: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
        return (ends[0], ends[1])
    }

    private static func closeBoth(_ pipe: (read: Int32, write: Int32)) {
        close(pipe.read)
        close(pipe.write)
    }

    private static func spawn(
        _ pid: inout pid_t, _ arguments: [String], _ environment: [String], reads: Int32, complains: Int32
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, reads, STDIN_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, complains, STDERR_FILENO)
        posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        setSignals(&attributes)
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for text in words + settings { free(text) } }
        return posix_spawnp(&pid, arguments[0], &actions, &attributes, words, settings)
    }

    /// Signals as a program expects to find them, whatever this process and this thread do about them.
    private static func setSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t(), usual = sigset_t()
        sigemptyset(&none)
        sigemptyset(&usual)
        for signal in [SIGPIPE, SIGXFSZ, SIGHUP, SIGINT, SIGTERM, SIGQUIT] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        posix_spawnattr_setpgroup(&attributes, 0)
    }
}
