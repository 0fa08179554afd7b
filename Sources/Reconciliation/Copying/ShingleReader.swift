import Articles

/// Cuts a text into words for comparing it with thousands of others, byte by byte: coarser than `words(in:)`, which
/// shows people what changed, and many times faster. Case, accents and every mark are left out; apostrophes join.
struct ShingleReader {
    private var hashes: [UInt64] = []
    /// Every word, where they are asked for.
    private var words: [UInt64]?
    /// Where in the hashes each paragraph begins.
    private var paragraphs: [Int] = [0]
    /// The two words before, as numbers.
    private var first: UInt64?, second: UInt64?
    /// The word so far, ASCII in lower case.
    private var word: [UInt8] = []
    private var isASCII = true

    /// Every run of three words as a number, in order.
    static func hashes(of text: String) -> [UInt64] { read(text).hashes }

    /// The same, and where in them each paragraph begins: a run that goes over its beginning is the paragraph's.
    static func read(_ text: String) -> (hashes: [UInt64], paragraphs: [Int]) {
        var reader = ShingleReader()
        reader.hashes.reserveCapacity(text.utf8.count / 5)
        var text = text
        text.withUTF8 { reader.read($0) }
        return (reader.hashes, reader.paragraphs)
    }

    /// The words, each as a number, once.
    static func words(of text: String) -> Set<UInt64> {
        var reader = ShingleReader()
        reader.words = []
        var text = text
        text.withUTF8 { reader.read($0) }
        return Set(reader.words ?? [])
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if word.isEmpty, let (number, end) = Self.plainWord(in: bytes, from: index) {
                take(number)
                index = end
            } else if byte < 0x80 {
                readASCII(byte)
                index += 1
            } else {
                // The text comes from a String, so the bytes are well-formed UTF-8.
                let (scalar, end) = scalar(in: bytes, at: index)
                readForeign(scalar.value, bytes[index..<end])
                index = end
            }
        }
        endWord()
    }

    /// A word of ASCII's letters and figures, hashed where it stands; `nil` for one that an apostrophe joins to what
    /// follows, or a letter beyond ASCII.
    private static func plainWord(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (number: UInt64, end: Int)? {
        var hash = FNV1a()
        var end = start
        while end < bytes.count {
            let byte = bytes[end], lower = byte | 0x20
            if lower >= 97 && lower <= 122 {
                hash.combine(lower)
            } else if byte >= 48 && byte <= 57 {
                hash.combine(byte)
            } else if byte < 0x80, byte != UInt8(ascii: "'") {
                break
            } else {
                return nil
            }
            end += 1
        }
        return end > start ? (hash.value, end) : nil
    }

    private mutating func readASCII(_ byte: UInt8) {
        switch byte {
        case 97...122, 48...57: word.append(byte)
        case 65...90: word.append(byte | 0x20)
        case UInt8(ascii: "'"): break
        case 10:
            endWord()
            if paragraphs.last != hashes.count { paragraphs.append(hashes.count) }
        default: endWord()
        }
    }

    private mutating func readForeign(_ scalar: UInt32, _ character: Slice<UnsafeBufferPointer<UInt8>>) {
        switch Role(of: scalar) {
        case .joins: return
        case .parts: return endWord()
        case .letter:
            word += character
            isASCII = false
        case .word:
            endWord()
            word += character
            endWord()
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        let number = Self.hash(isASCII ? word : Self.folded(word))
        word.removeAll(keepingCapacity: true)
        isASCII = true
        take(number)
    }

    private mutating func take(_ number: UInt64) {
        words?.append(number)
        if let first, let second { hashes.append(Self.mixed(first, second, number)) }
        (first, second) = (second, number)
    }

    private static func folded(_ word: [UInt8]) -> [UInt8] {
        FoldedLetters.fold(word) ?? Array(FoldedLetters.byFoundation(String(decoding: word, as: UTF8.self)).utf8)
    }

    private static func hash(_ word: [UInt8]) -> UInt64 {
        var hash = FNV1a()
        for byte in word { hash.combine(byte) }
        return hash.value
    }

    /// Three words in their order as one number, all of whose bits are as good as random (MurmurHash3's finaliser).
    private static func mixed(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        var hash = (first &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0x9E37_79B9_7F4A_7C15 ^ third
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }
}

/// What a character beyond ASCII does to the word that it stands in.
private enum Role {
    case letter
    /// It is seen by nobody, or an apostrophe.
    case joins
    /// It ends a word and begins none.
    case parts
    /// It is one, in scripts that put no spaces between words.
    case word

    init(of scalar: UInt32) {
        switch scalar {
        case 0xAD, 0x02BC, 0x200B...0x200F, 0x2018, 0x2019, 0x2060, 0xFEFF: self = .joins
        case 0xAA, 0xB5, 0xBA: self = .letter
        case 0x80...0xBF, 0xD7, 0xF7, 0x060C, 0x061B, 0x061F, 0x06D4, 0x0964, 0x0965, 0x2000...0x2BFF, 0x3000...0x303F,
            0xFF01...0xFF0F, 0xFF1A...0xFF20:
            self = .parts
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x9FFF, 0x20000...0x2FFFF: self = .word
        default: self = .letter
        }
    }
}
