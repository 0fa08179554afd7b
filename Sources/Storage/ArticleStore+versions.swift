public import Articles
public import Foundation
import GRDB

/// A version without its text, for lists and drawings.
public struct VersionHead: Sendable {
    public var number: Int
    public var seenAt: Date
    public var title: String
    public var kinds: [ChangeKind]
    /// Of the text, in characters.
    public var length: Int
    /// Whether the page that it was read from is kept.
    public var hasSnapshot: Bool
}

extension ArticleStore {
    /// One version; `nil` where there is none of that number.
    public func version(_ number: Int, of id: Article.ID) throws(StoreError) -> Version? {
        try read { try VersionRecord.fetch($0, article: id.rawValue, number: number) }
    }

    /// The last versions of an article, oldest first.
    public func versionHeads(of id: Article.ID, limit: Int) throws(StoreError) -> [VersionHead] {
        try read { db in
            let rows = try db.rows(
                """
                SELECT number, seenAt, title, kinds, length(text) AS length, snapshot IS NOT NULL AS hasSnapshot
                FROM version WHERE article = ? ORDER BY number DESC LIMIT ?
                """,
                [id.rawValue, limit])
            return rows.reversed().map(Self.versionHead)
        }
    }

    private static func versionHead(_ row: Row) -> VersionHead {
        let kinds = (try? JSONDecoder().decode([String].self, from: Data((row["kinds"] as String).utf8))) ?? []
        return VersionHead(
            number: row["number"], seenAt: Date(timeIntervalSince1970: row["seenAt"]), title: row["title"],
            kinds: kinds.compactMap { ChangeKind(rawValue: $0) }, length: row["length"],
            hasSnapshot: row["hasSnapshot"])
    }

    /// The first page that a version was read from, as it was received; `nil` where none is kept.
    public func page(of id: Article.ID, version: Int) throws(StoreError) -> Snapshot? {
        try read { db in
            let snapshot: Int64? = try db.value(
                "SELECT snapshot FROM version WHERE article = ? AND number = ?", [id.rawValue, version])
            return try snapshot.flatMap { try SnapshotRecord.pages(db, $0).first }
        }
    }

    /// The last changes of an article, newest first.
    public func lastChanges(of id: Article.ID, limit: Int) throws(StoreError) -> [Change] {
        try read { db in
            try db.rows("SELECT * FROM change WHERE article = ? ORDER BY seq DESC LIMIT ?", [id.rawValue, limit])
                .compactMap(Self.change)
        }
    }
}
