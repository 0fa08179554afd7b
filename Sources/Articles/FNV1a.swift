/// The Fowler-Noll-Vo hash, variant 1a, 64 bits (draft-eastlake-fnv): stable over runs and machines, as Hasher is not.
public struct FNV1a: Sendable {
    public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    public init() {}

    public mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        endText()
    }

    /// No UTF-8 text has this byte: "ab" + "c" and "a" + "bc" differ.
    public mutating func endText() { combine(0xFF) }

    public mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}

/// A number that is the same for the same bytes and hardly ever for others: FNV-1a on eight bytes at a time.
public func bodyHash(of bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBytes { raw in
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x100_0000_01b3
            hash ^= hash >> 32
            index += 8
        }
        while index < raw.count {
            hash = (hash ^ UInt64(raw[index])) &* 0x100_0000_01b3
            index += 1
        }
        return Int64(bitPattern: hash ^ UInt64(raw.count))
    }
}
