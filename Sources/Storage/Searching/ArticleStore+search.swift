public import Articles
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

    /// What a search found, the best first.
    public struct Findings: Sendable {
        public var hits: [Hit]
        /// How many versions were looked through, the last ones that were stored; `nil` where all were, or enough found.
        public var latest: Int64?

        public init(hits: [Hit] = [], latest: Int64? = nil) {
            self.hits = hits
            self.latest = latest
        }
    }

    /// Articles of which some version, the last or one since replaced, holds all that is asked for: words, and phrases
    /// in quotation marks. The best first (`HitWeight`), of equal ones the latest; each article once.
    ///
    /// Words are found whole, in scripts that have spaces between them; in those that have none, wherever the
    /// characters stand.
    /// - Parameters:
    ///   - onlyGone: only articles that do not say so any more.
    ///   - patience: about how long versions are looked through, the latest first; for ever where there is none. A
    ///     phrase of words that most texts have takes a second on some millions of versions.
    public func find(
        _ query: String, onlyGone: Bool = false, limit: Int, patience: Duration? = nil
    ) throws(StoreError) -> Findings {
        try find(query, onlyGone: onlyGone, limit: limit, effort: SearchEffort(patience: patience))
    }

    func find(_ query: String, onlyGone: Bool, limit: Int, effort: SearchEffort) throws(StoreError) -> Findings {
        try read { db in
            let terms = try SearchTerms(query, tokens)
            guard !terms.isEmpty else { return Findings() }
            let found = try LatestVersions(of: try terms.pattern(tokens), in: terms.table, effort, db)
            var places: [Place] = [], seen: Set<Int64> = []
            for version in found.bestFirst where places.count < limit {
                let id: Int64? = try db.value("SELECT article FROM version WHERE id = ?", [version])
                guard let id, seen.insert(id).inserted else { continue }
                if let place = try Self.place(id, found, onlyGone: onlyGone, db) { places.append(place) }
            }
            let texts = try terms.excerpts(of: places.map(\.version), by: excerpts, db)
            let hits = zip(places, texts).map { Hit(article: $0.article, version: $0.number, excerpt: $1) }
            let latest: Int64? = try found.unread.flatMap { unread in
                try db.value("SELECT max(id) - ? FROM version", [unread])
            }
            return Findings(hits: hits, latest: latest)
        }
    }

    private typealias Place = (article: Article, version: Int64, number: Int)

    /// An article, and its latest version among those that were found; `nil` for one that is not asked for.
    private static func place(
        _ id: Int64, _ found: LatestVersions, onlyGone: Bool, _ db: Database
    ) throws -> Place? {
        let versions = try db.rows("SELECT id, number FROM version WHERE article = ? ORDER BY number DESC", [id])
        guard let latest = versions.first(where: { found.contains($0["id"]) }),
            !(onlyGone && latest["id"] == versions[0]["id"] as Int64),
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
