import Articles
import Foundation

/// Cuts headline and text into terms. Where scripts put no spaces between words, every two characters are one.
struct TermReader {
    enum Place { case title, text }

    private(set) var terms: [UInt32: StoryTerms.Term] = [:]
    private(set) var hasCase = false

    private var place = Place.title
    private var count = 0
    private var isSentenceStart = true
    /// The character before, where it is a word of its own.
    private var before: Unicode.Scalar?

    private static let longestText = 200
    private static let lead = 100

    mutating func read(_ text: String, as place: Place) {
        self.place = place
        count = 0
        isSentenceStart = true
        before = nil
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch TermScalar(scalar) {
            case .letter: word.append(scalar)
            case .joins: break
            case .alone:
                end(&word)
                addPair(scalar)
            case .parts(let endsSentence):
                end(&word)
                before = nil
                if endsSentence { isSentenceStart = true }
            }
            if place == .text, count >= Self.longestText { return }
        }
        end(&word)
    }

    private mutating func end(_ word: inout String.UnicodeScalarView) {
        guard let first = word.first else { return }
        let isCapital = first.properties.isUppercase
        if first.properties.isCased { hasCase = true }
        let isNumber = word.contains { $0.properties.numericType != nil }
        add(String(word), isName: isCapital && !isSentenceStart, isNumber: isNumber)
        isSentenceStart = false
        word = String.UnicodeScalarView()
    }

    private mutating func addPair(_ scalar: Unicode.Scalar) {
        if let before {
            var pair = String.UnicodeScalarView()
            pair.append(before)
            pair.append(scalar)
            add(String(pair), isName: false, isNumber: false)
        }
        before = scalar
    }

    private mutating func add(_ word: String, isName: Bool, isNumber: Bool) {
        let hash = Self.hash(isNumber ? word : Self.key(of: word))
        var term = terms[hash] ?? StoryTerms.Term(hash: hash)
        if isNumber { term.isNumber = true }
        switch place {
        case .title: term.inTitle = term.inTitle &+ (term.inTitle < 255 ? 1 : 0)
        case .text:
            term.inText += term.inText < 255 ? 1 : 0
            if count < Self.lead { term.inLead += 1 }
            if isName { term.asName += term.asName < 127 ? 1 : 0 }
            count += 1
        }
        terms[hash] = term
    }

    /// A word without case, accents and ending.
    static func key(of word: String) -> String { stem(folded(word)) }

    static func hash(_ term: String) -> UInt32 {
        var fnv = FNV1a()
        for byte in term.utf8 { fnv.combine(byte) }
        return UInt32(truncatingIfNeeded: fnv.value ^ fnv.value >> 32)
    }

    private static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        return word.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }

    /// English endings, lightly; of other alphabets' words the first five letters, since endings there are many.
    private static func stem(_ word: String) -> String {
        let bytes = word.utf8
        guard bytes.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return String(word.prefix(5)) }
        guard bytes.count > 3 else { return word }
        if bytes.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        var word = word[...]
        if word.hasSuffix("s"), !word.hasSuffix("ss") { word = word.dropLast() }
        if word.utf8.count > 5, word.hasSuffix("ed") { return String(word.dropLast(2)) }
        if word.utf8.count > 6, word.hasSuffix("ing") { return String(word.dropLast(3)) }
        return String(word)
    }
}

/// What a character does to the words around it.
private enum TermScalar {
    case letter
    /// An apostrophe, or seen by nobody.
    case joins
    /// A word's part in scripts without spaces.
    case alone
    case parts(endsSentence: Bool)

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 48...57, 65...90, 97...122: self = .letter
        case 0x27, 0xAD, 0x02BC, 0x200B...0x200F, 0x2018, 0x2019, 0x2060, 0xFEFF: self = .joins
        case 0x21, 0x2E, 0x3F, 10: self = .parts(endsSentence: true)
        case ..<0x80: self = .parts(endsSentence: false)
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x2FFFF: self = .alone
        case 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964: self = .parts(endsSentence: true)
        default:
            let properties = scalar.properties
            let isLetter =
                properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
            self = isLetter ? .letter : .parts(endsSentence: false)
        }
    }
}
