public import Articles
public import Foundation
import GRDB
import Reconciliation

/// A snapshot's row: the page's bytes, compressed against the one before.
enum SnapshotRecord {
    /// After so many, one stands alone again: reading any takes at most as many steps.
    private static let deepest = 16

    /// The same bytes as the last snapshot's are kept once. Further pages of the article stand alone beside the first.
    static func insert(
        _ db: Database, _ page: PageArrival, article: Article.ID, isFirst: Bool, at now: Date
    ) throws -> Int64 {
        let hash = bodyHash(of: page.bytes)
        let last =
            isFirst
            ? nil
            : try db.row(
                """
                SELECT id, depth, hash, size FROM snapshot WHERE article = ? AND firstPage IS NULL
                ORDER BY id DESC LIMIT 1
                """,
                [article.rawValue])
        let before = try last.flatMap { try bytes(db, $0["id"]) }
        if let last, before == page.bytes, page.further.isEmpty, try !hasFurtherPages(db, last["id"]) {
            return last["id"]
        }
        let depth: Int = last?["depth"] ?? 0
        let base = depth < deepest ? before : nil
        let alone = base == nil ? try page.groundwork?.compressed() : nil
        let compressed = try alone ?? SnapshotCodec.compress(page.bytes, against: base)
        let id = try put(
            db, article, (page.url.text, page.contentType, page.bytes.count, hash),
            base: base == nil ? nil : last?["id"], depth: base == nil ? 1 : depth + 1, compressed, at: now)
        for further in page.further {
            let bytes = try SnapshotCodec.compress(further.bytes, against: nil)
            let page = try put(
                db, article,
                (further.url.text, further.contentType, further.bytes.count, bodyHash(of: further.bytes)),
                base: nil, depth: 1, bytes, at: now)
            try db.run("UPDATE snapshot SET firstPage = ? WHERE id = ?", [id, page])
        }
        return id
    }

    private static func hasFurtherPages(_ db: Database, _ id: Int64) throws -> Bool {
        try db.value("SELECT 1 FROM snapshot WHERE firstPage = ?", [id]) ?? false
    }

    private static func put(
        _ db: Database, _ article: Article.ID, _ page: (url: String, type: String?, size: Int, hash: Int64),
        base: Int64?, depth: Int, _ compressed: [UInt8], at now: Date
    ) throws -> Int64 {
        try db.run(
            """
            INSERT INTO snapshot (article, fetchedAt, url, contentType, size, base, depth, bytes, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                article.rawValue, now.timeIntervalSince1970, page.url, page.type, page.size, base, depth,
                Data(compressed), page.hash,
            ])
        return db.lastInsertedRowID
    }

    /// The page as it was received; `nil` for a snapshot that is not there.
    static func bytes(_ db: Database, _ id: Int64) throws -> [UInt8]? {
        guard
            let row = try db.row("SELECT size, base, bytes FROM snapshot WHERE id = ?", [id])
        else { return nil }
        let base = try (row["base"] as Int64?).flatMap { try bytes(db, $0) }
        let compressed: Data = row["bytes"]
        return try SnapshotCodec.decompress(Array(compressed), size: row["size"], against: base)
    }

    /// A snapshot's pages in their order: one, or those of an article that goes on.
    static func pages(_ db: Database, _ id: Int64) throws -> [Snapshot] {
        let rows = try db.rows(
            "SELECT id, url, contentType, fetchedAt FROM snapshot WHERE id = ?1 OR firstPage = ?1 ORDER BY id", [id])
        return try rows.map { row in
            Snapshot(
                url: WebURL(stored: row["url"]), contentType: row["contentType"],
                fetchedAt: Date(timeIntervalSince1970: row["fetchedAt"]), bytes: try bytes(db, row["id"]) ?? [])
        }
    }

    /// Takes a snapshot away; those that are compressed against it are made to stand without it.
    static func remove(_ db: Database, _ id: Int64) throws {
        let dependents: [Int64] = try db.values("SELECT id FROM snapshot WHERE base = ?", [id])
        for dependent in dependents {
            guard let bytes = try bytes(db, dependent) else { continue }
            try db.run(
                "UPDATE snapshot SET base = NULL, depth = 1, bytes = ? WHERE id = ?",
                [Data(try SnapshotCodec.compress(bytes, against: nil)), dependent])
        }
        try db.run("UPDATE version SET snapshot = NULL WHERE snapshot = ?", [id])
        try db.run("DELETE FROM snapshot WHERE firstPage = ?", [id])
        try db.run("DELETE FROM snapshot WHERE id = ?", [id])
    }
}

/// The bytes of a page as they were received, and where and when.
public struct Snapshot: Sendable {
    public var url: WebURL
    public var contentType: String?
    public var fetchedAt: Date
    public var bytes: [UInt8]
}
