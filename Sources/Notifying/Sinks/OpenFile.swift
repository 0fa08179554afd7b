import CFiles
import Foundation

/// Why a file cannot be written to.
struct FileTrouble: Error {
    /// In words.
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }

    /// - Parameter code: errno's.
    init(code: Int32) {
        self.init(systemReason(code))
    }
}

/// A regular file that is open for appending, made where there is none. Its calls block their thread.
///
/// Sinks and processes that write to the same file hold it in turns (flock(2)): none takes back, mends or replaces what
/// another is writing just then.
struct OpenFile: Sendable {
    private let descriptor: Int32
    /// Whether it was not there before.
    let isNew: Bool

    /// - Parameter more: further flags of open(2).
    init(_ path: String, _ more: Int32 = 0) throws(FileTrouble) {
        let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK | more
        let made = open(path, flags | O_EXCL, 0o644)
        let file = made >= 0 ? made : open(path, flags, 0o644)
        guard file >= 0 else { throw FileTrouble(code: errno) }
        guard let status = Self.status(of: file), status.st_mode & S_IFMT == S_IFREG else {
            _ = Foundation.close(file)
            throw FileTrouble("is no regular file")
        }
        descriptor = file
        isNew = made >= 0
    }

    func close() { _ = Foundation.close(descriptor) }

    // MARK: Its place

    /// Whether the name leads to it, and not to another that took its place.
    func isAt(_ path: String) -> Bool {
        var named = stat()
        guard stat(path, &named) == 0, let own = Self.status(of: descriptor) else { return false }
        return named.st_dev == own.st_dev && named.st_ino == own.st_ino
    }

    /// Whether any name leads to it still.
    var hasName: Bool { (Self.status(of: descriptor)?.st_nlink ?? 0) > 0 }

    func give(to owner: FileOwner) throws(FileTrouble) { try owner.take(over: descriptor) }

    private static func status(of file: Int32) -> stat? {
        var status = stat()
        return fstat(file, &status) == 0 ? status : nil
    }

    // MARK: Turns

    /// Waits for its turn.
    func hold(until end: ContinuousClock.Instant) throws(FileTrouble) {
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            // Where the file system has no locks there is nobody to wait for.
            guard errno == EWOULDBLOCK else { return }
            guard ContinuousClock.now < end else { throw FileTrouble("another process is writing to it") }
            usleep(2000)
        }
    }

    func release() { _ = flock(descriptor, LOCK_UN) }

    // MARK: What is in it

    func size() throws(FileTrouble) -> Int {
        guard let status = Self.status(of: descriptor) else { throw FileTrouble(code: errno) }
        return Int(status.st_size)
    }

    func bytes(_ count: Int, from place: Int) throws(FileTrouble) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let found = pread(descriptor, &bytes, count, off_t(place))
        guard found >= 0 else { throw FileTrouble(code: errno) }
        guard found == count else { throw FileTrouble("it became shorter while it was read") }
        return bytes
    }

    func cut(to size: Int) throws(FileTrouble) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw FileTrouble(code: errno) }
    }

    /// All of it in one write, on the disk when this returns; or nothing.
    func append(_ bytes: [UInt8]) throws(FileTrouble) {
        bearFailedWrites()
        let before = try size()
        try reserve(bytes.count, from: before)
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count == bytes.count, fsync(descriptor) == 0 { return }
        let isShort = 0..<bytes.count ~= count
        let trouble = isShort ? FileTrouble("no room for the whole line") : FileTrouble(code: errno)
        // After an fsync that failed nobody knows what of it is on the disk.
        _ = ftruncate(descriptor, off_t(before))
        throw trouble
    }

    /// On the disk only once `settle` has returned; of what cannot be written whole, a part may stay.
    func addLoosely(_ bytes: [UInt8]) throws(FileTrouble) {
        bearFailedWrites()
        if let reason = writeWhole(bytes, to: descriptor) { throw FileTrouble(reason) }
    }

    func settle() throws(FileTrouble) {
        guard fsync(descriptor) == 0 else { throw FileTrouble(code: errno) }
    }

    /// Asks for the room before the first byte is written. Half a line that is taken back was seen by whoever reads along,
    /// and a file that became shorter is read by `tail -F` from its begin once more.
    private func reserve(_ count: Int, from size: Int) throws(FileTrouble) {
        // Not posix_fallocate(3), which makes the file longer at once, by zeros that are read for a line.
        if fallocate(descriptor, Self.keepSize, off_t(size), off_t(count)) == 0 { return }
        let code = errno
        // Of file systems that cannot do it, the write says how it goes.
        if code == ENOSPC || code == EDQUOT { throw FileTrouble(code: code) }
    }

    /// FALLOC_FL_KEEP_SIZE of linux/falloc.h.
    private static let keepSize: Int32 = 1
}
