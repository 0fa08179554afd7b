import ArgumentParser
import Foundation

/// Files named on the command line, or in a list with one path a line.
struct FileList: ParsableArguments {
    @Argument(help: "What to read.")
    var files: [String] = []

    @Option(help: ArgumentHelp("A text file with one path a line.", valueName: "list"))
    var filesFrom: String?

    func paths() throws -> [String] {
        var paths = files
        if let filesFrom {
            guard let text = try? String(contentsOfFile: filesFrom, encoding: .utf8) else {
                throw CommandFailure.usage("\(filesFrom): cannot be read; expected a text file with one path a line")
            }
            paths += text.utf8.split { $0 == 0x0A || $0 == 0x0D }.map { String(Substring($0)) }
        }
        if paths.isEmpty { throw CommandFailure.usage("nothing to read: name files, or a list with --files-from") }
        return paths
    }

    /// `nil` where the file cannot be read.
    static func bytes(of path: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        do { try read(path) { bytes.append(contentsOf: $0) } } catch { return nil }
        return bytes
    }

    /// Lends `body` a file's bytes piece by piece.
    static func read(_ path: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile() }
        defer { close(descriptor) }
        let pieces = [(16 << 10, 1), (256 << 10, Int.max)]
        for (size, times) in pieces {
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
            defer { piece.deallocate() }
            for _ in 0..<times {
                let count = Foundation.read(descriptor, piece.baseAddress, size)
                guard count >= 0 else { throw UnreadableFile() }
                if count == 0 { return }
                try body(UnsafeBufferPointer(rebasing: piece.bindMemory(to: UInt8.self)[..<count]))
            }
        }
    }
}
