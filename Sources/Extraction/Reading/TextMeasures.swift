import Markup

/// What can be counted in a piece of text in one pass, in any script.
struct TextMeasures {
    /// Words between spaces; in scripts without spaces, two characters of Chinese or Japanese count as one, three of
    /// Thai, Lao, Khmer and Burmese (about what a word of these has).
    private(set) var words = 0
    private(set) var letters = 0
    private(set) var capitals = 0
    private(set) var digits = 0
    private(set) var commas = 0
    /// Full stops and their like that end a sentence, in the text or at its end.
    private(set) var sentences = 0
    private(set) var opening = Opening.other
    private(set) var ending = Ending.none
    /// Whether it is of a script whose sentences end with nothing: Thai and its neighbours.
    private(set) var isWithoutStops = false
    /// A hash of letters and digits alone, ASCII in lower case: equal for texts that read the same.
    private(set) var key = WordHash()

    enum Opening: UInt8 { case lower, upper, digit, other }
    enum Ending: UInt8 { case none, sentence, question, colon, ellipsis, comma }

    init(_ bytes: Bytes) {
        var counter = Counter()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isLetter(byte) {
                let (end, capitals) = key.takeLetters(bytes, from: index)
                counter.take(letters: end - index, capitals: capitals, beginsWithCapital: byte < 97)
                index = end
            } else if byte < 0x80 {
                counter.take(ascii: byte, next: index + 1 < bytes.count ? bytes[index + 1] : 0x20)
                if 48...57 ~= byte { key.take(letter: UInt32(byte)) }
                index += 1
            } else {
                let (scalar, length) = Self.scalar(bytes, at: index)
                counter.take(scalar)
                key.take(scalar)
                index += length
            }
        }
        words = counter.words + (counter.ideographs + 1) / 2 + (counter.syllables + 2) / 3
        letters = counter.letters
        capitals = counter.capitals
        digits = counter.digits
        commas = counter.commas
        sentences = counter.sentences
        opening = counter.opening ?? .other
        ending = counter.ending
        isWithoutStops = counter.syllables * 2 > letters
        if ending == .sentence, bytes.count >= 3, bytes[bytes.count - 2] == 0x2E, bytes[bytes.count - 3] == 0x2E {
            ending = .ellipsis
        }
    }

    @inline(__always)
    fileprivate static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }

    /// Assumes well-formed UTF-8, as all text here is.
    private static func scalar(_ bytes: Bytes, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        func next(_ offset: Int) -> UInt32 {
            index + offset < bytes.count ? UInt32(bytes[index + offset]) & 0x3F : 0
        }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }

    /// The counts while they grow.
    private struct Counter {
        var words = 0, letters = 0, capitals = 0, digits = 0, commas = 0, sentences = 0
        var ideographs = 0, syllables = 0
        var opening: Opening?
        var ending = Ending.none
        private var inWord = false

        /// A run of ASCII's letters.
        @inline(__always)
        mutating func take(letters count: Int, capitals: Int, beginsWithCapital: Bool) {
            letters += count
            self.capitals += capitals
            if opening == nil { opening = beginsWithCapital ? .upper : .lower }
            word()
        }

        /// What is no letter.
        @inline(__always)
        mutating func take(ascii byte: UInt8, next: UInt8) {
            switch byte {
            case 48...57:
                digits += 1
                opening = opening ?? .digit
                word()
            case 0x20: inWord = false
            case UInt8(ascii: "."), UInt8(ascii: "!"):
                ending = .sentence
                if next == 0x20 || next == 0x22 || next == 0x29 { sentences += 1 }
            case UInt8(ascii: "?"):
                ending = .question
                sentences += 1
            case UInt8(ascii: ":"): ending = .colon
            case UInt8(ascii: ","):
                commas += 1
                ending = .comma
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
            default: ending = .none
            }
        }

        mutating func take(_ scalar: UInt32) {
            switch scalar {
            // The figures that dates are read in.
            case 0x0660...0x0669, 0x06F0...0x06F9, 0x0966...0x096F, 0x09E6...0x09EF, 0x0AE6...0x0AEF, 0x0E50...0x0E59,
                0x1040...0x1049, 0x17E0...0x17E9, 0xFF10...0xFF19:
                digits += 1
                opening = opening ?? .digit
                word()
            case 0x3002, 0xFF01, 0xFF61, 0x06D4, 0x0964: end(.sentence)
            case 0xFF1F, 0x061F: end(.question)
            case 0xFF1A: ending = .colon
            case 0x2026: ending = .ellipsis
            case 0x060C, 0x3001, 0xFF0C:
                commas += 1
                ending = .comma
            case 0x2018...0x201F, 0xAB, 0xBB, 0x300C...0x300F, 0xFF09: break
            case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
                ideographs += 1
                other()
            case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:
                syllables += 1
                other()
            case 0x00A0, 0x2000...0x206F, 0x2190...0x2BFF, 0x00A1...0x00BF, 0x00D7, 0x00F7: ending = .none
            case 0x00C0...0x00DE, 0x0391...0x03A9, 0x0410...0x042F: letter(isCapital: true)
            // Hebrew to Tibetan, Georgian, Hangul, the forms of Arabic: scripts without capitals begin nothing small.
            case 0x0590...0x0FFF, 0x10D0...0x11FF, 0xAC00...0xD7FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF:
                opening = opening ?? .upper
                letter(isCapital: false)
            default: letter(isCapital: false)
            }
        }

        private mutating func end(_ kind: Ending) {
            ending = kind
            sentences += 1
        }

        @inline(__always)
        private mutating func letter(isCapital: Bool) {
            letters += 1
            if isCapital { capitals += 1 }
            opening = opening ?? (isCapital ? .upper : .lower)
            word()
        }

        private mutating func other() {
            letters += 1
            opening = opening ?? .upper
            ending = .none
            inWord = false
        }

        @inline(__always)
        private mutating func word() {
            ending = .none
            if !inWord { words += 1 }
            inWord = true
        }
    }
}

/// A hash of a text's letters and digits, by which two spellings of one line are the same.
struct WordHash: Hashable {
    /// Of the letters before the last few.
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    /// The last of them, which are hashed together.
    private var last: UInt64 = 0
    /// How many letters and digits.
    private(set) var length = 0

    init() {}

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { TextMeasures($0).key }
    }

    var isEmpty: Bool { length == 0 }

    /// A run of ASCII's letters.
    /// - Returns: where it ends, and how many of its letters are capitals.
    @inline(__always)
    mutating func takeLetters(_ bytes: Bytes, from start: Int) -> (end: Int, capitals: Int) {
        var index = start
        var capitals = 0
        while index < bytes.count, TextMeasures.isLetter(bytes[index]) {
            take(letter: UInt32(bytes[index] | 0x20))
            capitals += bytes[index] < 97 ? 1 : 0
            index += 1
        }
        return (index, capitals)
    }

    mutating func take(_ scalar: UInt32) {
        switch scalar {
        case 0x00A0...0x00BF, 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F: break
        case 0x00C0...0x00DE, 0x0410...0x042F, 0x0391...0x03A9: take(letter: scalar + 0x20)
        case 0x0400...0x040F: take(letter: scalar + 0x50)
        default: take(letter: scalar)
        }
    }

    /// Four at a time, by the step of Fowler, Noll and Vo: a text is measured at the speed of this. What is beyond
    /// U+FFFF touches its neighbour's place, which a hash may.
    @inline(__always)
    mutating func take(letter: UInt32) {
        last = last << 16 ^ UInt64(letter)
        length += 1
        if length & 3 == 0 {
            hash = (hash ^ last) &* 0x100_0000_01b3
            hash ^= hash >> 32
            last = 0
        }
    }
}
