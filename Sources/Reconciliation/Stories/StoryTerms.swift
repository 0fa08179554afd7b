import Articles
import Foundation

/// The terms of an article's headline and first two hundred words, as it is compared with others that may report the
/// same event: words with their endings cut, each with where it stands. Later words are background, in every newsroom.
public struct StoryTerms: Sendable {
    struct Term: Sendable {
        /// Of the word as it is compared.
        var hash: UInt32
        var inTitle: UInt8 = 0
        var inText: UInt8 = 0
        /// Of these, in the first hundred words.
        var inLead: UInt8 = 0
        /// Of these, how often with a capital letter amid a sentence.
        var asName: UInt8 = 0
        var isNumber = false

        /// The same term, found elsewhere: counts end at what a byte holds, that of names at 127.
        mutating func add(_ other: Term) {
            inTitle = Self.sum(inTitle, other.inTitle, at: 255)
            inText = Self.sum(inText, other.inText, at: 255)
            inLead = Self.sum(inLead, other.inLead, at: 255)
            asName = Self.sum(asName, other.asName, at: 127)
            if other.isNumber { isNumber = true }
        }

        private static func sum(_ one: UInt8, _ other: UInt8, at most: Int) -> UInt8 {
            UInt8(min(Int(one) + Int(other), most))
        }
    }

    /// In ascending order of their hashes, each once.
    let terms: [Term]
    /// Whether its script tells names by capital letters.
    let hasCase: Bool

    public var isEmpty: Bool { terms.isEmpty }

    public init(title: String, text: String) {
        var reader = TermReader()
        reader.read(title, as: .title)
        reader.read(text, as: .text)
        terms = reader.terms
        hasCase = reader.hasCase
    }

    // MARK: As bytes

    /// Eight bytes a term, little-endian: its hash and its four counts, of which the last has the mark of a number. A
    /// byte before them says whether the script has capital letters.
    public var bytes: [UInt8] {
        var bytes = [UInt8(hasCase ? 1 : 0)]
        bytes.reserveCapacity(1 + terms.count * 8)
        for term in terms {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: term.hash >> shift)) }
            bytes += [term.inTitle, term.inText, term.inLead, min(term.asName, 127) | (term.isNumber ? 128 : 0)]
        }
        return bytes
    }

    /// - Returns: `nil` for bytes that were not written by the above.
    public init?(bytes: some RandomAccessCollection<UInt8>) {
        let bytes = Array(bytes)
        guard let first = bytes.first, first < 2, bytes.count % 8 == 1 else { return nil }
        hasCase = first == 1
        terms = stride(from: 1, to: bytes.count, by: 8).map { place in
            let hash = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << UInt32($1 * 8) }
            return Term(
                hash: hash, inTitle: bytes[place + 4], inText: bytes[place + 5], inLead: bytes[place + 6],
                asName: bytes[place + 7] & 127, isNumber: bytes[place + 7] & 128 != 0)
        }
    }
}
