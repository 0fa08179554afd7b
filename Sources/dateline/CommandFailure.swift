import Foundation
import Settings
import Storage

/// How a command ends when it did not do all that it was asked to.
struct CommandFailure: Error {
    /// For standard error; `nil` where everything was said already.
    let message: String?
    let status: Int32

    static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, status: 2) }
    static func failed(_ message: String? = nil) -> CommandFailure { CommandFailure(message: message, status: 1) }

    private init(message: String?, status: Int32) {
        self.message = message
        self.status = status
    }

    /// `nil` for errors of the command line itself, which its parser words.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as StoreError: self.init(message: "\(error)", status: Self.status(of: error))
        case is CancellationError: self.init(message: nil, status: 130)
        default: return nil
        }
    }

    private static func status(of error: StoreError) -> Int32 {
        if case .held = error { return 75 }  // EX_TEMPFAIL of sysexits.h: try again later
        return 3
    }
}
