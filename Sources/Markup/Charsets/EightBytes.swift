/// Eight bytes looked at together, as one number. Of each byte that is as asked, the highest bit is set in the answer
/// (S. E. Anderson, "Bit Twiddling Hacks").
struct EightBytes {
    private let word: UInt64

    @inline(__always)
    init(_ pointer: UnsafePointer<UInt8>) {
        word = UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs = ones &* 0x80

    @inline(__always) var isASCII: Bool { word & Self.highs == 0 }

    /// The control characters, of bytes that are ASCII. No byte carries into the next: a blank and what is above it
    /// reaches 0x80, nothing 0x100.
    @inline(__always) var controls: UInt64 { ~(word &+ Self.ones &* 0x60) & Self.highs }

    /// Where one byte stands, of bytes that are ASCII.
    @inline(__always)
    func places(of byte: UInt8) -> UInt64 {
        ~((word ^ Self.ones &* UInt64(byte)) &+ (Self.highs &- Self.ones)) & Self.highs
    }

    /// How many of them, from the first, may stay as they are in a text whose white space is folded: ASCII without control
    /// characters, and no blank behind another.
    @inline(__always)
    func plain(behindBlank: Bool) -> Int {
        let blanks = places(of: 0x20)
        // Beyond ASCII a byte may spoil what is found of those behind it, which come later.
        let others = word & Self.highs | controls | blanks & (blanks << 8 | (behindBlank ? 0x80 : 0))
        return others.trailingZeroBitCount >> 3
    }
}
