import GRDB

/// What somebody looks for, in the terms of the index that knows it.
struct SearchTerms {
    private let terms: [String]
    private let isUnspaced: Bool

    private static let run = 3

    /// What of it the index has no token for, such as a dash, is left out: Unicode's tables are another version here
    /// than in SQLite, so its own tokenizer is asked.
    init(_ query: String, _ index: IndexTokens) throws {
        let texts = Self.texts(of: query)
        let tokens = try index.tokens(of: texts, by: Schema.wordTokenizer)
        terms = zip(texts, tokens).filter { !$1.isEmpty }.map(\.0)
        isUnspaced = terms.contains(where: UnspacedScript.stands)
    }

    /// Words, and what stands in quotation marks. By scalars: a mark that carries an accent is a mark all the same.
    private static func texts(of query: String) -> [String] {
        let parts = query.unicodeScalars.filter { $0 != IndexShelf.sign }.split(
            separator: "\"", omittingEmptySubsequences: false
        ).map { String(String.UnicodeScalarView($0)) }
        return parts.enumerated().flatMap { index, part in
            index.isMultiple(of: 2) ? part.split(whereSeparator: \.isWhitespace).map(String.init) : [part]
        }
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
        /// Tokens that all have to stand there; `nil` where all terms are short.
        var match: String?
        /// How many of them each term has, which have to follow each other.
        var pieces: [Int] = []
        /// What is shorter than the runs of three characters that the index of scripts without spaces knows, in lower case.
        var short: [String] = []
    }

    /// Terms are asked for by their tokens, which `HitWeight` looks for side by side: of a phrase FTS5 looks for the first of
    /// all places, from the oldest version on, before it goes to those that are asked for (`sqlite3Fts5ExprFirst`).
    func pattern(_ index: IndexTokens) throws -> Pattern {
        let long = isUnspaced ? terms.filter { !Self.isShort($0) } : terms
        let tokens = try index.tokens(of: long, by: isUnspaced ? Schema.runTokenizer : Schema.wordTokenizer)
        return Pattern(
            match: long.isEmpty ? nil : tokens.joined().map(Self.quoted).joined(separator: " "),
            pieces: tokens.map(\.count), short: isUnspaced ? terms.filter(Self.isShort).map { $0.lowercased() } : [])
    }

    /// The index counts scalars: one Thai character may be three of them.
    private static func isShort(_ term: String) -> Bool { term.unicodeScalars.count < run }

    private static func quoted(_ term: String) -> String {
        var quoted = "\""
        for scalar in term.unicodeScalars {
            quoted.unicodeScalars.append(contentsOf: scalar == "\"" ? [scalar, scalar] : [scalar])
        }
        return quoted + "\""
    }
}
