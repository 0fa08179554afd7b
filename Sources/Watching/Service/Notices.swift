import Foundation

/// The kernel's notices of what changes in folders (inotify(7)).
struct Notices: Sendable {
    /// What is watched, by the number that the kernel gave it.
    typealias Watched = [Int32: WatchedPlaces.Names]

    let descriptor: Int32

    /// A file that is written to is told when its writer closes it, and not with every write.
    private static let mask =
        UInt32(IN_CLOSE_WRITE) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVED_TO)
        | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_ATTRIB)

    init() throws(FileWatchError) {
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { throw .system(call: "inotify", code: errno) }
    }

    func close() { _ = Foundation.close(descriptor) }

    /// Watches these folders and no others. One that cannot be watched, having gone a moment ago, is left out: its
    /// parent tells when it is back.
    func watch(_ places: [String: WatchedPlaces.Names], instead known: Watched) -> Watched {
        var watched: Watched = [:]
        for (path, names) in places {
            let number = inotify_add_watch(descriptor, path, Self.mask)
            guard number >= 0 else { continue }
            // Two ways may lead to one folder.
            if let others = watched[number] {
                watched[number] = .some(Self.union(others, names))
            } else {
                watched[number] = .some(names)
            }
        }
        for number in known.keys where !watched.keys.contains(number) { _ = inotify_rm_watch(descriptor, number) }
        return watched
    }

    private static func union(_ left: WatchedPlaces.Names, _ right: WatchedPlaces.Names) -> WatchedPlaces.Names {
        guard let left, let right else { return nil }
        return left.union(right)
    }

    /// Takes all that has come.
    /// - Returns: whether any of it matters.
    func take(_ watched: Watched) -> Bool {
        var matters = false
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { return matters }
            buffer.withUnsafeBytes { bytes in
                if Self.matters(UnsafeRawBufferPointer(rebasing: bytes[0..<count]), watched) { matters = true }
            }
        }
    }

    /// A notice is its folder's number, a mask, a cookie and the length of the name that follows, four bytes each.
    private static func matters(_ bytes: UnsafeRawBufferPointer, _ watched: Watched) -> Bool {
        var matters = false
        var start = 0
        while start + 16 <= bytes.count {
            let number = bytes.loadUnaligned(fromByteOffset: start, as: Int32.self)
            let mask = bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)
            let length = Int(bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
            guard start + 16 + length <= bytes.count else { return true }
            let name = String(decoding: bytes[(start + 16)..<(start + 16 + length)].prefix { $0 != 0 }, as: UTF8.self)
            if isNews(number, mask, name, watched) { matters = true }
            start += 16 + length
        }
        return matters
    }

    private static func isNews(_ number: Int32, _ mask: UInt32, _ name: String, _ watched: Watched) -> Bool {
        // So many came that some were lost.
        if mask & UInt32(IN_Q_OVERFLOW) != 0 { return true }
        guard let wanted = watched[number] else { return false }
        if name.isEmpty { return mask & (UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF)) != 0 }
        guard let names = wanted else { return !name.hasPrefix(".") && !name.hasSuffix("~") }
        return names.contains(name)
    }
}
