import Foundation

/// Numbers for names, so that elements are compared by number. Names are lower case: feeds write `<pubdate>` and
/// `<PubDate>` as they please.
struct NameTable: Sendable {
    /// The number of the names that nobody asked for: too long, or beyond the most that are kept.
    static let other: UInt16 = 0

    /// More names than any honest document has; the rest are `other`. A quarter of the slots, so that few meet.
    private static let most = 1024
    private static let longest = 128

    private var slots = [UInt16](repeating: other, count: 4096)
    private var names: [[UInt8]] = [[]]

    /// - Parameter known: these get the numbers from 1 on.
    init(known: [String]) {
        for name in known { _ = Array(name.utf8).withUnsafeBufferPointer { number(of: $0) } }
    }

    mutating func number(of name: Bytes) -> UInt16 {
        guard name.count <= Self.longest, !name.isEmpty else { return Self.other }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
        for byte in name { hash = (hash ^ UInt64(lowercased(byte))) &* 0x100_0000_01b3 }
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] != Self.other {
            if isSame(names[Int(slots[slot])], name) { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard names.count < Self.most else { return Self.other }
        slots[slot] = UInt16(names.count)
        names.append(name.map(lowercased))
        return slots[slot]
    }

    func name(_ number: UInt16) -> [UInt8] { names[Int(number)] }

    private func isSame(_ stored: [UInt8], _ name: Bytes) -> Bool {
        guard stored.count == name.count else { return false }
        for index in 0..<name.count where stored[index] != lowercased(name[index]) { return false }
        return true
    }
}
