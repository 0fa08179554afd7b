import Foundation
import GRDB

/// What somebody looks for, in the terms of the index that knows it.
struct SearchTerms {
    private let terms: [String]
    private let isUnspaced: Bool

    private static let manyRuns = 100

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
        guard isUnspaced else { return try snippet(of: version, pattern.text, db) }
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

    /// As the index understands it.
    struct Pattern {
        var text: String
        /// Whether it is of so many terms that finding each of them takes longer than all else.
        var isLong = false
    }

    /// `nil` where the index has nothing that begins like one of the terms.
    func pattern(_ db: Database) throws -> Pattern? {
        guard isUnspaced else { return Pattern(text: terms.map(Self.quoted).joined(separator: " ")) }
        var parts: [String] = [], count = 0
        for term in terms {
            if term.count >= 3 {
                parts.append(Self.quoted(term))
                continue
            }
            // The index knows runs of three characters: all that begin with this one stand for it.
            let runs = try String.fetchAll(
                db, sql: "SELECT term FROM unspacedTerm WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT 1000",
                arguments: [term.lowercased()])
            guard !runs.isEmpty else { return nil }
            count += runs.count
            parts.append("(" + runs.map(Self.quoted).joined(separator: " OR ") + ")")
        }
        return Pattern(text: parts.joined(separator: " AND "), isLong: count > Self.manyRuns)
    }

    private static func quoted(_ term: String) -> String { "\"\(term.replacing("\"", with: "\"\""))\"" }
}
