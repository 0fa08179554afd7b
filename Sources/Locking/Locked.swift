import Foundation

/// A value that one thread at a time may touch.
///
/// What Synchronization's `Mutex` is, on a lock that the thread sanitizer knows: `Mutex` is a futex of its own on
/// Linux, and the sanitizer (Swift 6.3) reports every use of it as a race. A sanitizer that always complains finds
/// nothing.
public final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value  // touched under `lock` only

    public init(_ value: Value) {
        self.value = value
    }

    public func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        try lock.withLock { try body(&value) }
    }
}
