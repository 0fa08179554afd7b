import Foundation
import GRDB

/// What somebody looks for, in the terms of the index that knows it.
struct SearchTerms {
    private let terms: [String]
    private let isUnspaced: Bool

    private static let run = 3

    init(_ query: String) {
        var terms: [String] = []
        for (index, part) in query.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            let isPhrase = !index.isMultiple(of: 2)
            terms += isPhrase ? [String(part)] : part.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        isUnspaced = terms.contains(where: UnspacedScript.stands)
        self.terms = terms.filter(Self.hasToken)
    }

    var isEmpty: Bool { terms.isEmpty }
    var table: String { isUnspaced ? "unspacedSearch" : "search" }

    /// Some of the words around those that are looked for, of each of these versions.
    func excerpts(of versions: [Int64], by words: WordExcerpts, _ db: Database) throws -> [String] {
        let texts = try versions.map { version in
            try db.row("SELECT title, text FROM version WHERE id = ?", [version]).map { ($0["title"], $0["text"]) }
                ?? ("", "")
        }
        guard isUnspaced else { return try words.texts(of: texts, around: terms.map(Self.quoted)) }
        return texts.map { title, text in UnspacedExcerpt(terms: terms).text(of: text, title: title) }
    }

    /// As the index is asked for them.
    struct Pattern {
        /// Pieces that all have to stand there; `nil` where all terms are short.
        var match: String?
        /// How many of them each term has, which have to follow each other.
        var pieces: [Int] = []
        /// What is shorter than the runs of three characters that the index of scripts without spaces knows, in lower case.
        var short: [String] = []
    }

    /// Terms are asked for in pieces, which `HitWeight` looks for side by side: of a phrase FTS5 looks for the first of all
    /// places, from the oldest version on, before it goes to those that are asked for (`sqlite3Fts5ExprFirst`).
    var pattern: Pattern {
        let long = isUnspaced ? terms.filter { !Self.isShort($0) } : terms
        let pieces = long.map(isUnspaced ? Self.runs : Self.words)
        return Pattern(
            match: long.isEmpty ? nil : pieces.joined().map(Self.quoted).joined(separator: " "),
            pieces: pieces.map(\.count), short: isUnspaced ? terms.filter(Self.isShort).map { $0.lowercased() } : [])
    }

    private static func words(of term: String) -> [String] {
        term.split(whereSeparator: \.isWhitespace).map(String.init).filter(hasToken)
    }

    /// Every three characters that follow each other. A term of very many stays whole.
    private static func runs(of term: String) -> [String] {
        let scalars = Array(term.unicodeScalars)
        guard scalars.count <= mostScalars else { return [term] }
        return (0...(scalars.count - run)).map { start in
            String(String.UnicodeScalarView(scalars[start..<(start + run)]))
        }
    }

    /// FTS5 takes some two hundred and fifty pieces.
    private static let mostScalars = 32

    /// Whether the index knows anything of it: letters and digits (https://sqlite.org/fts5.html, section 4.3.1).
    private static func hasToken(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                true
            default: false
            }
        }
    }

    /// The index counts scalars: one Thai character may be three of them.
    private static func isShort(_ term: String) -> Bool { term.unicodeScalars.count < run }

    private static func quoted(_ term: String) -> String { "\"\(term.replacing("\"", with: "\"\""))\"" }
}
