import Foundation

/// A file to which whole lines are appended, for `tail -F` and logrotate. Its calls block their thread.
///
/// Lines reach it in one write each time: who reads along never sees half of one. Where the disk is full, what was
/// written of them is taken back, at once or, after a kill, before the next is written. Renamed, replaced or deleted, the
/// file is opened or made anew under its name.
struct LogFile: Sendable {
    struct Line: Sendable {
        let id: String
        /// With its line feed.
        let bytes: [UInt8]
    }

    private let path: String
    private let patience: Duration
    private let onNewFile: @Sendable () -> Void
    private var file: OpenFile?
    /// Whether its end is known to be whole.
    private var isMended = false
    /// Of the last line that is known to stand in this file, or in the one that was rotated away before it.
    private var lastID: String?
    /// Of the last message that this process has written.
    private var messageID: String?

    /// - Parameters:
    ///   - patience: how long another process may hold the file.
    ///   - onNewFile: called when it has to make the file, and the one before was not moved away: see `opened`.
    init(path: String, patience: Duration = .seconds(3), onNewFile: @escaping @Sendable () -> Void = {}) {
        self.path = path
        self.patience = patience
        self.onNewFile = onNewFile
    }

    /// Appends what of a message is not there yet, and waits for the disk.
    ///
    /// What a replay tells stands in the file already, and is written all the same. A replayed message that was broken off by
    /// the end of the process is written whole the next time: it cannot be told from what was there before, and a line
    /// twice is better than none.
    /// - Returns: why it could not, in words; `nil` where it could.
    mutating func append(_ lines: [Line], of message: SinkMessage) -> String? {
        do throws(FileTrouble) {
            let file = try held()
            defer { file.release() }
            if !isMended { try takeUp(file) }
            try add(lines, of: message, to: file)
            return nil
        } catch {
            return error.reason
        }
    }

    mutating func closeFile() {
        guard let file else { return }
        // Rotated away, its lines are still there. Without a name they are gone, and what is told again is written again.
        if !file.hasName { lastID = nil }
        file.close()
        self.file = nil
    }

    // MARK: Opening

    /// The file under the name, held against others.
    private mutating func held() throws(FileTrouble) -> OpenFile {
        let end = ContinuousClock.now + patience
        while true {
            let file = try opened()
            try file.hold(until: end)
            // While this waited, another may have been put in its place.
            if file.isAt(path) { return file }
            file.release()
            if ContinuousClock.now > end { throw FileTrouble("is replaced by another again and again") }
        }
    }

    /// Who makes the file cannot know whether its lines are lost. They are not where the file before still has a name, or one
    /// beside it is called as logrotate calls them; else somebody should hear of it.
    private mutating func opened() throws(FileTrouble) -> OpenFile {
        if let file, file.isAt(path) { return file }
        let isMoved = file?.hasName ?? false
        closeFile()
        let new = try OpenFile(path)
        file = new
        isMended = false
        if new.isNew, !isMoved, !hasRotatedFile(beside: path) { onNewFile() }
        return new
    }

    /// A line of ours that was left unfinished is cut off, since it will be told again; another's is ended.
    private mutating func takeUp(_ file: OpenFile) throws(FileTrouble) {
        let end = try LogEnd(of: file)
        if end.isOurs {
            try file.cut(to: try file.size() - end.broken.count)
        } else if !end.broken.isEmpty {
            try file.append([UInt8(ascii: "\n")])
        }
        if let id = end.lastID { lastID = id }
        isMended = true
    }

    // MARK: Writing

    private mutating func add(
        _ lines: [Line], of message: SinkMessage, to file: OpenFile
    ) throws(FileTrouble) {
        let isRepeat = messageID.map { $0 == message.id } ?? !message.isReplay
        // The same message again: what was written of it stands at the file's end.
        let written = isRepeat ? lines.lastIndex { $0.id == lastID }.map { $0 + 1 } ?? 0 : 0
        let missing = lines[written...]
        if let last = missing.last {
            // Whatever a write leaves that fails is mended before the next.
            isMended = false
            try file.append(missing.flatMap(\.bytes))
            isMended = true
            lastID = last.id
        }
        messageID = message.id
    }
}
