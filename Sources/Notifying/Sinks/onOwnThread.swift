import CSpawn
import Foundation

/// Does work that waits, for a disk or a program, on a thread of its own: those that tasks share are few.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: work()) }
        thread.name = "dateline-sink"
        thread.start()
    }
}

/// For the thread that calls it, which is one of those above as a rule: a reader that goes away, and a file that may not grow
/// any more (`LimitFSIZE=`), end nothing but the writing.
func bearFailedWrites() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGXFSZ)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
}

/// What errno says, in words.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
