public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    /// The stored sources for these addresses, made where they are new; in the order given.
    public func sources(
        _ wanted: [(url: WebURL, outlet: String, kind: Source.Kind?)]
    ) throws(StoreError) -> [Source] {
        try write { db in
            try wanted.map { source in
                try db.execute(
                    sql: """
                        INSERT INTO source (url, outlet, kind) VALUES (?, ?, ?)
                        ON CONFLICT (url) DO UPDATE SET outlet = excluded.outlet, kind = coalesce(excluded.kind, kind)
                        """,
                    arguments: [source.url.text, source.outlet, source.kind?.rawValue])
                guard
                    let row = try Row.fetchOne(
                        db, sql: "SELECT * FROM source WHERE url = ?", arguments: [source.url.text])
                else { preconditionFailure("a source just written is not there") }
                return Self.source(row, url: source.url)
            }
        }
    }

    private static func source(_ row: Row, url: WebURL) -> Source {
        Source(
            id: Source.ID(rawValue: row["id"]), url: url, outlet: row["outlet"],
            kind: (row["kind"] as String?).flatMap { Source.Kind(rawValue: $0) },
            validators: StoredValidators(etag: row["etag"], lastModified: row["lastModified"]),
            checkedAt: (row["checkedAt"] as Double?).map { Date(timeIntervalSince1970: $0) },
            failures: row["failures"], lastError: row["lastError"])
    }

    /// Which articles are taken up again besides those of new entries.
    public enum Revisits: Sendable {
        /// Those that are due, of the sources given.
        case due
        /// All of them, due or not, and entries whose page failed a moment ago.
        case all
    }

    /// The pages to fetch: of entries never read, and of known articles. None twice.
    public func pageChecks(of sources: [Source], revisits: Revisits, at now: Date) throws(StoreError) -> [PageCheck] {
        let ids = sources.map(\.id.rawValue)
        let latest = revisits == .all ? Double.greatestFiniteMagnitude : now.timeIntervalSince1970
        return try read { db in
            var seen: Set<CanonicalURL> = []
            let new = try Row.fetchAll(db, sql: Self.newEntries(ids), arguments: [latest])
            let known = try Row.fetchAll(db, sql: Self.knownArticles(ids), arguments: [latest])
            return (new + known).compactMap(Self.pageCheck).filter { seen.insert($0.url.canonical).inserted }
        }
    }

    private static func newEntries(_ sources: [Int64]) -> String {
        """
        SELECT entry.url, source.outlet, entry.article AS once, NULL AS article, NULL AS etag, NULL AS lastModified,
            entry.title, entry.published
        FROM entry JOIN source ON source.id = entry.source
        WHERE entry.due <= ? AND entry.source IN (\(sources.map(String.init).joined(separator: ",")))
        ORDER BY entry.due
        """
    }

    private static func knownArticles(_ sources: [Int64]) -> String {
        """
        SELECT article.url, article.outlet, article.id AS article, article.etag, article.lastModified,
            entry.title, entry.published, article.status = 'gone' AS isGone
        FROM article JOIN entry ON entry.article = article.id
        WHERE article.nextCheck <= ? AND entry.source IN (\(sources.map(String.init).joined(separator: ",")))
        GROUP BY article.id ORDER BY article.nextCheck
        """
    }

    private static func pageCheck(_ row: Row) -> PageCheck? {
        guard let url = WebURL(row["url"]) else { return nil }
        return PageCheck(
            subject: subject(row), url: url, outlet: row["outlet"],
            validators: StoredValidators(etag: row["etag"], lastModified: row["lastModified"]), title: row["title"],
            published: (row["published"] as String?).flatMap { NewsDate($0) })
    }

    private static func subject(_ row: Row) -> PageCheck.Subject {
        guard let article = row["article"] as Int64? else {
            return .entry(once: (row["once"] as Int64?).map { Article.ID(rawValue: $0) })
        }
        return .article(Article.ID(rawValue: article), isGone: row["isGone"])
    }
}
