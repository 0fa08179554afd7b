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

    /// Versions that are weighed against each other, the latest that have what is looked for. Words that more have are
    /// no search yet, and a page may not take as long as all of them would.
    static let mostRanked = 3000

    /// Articles of which some version, the last or one since replaced, holds all that is asked for: words, and phrases
    /// in quotation marks. The best first (`HitWeight`), of equal ones the latest; each article once.
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
            let pattern = terms.pattern
            let found = try LatestVersions(of: pattern, in: terms.table, atMost: most, db)
            var hits: [Hit] = [], seen: Set<Int64> = [], rest = found.bestFirst[...]
            while hits.count < limit, !rest.isEmpty {
                for (id, last) in try Self.holders(of: rest.prefix(Self.step), db) where hits.count < limit {
                    guard seen.insert(id).inserted, !(onlyGone && found.contains(last)) else { continue }
                    guard let hit = try Self.hit(id, found, db) else { continue }
                    let excerpt = try terms.excerpt(of: hit.version, pattern, db)
                    hits.append(Hit(article: hit.article, version: hit.number, excerpt: excerpt))
                }
                rest = rest.dropFirst(Self.step)
            }
            return hits
        }
    }

    private static let step = 250

    /// The articles whose versions these are, each with its last version.
    private static func holders(
        of versions: ArraySlice<Int64>, _ db: Database
    ) throws -> [(article: Int64, last: Int64)] {
        let list = "[" + versions.map { String($0) }.joined(separator: ",") + "]"
        return try db.rows(
            """
            SELECT article.id, last.id FROM json_each(?) found
            JOIN version ON version.id = found.value JOIN article ON article.id = version.article
            JOIN version last ON last.article = article.id AND last.number = article.versions
            ORDER BY found.key
            """, [list]
        ).map { ($0[0], $0[1]) }
    }

    /// An article, and its latest version among those that were found.
    private static func hit(
        _ id: Int64, _ found: LatestVersions, _ db: Database
    ) throws -> (article: Article, version: Int64, number: Int)? {
        let versions = try db.rows("SELECT id, number FROM version WHERE article = ? ORDER BY number DESC", [id])
        guard let latest = versions.first(where: { found.contains($0["id"]) }),
            let row = try db.row(
                """
                SELECT article.*, version.title FROM article
                JOIN version ON version.article = article.id AND version.number = article.versions
                WHERE article.id = ?
                """, [id]),
            let article = article(row)
        else { return nil }
        return (article, latest["id"], latest["number"])
    }
}
