public import Articles
public import Foundation
import GRDB

/// A source as it does, for whoever looks after it.
public struct SourceHealth: Sendable {
    public var source: Source
    /// Entries that it has listed so far, and in the last four weeks.
    public var entries: Int
    public var entriesInFourWeeks: Int
    /// When it listed something new for the last time.
    public var lastEntry: Date?
    /// When it was first asked, or at least before its first entry was seen.
    public var since: Date?
}

/// A way by which an article came: a source that listed it, once.
public struct Listing: Sendable {
    public var outlet: String
    public var source: WebURL
    public var seenAt: Date
}

extension ArticleStore {
    /// By which sources an article was listed, in the order in which they did.
    public func listings(of article: Article.ID) throws(StoreError) -> [Listing] {
        try read { db in
            try db.rows(
                """
                SELECT source.outlet, source.url, min(entry.seenAt) AS seenAt FROM entry
                JOIN source ON source.id = entry.source WHERE entry.article = ? GROUP BY source.id ORDER BY seenAt, source.id
                """,
                [article.rawValue]
            ).map {
                Listing(
                    outlet: $0["outlet"], source: WebURL(stored: $0["url"]),
                    seenAt: Date(timeIntervalSince1970: $0["seenAt"]))
            }
        }
    }

    /// Every source that is stored, by its address.
    public func sourceHealth(at now: Date) throws(StoreError) -> [WebURL: SourceHealth] {
        try read { db in
            let rows = try db.rows(
                """
                SELECT source.*, count(entry.id) AS entries, max(entry.seenAt) AS lastEntry, min(entry.seenAt) AS since,
                    coalesce(sum(entry.seenAt > ?), 0) AS recent
                FROM source LEFT JOIN entry ON entry.source = source.id GROUP BY source.id
                """,
                [now.timeIntervalSince1970 - 28 * 86_400])
            return rows.reduce(into: [:]) { health, row in
                let url = WebURL(stored: row["url"])
                health[url] = SourceHealth(
                    source: Self.source(row, url: url), entries: row["entries"], entriesInFourWeeks: row["recent"],
                    lastEntry: (row["lastEntry"] as Double?).map { Date(timeIntervalSince1970: $0) },
                    since: (row["since"] as Double?).map { Date(timeIntervalSince1970: $0) })
            }
        }
    }
}
