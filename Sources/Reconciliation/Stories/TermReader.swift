import Articles
import Foundation

/// Cuts headline and text into terms. Where scripts put no spaces between words, every two characters are one.
///
/// Nearly all of most texts is ASCII, and is read as bytes; the rest as Unicode has it.
struct TermReader {
    enum Place { case title, text }

    /// One for each time that a word stands somewhere.
    private var found: [StoryTerms.Term] = []
    private(set) var hasCase = false

    private var place = Place.title
    private var count = 0
    private var isSentenceStart = true
    private var word = OpenWord()
    /// The character before, where it is a word of its own.
    private var before: Unicode.Scalar?

    private static let longestText = 200
    private static let lead = 100

    init() {
        found.reserveCapacity(256)
    }

    /// In ascending order of their hashes, each once.
    var terms: [StoryTerms.Term] {
        var terms: [StoryTerms.Term] = []
        terms.reserveCapacity(found.count)
        for term in found.sorted(by: { $0.hash < $1.hash }) {
            if let last = terms.last, last.hash == term.hash {
                terms[terms.count - 1].add(term)
            } else {
                terms.append(term)
            }
        }
        return terms
    }

    mutating func read(_ text: String, as place: Place) {
        self.place = place
        count = 0
        isSentenceStart = true
        before = nil
        word.clear()
        var text = text
        text.withUTF8 { bytes in
            var rest = bytes[...]
            while let byte = rest.first, !isFull {
                if byte < 0x80 {
                    rest.removeFirst()
                    take(byte)
                } else {
                    take(Self.scalar(&rest))
                }
            }
        }
        if !isFull { end() }
    }

    private var isFull: Bool { place == .text && count >= Self.longestText }

    private static func scalar(_ bytes: inout Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
            // No string has it.
            bytes.removeFirst()
            return "\u{FFFD}"
        }
        bytes.removeFirst(UTF8.width(scalar))
        return scalar
    }

    private mutating func take(_ byte: UInt8) {
        switch TermScalar(ascii: byte) {
        case .letter: word.append(byte)
        case .parts(let endsSentence): part(endsSentence)
        case .joins, .alone: break
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        switch TermScalar(scalar) {
        case .letter: word.append(scalar)
        case .joins: break
        case .alone:
            end()
            addPair(scalar)
        case .parts(let endsSentence): part(endsSentence)
        }
    }

    private mutating func part(_ endsSentence: Bool) {
        end()
        before = nil
        if endsSentence { isSentenceStart = true }
    }

    private mutating func end() {
        guard !word.isEmpty else { return }
        if word.isCased { hasCase = true }
        add(word.term, isName: word.isCapital && !isSentenceStart, isNumber: word.isNumber)
        isSentenceStart = false
        word.clear()
    }

    private mutating func addPair(_ scalar: Unicode.Scalar) {
        if let before {
            var pair = String.UnicodeScalarView()
            pair.append(before)
            pair.append(scalar)
            add(Self.hash(Self.key(of: String(pair))), isName: false, isNumber: false)
        }
        before = scalar
    }

    private mutating func add(_ hash: UInt32, isName: Bool, isNumber: Bool) {
        var term = StoryTerms.Term(hash: hash, isNumber: isNumber)
        switch place {
        case .title: term.inTitle = 1
        case .text:
            term.inText = 1
            term.inLead = count < Self.lead ? 1 : 0
            term.asName = isName ? 1 : 0
            count += 1
        }
        found.append(term)
    }

    // MARK: Words

    /// A word without case, accents and ending.
    static func key(of word: String) -> String {
        var bytes = Array(folded(word).utf8)
        return stem(&bytes) ? String(decoding: bytes, as: UTF8.self) : String(folded(word).prefix(5))
    }

    static func hash(_ term: String) -> UInt32 { hash(term.utf8) }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var fnv = FNV1a()
        for byte in bytes { fnv.combine(byte) }
        return UInt32(truncatingIfNeeded: fnv.value ^ fnv.value >> 32)
    }

    private static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        return word.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }

    /// Cuts English endings, lightly.
    /// - Returns: false of other alphabets' words, of which the first five letters stand for all, since endings there
    ///   are many.
    static func stem(_ word: inout [UInt8]) -> Bool {
        guard word.allSatisfy({ 97...122 ~= $0 }) else { return false }
        guard word.count > 3 else { return true }
        if word.count > 4, ends(word, "ies") {
            word.removeLast(3)
            word.append(UInt8(ascii: "y"))
            return true
        }
        if ends(word, "s"), !ends(word, "ss") { word.removeLast() }
        if word.count > 5, ends(word, "ed") {
            word.removeLast(2)
        } else if word.count > 6, ends(word, "ing") {
            word.removeLast(3)
        }
        return true
    }

    private static func ends(_ word: [UInt8], _ ending: StaticString) -> Bool {
        ending.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
    }
}
