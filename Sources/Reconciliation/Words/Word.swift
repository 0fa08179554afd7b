import Articles
import Foundation

/// A word, a number or a mark of a text, with the spelling in which it compares.
public struct Word: Hashable, Sendable {
    public enum Kind: Sendable { case word, number, mark }

    public let kind: Kind
    /// As it stands in the text.
    public let text: Substring
    /// In the one spelling that compares equal: quotes and dashes straight, ligatures taken apart, soft hyphens gone.
    public let key: String

    public static func == (left: Word, right: Word) -> Bool { left.key == right.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// Cuts a text into words. White space is no word. A run of letters and digits is one, with apostrophes, hyphens,
/// and the points and commas of figures inside; Chinese, Japanese and Thai are cut by character.
public func words(in text: String) -> [Word] {
    var words: [Word] = []
    eachWord(in: text) { piece in
        switch piece {
        case .plain(let range, _, let kind):
            let word = text[range]
            words.append(Word(kind: kind, text: word, key: String(word)))
        case .other(let word): words.append(word)
        }
    }
    return words
}

/// What is told of a text's words without keeping any.
public struct WordSum: Sendable {
    /// Words and numbers; marks are not counted.
    public private(set) var count = 0
    /// 64 bits of all of them, marks included (FNV-1a): equal for texts of the same words. For finding; what is found
    /// is compared.
    public var hash: Int64 { Int64(bitPattern: fnv.value) }
    private var fnv = FNV1a()

    public init(of text: String) {
        eachWord(in: text) { piece in
            switch piece {
            case .plain(_, let bytes, let kind):
                if kind != .mark { count += 1 }
                for byte in bytes { fnv.combine(byte) }
                fnv.endText()
            case .other(let word):
                if word.kind != .mark { count += 1 }
                fnv.combine(word.key)
            }
        }
    }
}

/// Whether two texts say the same, word for word: white space, paragraphs and the shape of marks aside.
public func sameWords(_ left: String, _ right: String) -> Bool {
    left == right || words(in: left).map(\.key) == words(in: right).map(\.key)
}

/// Whether two bylines name the same people, in whatever order and however their names are spaced.
public func sameNames(_ left: [String], _ right: [String]) -> Bool {
    if left == right { return true }
    func keys(_ names: [String]) -> [String] {
        names.map { words(in: $0).filter { $0.kind != .mark }.map { $0.key.lowercased() }.joined(separator: " ") }
            .sorted()
    }
    return keys(left) == keys(right)
}
