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
    /// in quotation marks. The best first, each article once; where there are very many, the latest of them first, see
    /// `mostRanked`.
    ///
    /// Words are found whole, in scripts that have spaces between them; in those that have none, wherever the
    /// characters stand.
    /// - Parameter onlyGone: only articles that do not say so any more.
    public func search(_ query: String, onlyGone: Bool = false, limit: Int) throws(StoreError) -> [Hit] {
        try search(query, onlyGone: onlyGone, limit: limit, ranking: Self.mostRanked)
    }

    func search(_ query: String, onlyGone: Bool, limit: Int, ranking most: Int) throws(StoreError) -> [Hit] {
        let terms = SearchTerms(query)
        guard !terms.isEmpty else { return [] }
        return try read { db in
            guard let pattern = try terms.pattern(db) else { return [] }
            let hits = try Self.hits(of: pattern, in: terms.table, ranking: most, db)
            return try Row.fetchAll(
                db,
                sql: """
                    WITH hit AS MATERIALIZED (\(hits.sql)), best AS (
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
                arguments: [hits.argument, onlyGone, limit]
            ).compactMap { row in
                let excerpt = try terms.excerpt(of: row["hitID"], pattern, db)
                return Self.article(row).map { Hit(article: $0, version: row["hitNumber"], excerpt: excerpt) }
            }
        }
    }

    /// Versions that are ranked. Of words that more have, the latest so many versions are taken, the newest first: a rank
    /// is made of how many there are in all, and to count them takes longer than a page may.
    public static let mostRanked = 3000

    /// The versions that have what is looked for, and the place of each: the lowest is the best.
    private static func hits(
        of pattern: String, in table: String, ranking most: Int, _ db: Database
    ) throws -> (sql: String, argument: String) {
        let latest: [Int64] = try db.values(
            "SELECT rowid FROM \(table) WHERE \(table) MATCH ? ORDER BY rowid DESC LIMIT ?", [pattern, most + 1])
        guard latest.count > most else {
            return ("SELECT rowid AS id, rank AS place FROM \(table) WHERE \(table) MATCH ?1", pattern)
        }
        let list = latest.prefix(most).map { String($0) }.joined(separator: ",")
        return ("SELECT value AS id, -value AS place FROM json_each(?1)", "[\(list)]")
    }
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

    /// Some of a version's words around those that are looked for.
    func excerpt(of version: Int64, _ pattern: String, _ db: Database) throws -> String {
        guard isUnspaced else { return try snippet(of: version, pattern, db) }
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
