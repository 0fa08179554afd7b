public import Articles
import Foundation
import GRDB

extension ArticleStore {
    /// An article in which words stand, or stood.
    public struct Hit: Sendable {
        public var article: Article
        /// The latest version in which the words stand.
        public var version: Int
        /// Whether they stand in the article's last version.
        public var isCurrent: Bool { version == article.versions }
        /// Some words around the first hit; the words found stand between U+0002 and U+0003.
        public var excerpt: String
    }

    /// Articles of which some version, the last or one since replaced, holds all that is asked for: words, and phrases
    /// in quotation marks. The best first, each article once; of very many the latest, see `mostRanked`.
    ///
    /// Words are found whole, in scripts that have spaces between them; in those that have none, wherever the
    /// characters stand.
    /// - Parameter onlyGone: only articles that do not say so any more.
    public func search(_ query: String, onlyGone: Bool = false, limit: Int) throws(StoreError) -> [Hit] {
        let terms = SearchTerms(query)
        guard !terms.isEmpty else { return [] }
        return try read { db in
            guard let pattern = try terms.pattern(db) else { return [] }
            return try Row.fetchAll(
                db,
                sql: """
                    WITH hit AS MATERIALIZED (
                        SELECT rowid AS id, rank AS place FROM \(terms.table) WHERE \(terms.table) MATCH ?1
                        ORDER BY rowid DESC LIMIT \(Self.mostRanked)
                    ), best AS (
                        SELECT version.article, max(version.number) AS number, min(hit.place) AS place
                        FROM hit JOIN version ON version.id = hit.id GROUP BY version.article
                    )
                    SELECT article.*, latest.title, best.number AS hitNumber, found.id AS hitID
                    FROM best JOIN article ON article.id = best.article
                    JOIN version latest ON latest.article = article.id AND latest.number = article.versions
                    JOIN version found ON found.article = best.article AND found.number = best.number
                    WHERE NOT ?2 OR best.number < article.versions
                    ORDER BY best.place LIMIT ?3
                    """,
                arguments: [pattern, onlyGone, limit]
            ).compactMap { row in
                let excerpt = try String.fetchOne(
                    db,
                    sql: """
                        SELECT snippet(\(terms.table), -1, char(2), char(3), '…', \(terms.snippetLength))
                        FROM \(terms.table) WHERE \(terms.table) MATCH ? AND rowid = ?
                        """, arguments: [pattern, row["hitID"] as Int64])
                return Self.article(row).map { Hit(article: $0, version: row["hitNumber"], excerpt: excerpt ?? "") }
            }
        }
    }

    /// Versions that are ranked, the latest of all that have the words: to rank each of a million takes seconds.
    public static let mostRanked = 3000
}

/// What somebody looks for, in the terms of the index that knows it.
private struct SearchTerms {
    private let terms: [String]
    private let isUnspaced: Bool

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
    /// In tokens: words, or runs of three characters.
    var snippetLength: Int { isUnspaced ? 48 : 16 }

    /// `nil` where the index has nothing that begins like one of the terms.
    func pattern(_ db: Database) throws -> String? {
        guard isUnspaced else { return terms.map(Self.quoted).joined(separator: " ") }
        var parts: [String] = []
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
            parts.append("(" + runs.map(Self.quoted).joined(separator: " OR ") + ")")
        }
        return parts.joined(separator: " AND ")
    }

    private static func quoted(_ term: String) -> String { "\"\(term.replacing("\"", with: "\"\""))\"" }
}
