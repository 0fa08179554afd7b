public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    // MARK: Articles

    /// The articles changed last, newest first.
    /// - Parameter outlet: only of this outlet.
    public func articles(outlet: String? = nil, limit: Int? = nil) throws(StoreError) -> [Article] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    \(Self.articleColumns) \(outlet == nil ? "" : "WHERE article.outlet = ?2")
                    ORDER BY article.lastChanged DESC, article.id DESC LIMIT ?1
                    """,
                arguments: outlet.map { [limit ?? -1, $0] } ?? [limit ?? -1]
            ).compactMap(Self.article)
        }
    }

    /// By the number that it has, or had before it turned out to be another.
    public func article(_ id: Article.ID) throws(StoreError) -> Article? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: """
                    \(Self.articleColumns)
                    WHERE article.id = coalesce((SELECT mergedInto FROM article WHERE id = ?1), ?1)
                    """, arguments: [id.rawValue]
            ).flatMap(Self.article)
        }
    }

    /// The article that was found at an address, any of those it has had.
    public func article(at url: WebURL) throws(StoreError) -> Article? {
        try read { db in
            try Row.fetchOne(
                db, sql: "\(Self.articleColumns) WHERE article.id = (SELECT article FROM address WHERE key = ?)",
                arguments: [url.canonical.text]
            ).flatMap(Self.article)
        }
    }

    /// Every article in the order in which they were found.
    public func eachArticle(_ body: (Article) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let after = last
            let page = try read { db in
                try Row.fetchAll(
                    db, sql: "\(Self.articleColumns) WHERE article.id > ? ORDER BY article.id LIMIT 500",
                    arguments: [after]
                ).compactMap(Self.article)
            }
            guard let end = page.last else { return }
            for article in page { try body(article) }
            last = end.id.rawValue
        }
    }

    /// The addresses that an article was found at, as they were spelled.
    public func addresses(of id: Article.ID) throws(StoreError) -> [String] {
        try read { db in
            try String.fetchAll(
                db, sql: "SELECT DISTINCT url FROM address WHERE article = ? ORDER BY seenAt", arguments: [id.rawValue])
        }
    }

    /// The other articles that carry the same text.
    /// - Parameter limit: of a text that more print, the first ones.
    public func copies(of article: Article, limit: Int = -1) throws(StoreError) -> [Article] {
        guard let group = article.copyGroup else { return [] }
        return try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    \(Self.articleColumns) WHERE article.copyGroup = ? AND article.id <> ?
                    ORDER BY article.id LIMIT ?
                    """,
                arguments: [group, article.id.rawValue, limit]
            ).compactMap(Self.article)
        }
    }

    static let articleColumns = """
        SELECT article.*, version.title FROM article
        JOIN version ON version.article = article.id AND version.number = article.versions
        """

    static func article(_ row: Row) -> Article? {
        guard let status = Article.Status(rawValue: row["status"]) else { return nil }
        return Article(
            id: Article.ID(rawValue: row["id"]), url: WebURL(stored: row["url"]), outlet: row["outlet"], status: status,
            title: row["title"],
            versions: row["versions"], firstSeen: Date(timeIntervalSince1970: row["firstSeen"]),
            lastChanged: Date(timeIntervalSince1970: row["lastChanged"]), copyGroup: row["copyGroup"],
            story: (row["story"] as Int64?).map { Story.ID(rawValue: $0) })
    }

    // MARK: Versions

    /// All versions of an article, oldest first.
    public func versions(of id: Article.ID) throws(StoreError) -> [Version] {
        try read { try VersionRecord.fetchAll($0, article: id.rawValue) }
    }

    /// The bytes that a version was read from; `nil` for a version that is not there.
    public func snapshot(of id: Article.ID, version: Int) throws(StoreError) -> [UInt8]? {
        try read { db in
            let row = try db.row(
                "SELECT snapshot, text FROM version WHERE article = ? AND number = ?", [id.rawValue, version])
            guard let row else { return nil }
            // Without one, the text is all there was.
            guard let snapshot = row["snapshot"] as Int64? else { return Array((row["text"] as String).utf8) }
            return try SnapshotRecord.bytes(db, snapshot)
        }
    }

    // MARK: Changes

    /// The changes after a cursor, oldest first.
    public func changes(after cursor: ChangeCursor, limit: Int) throws(StoreError) -> [Change] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM change WHERE seq > ? ORDER BY seq LIMIT ?", arguments: [cursor.rawValue, limit]
            ).compactMap(Self.change)
        }
    }

    /// The changes of one article, oldest first.
    public func changes(of article: Article.ID) throws(StoreError) -> [Change] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM change WHERE article = ? ORDER BY seq", arguments: [article.rawValue]
            )
            .compactMap(Self.change)
        }
    }

    /// Where to read from to get all changes since an instant. Where the clock was set back, those that came before it was
    /// are among them, as long as they are not more than a few thousand.
    public func cursor(before time: Date) throws(StoreError) -> ChangeCursor {
        try read { db in
            let instant = time.timeIntervalSince1970
            // The earliest by the clock, one look into the index; the lowest number of all that are later would be many.
            let earliest: Int64? = try db.value(
                "SELECT seq FROM change WHERE time >= ? ORDER BY time, seq LIMIT 1", [instant])
            guard let earliest else {
                return ChangeCursor(rawValue: try db.value("SELECT max(seq) FROM change", []) ?? 0)
            }
            let lowest: Int64? = try db.value(
                "SELECT min(seq) FROM changeOutline WHERE seq BETWEEN ? AND ? AND time >= ?",
                [earliest - Self.setBack, earliest, instant])
            return ChangeCursor(rawValue: (lowest ?? earliest) - 1)
        }
    }

    /// Changes that may have come while the clock was ahead.
    private static let setBack: Int64 = 5000

    /// Grows whenever another connection, of this process or another, commits: cheap to ask for many times a second.
    public func dataVersion() throws(StoreError) -> Int {
        try read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }

    static func change(_ row: Row) -> Change? {
        let json: String = row["data"]
        guard let type = ChangeType(rawValue: row["type"]),
            let data = try? JSONDecoder().decode(ChangeData.self, from: Data(json.utf8))
        else { return nil }
        return Change(
            cursor: ChangeCursor(rawValue: row["seq"]), time: Date(timeIntervalSince1970: row["time"]), type: type,
            data: data)
    }
}
