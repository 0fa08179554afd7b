import Articles
import Foundation

/// A text's words as its facts are compared: without case, accents and marks; a figure by its value, whether it stands
/// in figures or in words; a day by its parts.
struct FoldedText {
    struct Token {
        let key: String
        /// Of the words that it was made from.
        let words: Range<Int>
    }

    let tokens: [Token]

    init(_ text: String) { self.init(words(in: text)) }

    init(_ words: [Word]) {
        var tokens: [Token] = []
        var next = 0
        for unit in Unit.find(in: words) where unit.kind != .name {
            tokens += Self.plain(words, next..<unit.words.lowerBound)
            tokens.append(Token(key: Self.key(of: unit, in: words), words: unit.words))
            next = unit.words.upperBound
        }
        self.tokens = tokens + Self.plain(words, next..<words.count)
    }

    private static func plain(_ words: [Word], _ range: Range<Int>) -> [Token] {
        range.filter { words[$0].kind != .mark }.map { Token(key: key(of: words[$0]), words: $0..<$0 + 1) }
    }

    private static func key(of unit: Unit, in words: [Word]) -> String {
        unit.kind == .number ? "#" + unit.value : "@" + unit.partsOfDay(in: words).joined(separator: "/")
    }

    static func key(of word: Word) -> String {
        let lower = word.key.lowercased()
        return lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.folding(options: .diacriticInsensitive, locale: nil)
    }

    /// The tokens that these words make; none, at their place, for no words.
    func places(of range: Range<Int>) -> Range<Int> {
        let first = tokens.firstIndex { $0.words.upperBound > range.lowerBound } ?? tokens.count
        let last = tokens[first...].firstIndex { $0.words.lowerBound >= range.upperBound } ?? tokens.count
        return first..<last
    }

    /// Every run of three tokens.
    var runs: Set<String> { runs(in: tokens.indices) }

    func runs(in places: Range<Int>) -> Set<String> {
        guard places.count >= 3 else { return [] }
        return Set(
            (places.lowerBound...places.upperBound - 3).map { place in
                tokens[place..<place + 3].map(\.key).joined(separator: " ")
            })
    }
}

extension Unit {
    /// "30 March" and "March 30th" are one day.
    func partsOfDay(in all: [Word]) -> [String] {
        all[words].filter { $0.kind != .mark }.map { word in
            let folded = word.key.lowercased().prefix { $0 != "'" }.description
            if let month = DateWords.month(folded) { return "month \(month)" }
            return word.kind == .number ? String(folded.prefix(while: \.isNumber)) : folded
        }.sorted()
    }
}
