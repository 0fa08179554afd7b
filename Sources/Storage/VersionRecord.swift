import Articles
import Foundation
import GRDB
import Reconciliation

/// A version's row.
enum VersionRecord {
    static func fetch(_ db: Database, article: Int64, number: Int) throws -> Version? {
        try db.row(
            "SELECT * FROM version WHERE article = ? AND number = ?", [article, number]
        ).map(version)
    }

    static func fetchAll(_ db: Database, article: Int64) throws -> [Version] {
        try db.rows("SELECT * FROM version WHERE article = ? ORDER BY number", [article]).map(
            version)
    }

    private static func version(_ row: Row) -> Version {
        let text: String = row["text"]
        let draft = Draft(
            title: row["title"], paragraphs: text.isEmpty ? [] : text.components(separatedBy: "\n\n"),
            byline: list(row["byline"]), published: (row["published"] as String?).flatMap { NewsDate($0) },
            updated: (row["updated"] as String?).flatMap { NewsDate($0) }, place: row["place"], agency: row["agency"],
            language: row["language"])
        return Version(
            number: row["number"], seenAt: Date(timeIntervalSince1970: row["seenAt"]), draft: draft,
            kinds: list(row["kinds"]).compactMap { ChangeKind(rawValue: $0) })
    }

    private static func list(_ json: String) -> [String] {
        if json == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
    }

    /// The snapshot and the version that was read from it, whose text has these words. The article's row names the
    /// number.
    static func insert(
        _ db: Database, _ page: PageArrival, _ words: WordSum, article: Article.ID, number: Int, kinds: [ChangeKind],
        at now: Date
    ) throws {
        let snapshot =
            page.bytes.isEmpty
            ? nil : try SnapshotRecord.insert(db, page, article: article, isFirst: number == 1, at: now)
        let draft = page.draft
        try db.run(
            """
            INSERT INTO version (article, number, seenAt, title, text, byline, published, updated, place, agency,
                language, kinds, wordHash, snapshot)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                article.rawValue, number, now.timeIntervalSince1970, draft.title, draft.text,
                JSONLine.text(of: draft.byline), draft.published?.description, draft.updated?.description,
                draft.place, draft.agency, draft.language, JSONLine.text(of: kinds.map(\.rawValue)),
                words.hash, snapshot,
            ])
    }
}

/// A snapshot's row: the page's bytes, compressed against the one before.
enum SnapshotRecord {
    /// After so many, one stands alone again: reading any takes at most as many steps.
    private static let deepest = 16

    static func insert(
        _ db: Database, _ page: PageArrival, article: Article.ID, isFirst: Bool, at now: Date
    ) throws -> Int64 {
        let last =
            isFirst
            ? nil
            : try db.row(
                "SELECT id, depth FROM snapshot WHERE article = ? ORDER BY id DESC LIMIT 1",
                [article.rawValue])
        let base = try last.flatMap { (row: Row) -> (id: Int64, depth: Int, bytes: [UInt8])? in
            let depth: Int = row["depth"]
            guard depth < deepest, let bytes = try bytes(db, row["id"]) else { return nil }
            return (row["id"], depth, bytes)
        }
        let compressed = try SnapshotCodec.compress(page.bytes, against: base?.bytes)
        try db.run(
            """
            INSERT INTO snapshot (article, fetchedAt, url, contentType, size, base, depth, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                article.rawValue, now.timeIntervalSince1970, page.url.text, page.contentType, page.bytes.count,
                base?.id, (base?.depth ?? 0) + 1, Data(compressed),
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
}
