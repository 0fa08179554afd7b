import Foundation

/// The end of a service that does not come to one by itself.
public enum Deadline {
    /// Ends the process after so long, wherever it is. What was told to anybody is on disk by then, so nothing is lost.
    /// - Parameter last: called before.
    public static func end(after seconds: Double, status: Int32, _ last: @escaping @Sendable () -> Void) {
        Thread {
            Thread.sleep(forTimeInterval: seconds)
            last()
            _exit(status)
        }.start()
    }
}
