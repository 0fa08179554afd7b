import Foundation

/// A file to which whole lines are appended, for `tail -F` and logrotate. Its calls block their thread.
///
/// Lines reach it in one write each time: who reads along never sees half of one. Where the disk is full, what was
/// written of them is taken back. Renamed or deleted, the file is made anew under its name.
struct LogFile: Sendable {
    struct Line: Sendable {
        let id: String
        /// With its line feed.
        let bytes: [UInt8]
    }

    private let path: String
    private var file: Int32 = -1
    /// Of the last line that is known to stand in this file, or stood in the one before it.
    private var lastID: String?
    /// Of the last message that this process has written.
    private var messageID: String?

    init(path: String) {
        self.path = path
    }

    /// Appends what of a message is not there yet, and waits for the disk.
    ///
    /// What a replay tells stands in the file already, and is written all the same. A replayed message that was broken off by
    /// the end of the process is written whole the next time: it cannot be told from what was there before, and a line
    /// twice is better than none.
    /// - Returns: why it could not, in words; `nil` where it could.
    mutating func append(_ lines: [Line], of message: SinkMessage) -> String? {
        if let failure = reopenIfMoved() { return failure }
        let isRepeat = messageID.map { $0 == message.id } ?? !message.isReplay
        // The same message again: what was written of it stands at the file's end.
        let written = isRepeat ? lines.lastIndex { $0.id == lastID }.map { $0 + 1 } ?? 0 : 0
        let missing = lines[written...]
        if let last = missing.last {
            if let failure = write(missing.flatMap(\.bytes)) { return failure }
            lastID = last.id
        }
        messageID = message.id
        return nil
    }

    func closeFile() { if file >= 0 { close(file) } }

    // MARK: Opening

    private mutating func reopenIfMoved() -> String? {
        if file >= 0, isInPlace { return nil }
        closeFile()
        file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o644)
        guard file >= 0 else { return systemReason(errno) }
        guard let size = Self.sizeOfRegularFile(file) else {
            closeFile()
            file = -1
            return "is no regular file"
        }
        if let id = takeUp(size) { lastID = id }
        return nil
    }

    /// Whether the name still leads to the file that is open.
    private var isInPlace: Bool {
        var named = stat(), open = stat()
        guard stat(path, &named) == 0, fstat(file, &open) == 0 else { return false }
        return named.st_dev == open.st_dev && named.st_ino == open.st_ino
    }

    private static func sizeOfRegularFile(_ file: Int32) -> Int? {
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(info.st_size)
    }

    /// Mends the end of the file and tells the id of its last whole line, where that is one of ours.
    private func takeUp(_ size: Int) -> String? {
        var length = min(size, 65_536)
        while length > 0 {
            let tail = read(length, from: size - length)
            guard !tail.isEmpty else { return nil }
            let lines = tail.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // The first may have lost its begin to the part that was not read; the last is what no line feed ended.
            let whole = lines.dropLast().dropFirst(length == size ? 0 : 1)
            if let broken = lines.last, length == size || !whole.isEmpty {
                mendEnd(Array(broken), size)
                return whole.last.flatMap { Self.id(in: Array($0)) }
            }
            // No line of ours is longer than this; of another's file nothing is taken.
            guard length < size, length < 16_777_216 else { return nil }
            length = min(size, length * 4)
        }
        return nil
    }

    /// A line of ours that a power cut left unfinished is cut off, since it will be told again; another's is ended.
    private func mendEnd(_ broken: [UInt8], _ size: Int) {
        if broken.isEmpty { return }
        if broken.starts(with: "{\"data\":".utf8) {
            truncate(to: size - broken.count, from: size)
        } else {
            _ = write([UInt8(ascii: "\n")])
        }
    }

    private func read(_ count: Int, from place: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let found = pread(file, &bytes, count, off_t(place))
        return found == count ? bytes : []
    }

    private func truncate(to size: Int, from before: Int) {
        if size < before { _ = ftruncate(file, off_t(size)) }
    }

    private static func id(in line: [UInt8]) -> String? {
        struct Event: Decodable {
            var id: String
        }
        return (try? JSONDecoder().decode(Event.self, from: Data(line)))?.id
    }

    // MARK: Writing

    private func write(_ bytes: [UInt8]) -> String? {
        let before = Self.sizeOfRegularFile(file)
        let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
        guard count == bytes.count else {
            let reason = count < 0 ? systemReason(errno) : "no room for the whole line"
            if let before, count > 0 { truncate(to: before, from: before + count) }
            return reason
        }
        return fsync(file) == 0 ? nil : systemReason(errno)
    }
}
