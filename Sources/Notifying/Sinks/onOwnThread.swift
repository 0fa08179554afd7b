import Foundation

/// Does work that waits, for a disk or a program, on a thread of its own: those that tasks share are few.
func onOwnThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: work()) }
        thread.name = "dateline-sink"
        thread.start()
    }
}

/// What errno says, in words.
func systemReason(_ code: Int32) -> String { String(cString: strerror(code)) }
