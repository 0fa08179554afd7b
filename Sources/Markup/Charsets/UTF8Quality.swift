/// How much of some bytes is UTF-8 beyond ASCII, and how much is not.
struct UTF8Quality {
    private(set) var sequences = 0
    private(set) var mistakes = 0

    /// A sequence cut off at the end is none and no mistake: more may follow.
    init(of bytes: Bytes) {
        var index = 0
        while case let next = Self.skipASCII(bytes, from: index), next < bytes.count {
            index = next
            switch UTF8Sequence(bytes, at: index) {
            case .whole(let length):
                sequences += 1
                index += length
            case .surrogates:
                sequences += 1
                index += 6
            case .cut where index + 3 >= bytes.count: return
            case .cut, .wrong:
                mistakes += 1
                index += 1
                while index < bytes.count, 0x80..<0xC0 ~= bytes[index] { index += 1 }
            }
        }
    }

    private static func skipASCII(_ bytes: Bytes, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count, let base = bytes.baseAddress, EightBytes(base + index).isASCII { index += 8 }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}

/// What stands at a place where a byte is not ASCII (Unicode 15, table 3-7).
enum UTF8Sequence: Equatable {
    case whole(length: Int)
    /// Two halves of a UTF-16 pair, three bytes each, as Java and MySQL write them (CESU-8).
    case surrogates(Unicode.Scalar)
    /// The beginning of a character, of so many bytes, and then something else.
    case cut(length: Int)
    case wrong

    init(_ bytes: Bytes, at index: Int) {
        guard let (length, second) = Self.shape(of: bytes[index]) else {
            self = .wrong
            return
        }
        var seen = 1
        while seen < length, index + seen < bytes.count,
            (seen == 1 ? second : 0x80...0xBF) ~= bytes[index + seen]
        { seen += 1 }
        if seen == length {
            self = .whole(length: length)
        } else if let scalar = Self.pair(bytes, at: index) {
            self = .surrogates(scalar)
        } else {
            self = seen > 1 || index + seen == bytes.count ? .cut(length: seen) : .wrong
        }
    }

    /// How many bytes a character has that begins so, and what may stand second.
    private static func shape(of first: UInt8) -> (Int, ClosedRange<UInt8>)? {
        switch first {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }

    private static func pair(_ bytes: Bytes, at index: Int) -> Unicode.Scalar? {
        guard index + 5 < bytes.count, bytes[index] == 0xED, bytes[index + 3] == 0xED else { return nil }
        func half(_ at: Int) -> UInt32 { 0xD000 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F) }
        let (high, low) = (half(index), half(index + 3))
        guard 0xD800...0xDBFF ~= high, 0xDC00...0xDFFF ~= low else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }
}
