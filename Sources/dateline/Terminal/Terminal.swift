import Foundation

/// Where words go: results to standard output, everything else to standard error.
enum Terminal {
    static func say(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    /// One clear line that begins with the program's name.
    static func complain(_ message: String) { complainRaw("dateline: \(Style.harmless(message))") }

    static func complainRaw(_ message: String) { write(message + "\n", to: STDERR_FILENO) }

    /// Whole, past what a full pipe takes at once. A reader that went away ends the process, as it ends any filter.
    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    static func write(_ all: [UInt8], to descriptor: Int32) {
        var bytes = ArraySlice(all)
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns, as the terminal says; 100 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
        return Int(size.ws_col)
    }
}
