/// A scalar beyond ASCII that is a character by itself, whatever stands beside it, as long as that is one of these or of
/// ASCII; that has no other spelling (no compatibility decomposition, UnicodeData.txt); and of which it is known what it
/// is in a text.
enum PlainScalar {
    /// It makes words with others.
    case letter
    /// It is a word, in scripts that put no spaces between words.
    case alone
    /// It compares as this one does.
    case mark(Unicode.Scalar)
    case space

    @inline(__always)
    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case ..<0xC0: self.init(latinMark: scalar)
        case 0xD7, 0xF7, 0x132, 0x133, 0x13F, 0x140, 0x149, 0x17F: return nil
        // Latin, Greek, Cyrillic.
        case ..<0x17F, 0x388...0x38A, 0x38C, 0x38E...0x3A1, 0x3A3...0x3CE, 0x400...0x481, 0x48A...0x52F: self = .letter
        // Armenian, Hebrew, Arabic, Georgian, Vietnamese, Hangul.
        case 0x531...0x556, 0x561...0x586, 0x5D0...0x5EA, 0x620...0x64A, 0x671...0x674, 0x679...0x6D3, 0x10D0...0x10FA,
            0x1EA0...0x1EF9, 0xAC00...0xD7A3:
            self = .letter
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .alone
        default: self.init(mark: scalar)
        }
    }

    private init?(latinMark scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0xA0: self = .space
        case 0xAB, 0xBB: self = .mark("\"")
        case 0xA1...0xA7, 0xA9, 0xAE, 0xB0, 0xB1, 0xB6, 0xB7, 0xBF: self = .mark(scalar)
        default: return nil
        }
    }

    private init?(mark scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x2002...0x200A, 0x2028, 0x2029, 0x202F, 0x3000: self = .space
        case 0x201C...0x201F, 0x2039, 0x203A, 0x300C...0x300F: self = .mark("\"")
        case 0x2018...0x201B, 0x2032: self = .mark("'")
        case 0x2010, 0x2011, 0x2013...0x2015, 0x2212: self = .mark("-")
        // Points, daggers, the euro; those of Arabic, of India and of East Asia.
        case 0x2012, 0x2020...0x2023, 0x2030, 0x20AC, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965, 0x3001, 0x3002,
            0x3008...0x300B, 0x3010, 0x3011, 0x30FB:
            self = .mark(scalar)
        // The full width's exclamation and question marks, brackets, commas and colons.
        case 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F:
            guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return nil }
            self = .mark(narrow)
        default: return nil
        }
    }

    /// Whether a mark joins letters, as an apostrophe and a hyphen do.
    static func joins(_ scalar: Unicode.Scalar) -> Bool { scalar == "’" || scalar == "‐" || scalar == "‑" }
}

/// A scalar beyond ASCII that begins there in well-formed UTF-8, and where it ends.
@inline(__always)
func scalar<Bytes: RandomAccessCollection>(in bytes: Bytes, at index: Int) -> (scalar: Unicode.Scalar, end: Int)
where Bytes.Element == UInt8, Bytes.Index == Int {
    let first = bytes[index]
    let size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F >> UInt32(size))
    for place in index + 1..<index + size { value = value << 6 | UInt32(bytes[place] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", index + size)
}
