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
        self.terms = terms.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    var isEmpty: Bool { terms.isEmpty }
    var table: String { isUnspaced ? "unspacedSearch" : "search" }

    /// Some of a version's words around those that are looked for.
    func excerpt(of version: Int64, _ pattern: Pattern, _ db: Database) throws -> String {
        guard isUnspaced else { return try snippet(of: version, pattern.match ?? "", db) }
        guard let row = try db.row("SELECT title, text FROM version WHERE id = ?", [version]) else { return "" }
        return UnspacedExcerpt(terms: terms).text(of: row["text"], title: row["title"])
    }

    private func snippet(of version: Int64, _ pattern: String, _ db: Database) throws -> String {
        try db.value(
            """
            SELECT snippet(search, -1, char(2), char(3), '…', 16) FROM search WHERE search MATCH ? AND rowid = ?
            """,
            [pattern, version]) ?? ""
    }

    /// As the index is asked for them.
    struct Pattern {
        /// `nil` where all terms are short.
        var match: String?
        /// What is shorter than the runs of three characters that the index of scripts without spaces knows, in lower case.
        var short: [String] = []
    }

    var pattern: Pattern {
        guard isUnspaced else { return Pattern(match: terms.map(Self.quoted).joined(separator: " ")) }
        let long = terms.filter { !Self.isShort($0) }
        return Pattern(
            match: long.isEmpty ? nil : long.map(Self.quoted).joined(separator: " AND "),
            short: terms.filter(Self.isShort).map { $0.lowercased() })
    }

    /// The index counts scalars: one Thai character may be three of them.
    private static func isShort(_ term: String) -> Bool { term.unicodeScalars.count < run }

    private static func quoted(_ term: String) -> String { "\"\(term.replacing("\"", with: "\"\""))\"" }
}
