public import Articles
public import Foundation
import GRDB
import Reconciliation

/// What a version says when its snapshot is read anew.
public struct Rereading: Sendable {
    public var number: Int
    /// The snapshot that was read: a version that has another by now is another one.
    public var snapshot: Int64?
    public var draft: Draft
    public var reader: String

    public init(number: Int, snapshot: Int64?, draft: Draft, reader: String) {
        self.number = number
        self.snapshot = snapshot
        self.draft = draft
        self.reader = reader
    }
}

extension ArticleStore {
    /// What read an article, by each of its readers, and the address that it was read at.
    public struct Reading: Sendable {
        public var article: Article.ID
        public var url: WebURL
        public var reader: String
    }

    /// The readers of articles' pages, one line an article and reader; what stood in a feed or a mail was read by none.
    /// - Parameters:
    ///   - after: only of articles beyond this one, in the order of their numbers.
    ///   - limit: of so many articles at most.
    public func readings(
        outlet: String?, after: Article.ID = Article.ID(rawValue: 0), limit: Int = .max
    ) throws(StoreError) -> [Reading] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT article.id, article.url, version.reader FROM version
                    JOIN (
                        SELECT id, url FROM article WHERE id > ?2 AND (?1 IS NULL OR outlet = ?1)
                        AND EXISTS (SELECT 1 FROM version WHERE version.article = article.id AND version.reader IS NOT NULL)
                        ORDER BY id LIMIT ?3
                    ) AS article ON article.id = version.article
                    WHERE version.reader IS NOT NULL
                    GROUP BY article.id, version.reader ORDER BY article.id
                    """, arguments: [outlet, after.rawValue, limit]
            ).map { row in
                Reading(
                    article: Article.ID(rawValue: row["id"]), url: WebURL(stored: row["url"]), reader: row["reader"])
            }
        }
    }

    /// Every page that is kept, article by article.
    public func eachSnapshot(outlet: String?, _ body: (Snapshot) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let after = last
            let ids = try read { db in
                try Int64.fetchAll(
                    db,
                    sql: """
                        SELECT snapshot.id FROM snapshot JOIN article ON article.id = snapshot.article
                        WHERE snapshot.id > ?1 AND snapshot.firstPage IS NULL AND (?2 IS NULL OR article.outlet = ?2)
                        ORDER BY snapshot.id LIMIT 500
                        """, arguments: [after, outlet])
            }
            guard let end = ids.last else { return }
            for id in ids {
                for page in try read({ db in try SnapshotRecord.pages(db, id) }) { try body(page) }
            }
            last = end
        }
    }

    /// What an article's versions read like before they were read anew, the first reading first.
    public func formerReadings(of id: Article.ID) throws(StoreError) -> [(number: Int, title: String, text: String)] {
        try read { db in
            try db.rows(
                """
                SELECT version.number, formerReading.title, formerReading.text
                FROM formerReading JOIN version ON version.id = formerReading.version
                WHERE version.article = ? ORDER BY formerReading.rowid
                """, [id.rawValue]
            ).map { ($0["number"], $0["title"], $0["text"]) }
        }
    }

    /// The versions that were read from pages which are kept, with the number of each one's snapshot.
    public func snapshots(of id: Article.ID) throws(StoreError) -> [(number: Int, snapshot: Int64)] {
        try read { db in
            try db.rows(
                """
                SELECT number, snapshot FROM version
                WHERE article = ? AND snapshot IS NOT NULL AND reader IS NOT NULL ORDER BY number
                """, [id.rawValue]
            ).map { ($0["number"], $0["snapshot"]) }
        }
    }

    /// A snapshot's pages: one, or those of an article that goes on.
    public func pages(of snapshot: Int64) throws(StoreError) -> [Snapshot] {
        try read { try SnapshotRecord.pages($0, snapshot) }
    }

    /// Puts new readings in the places of the old ones, which are kept beside them, and says so in the log. Numbers and
    /// times stay; what each version changed is told anew.
    /// - Parameter isTrial: whether nothing is to be stored.
    /// - Returns: the versions that read differently.
    public func reread(
        _ id: Article.ID, _ readings: [Rereading], isTrial: Bool, at now: Date
    ) async throws(StoreError) -> [Int] {
        do {
            if isTrial {
                // The store may be open for reading only.
                return try await database.read { [desk] db in
                    try RereadingRecorder(db: db, now: now, desk: desk).differing(id, readings)
                }
            }
            return try await database.write { [desk] db in
                let recorder = RereadingRecorder(db: db, now: now, desk: desk)
                var log = ChangeLog(db: db, now: now)
                return try recorder.record(id, readings, &log)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

/// The transaction's half of reading anew.
struct RereadingRecorder {
    let db: Database
    let now: Date
    let desk: Desk

    func differing(_ id: Article.ID, _ readings: [Rereading]) throws -> [Int] {
        let known = Dictionary(
            uniqueKeysWithValues: try VersionRecord.stored(db, of: [id.rawValue]).map { ($0.number, $0) })
        return readings.filter { reading in
            known[reading.number].map {
                $0.snapshot == reading.snapshot && !Self.isSame($0.draft, Self.completed(reading.draft, by: $0.draft))
            } ?? false
        }.map(\.number)
    }

    /// What only the feed knew is not on the page.
    private static func completed(_ draft: Draft, by known: Draft) -> Draft {
        var draft = draft
        if draft.title.isEmpty { draft.title = known.title }
        draft.published = draft.published ?? known.published
        return draft
    }

    private static func isSame(_ left: Draft, _ right: Draft) -> Bool {
        left.text == right.text && left.title == right.title && left.byline == right.byline
            && left.standfirst == right.standfirst && (right.published == nil || left.published == right.published)
    }

    func record(_ id: Article.ID, _ readings: [Rereading], _ log: inout ChangeLog) throws -> [Int] {
        let changed = try differing(id, readings)
        let anew = Dictionary(uniqueKeysWithValues: readings.map { ($0.number, $0) })
        if changed.isEmpty {
            for reading in readings {
                try db.run(
                    "UPDATE version SET reader = ? WHERE article = ? AND number = ?",
                    [reading.reader, id.rawValue, reading.number])
            }
            return []
        }
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        guard let before = try ArticleRecord.fetch(db, id.rawValue) else { return [] }
        try replace(try VersionRecord.stored(db, of: [id.rawValue]), by: anew, changed: Set(changed))
        guard let after = try ArticleRecord.fetch(db, id.rawValue) else { return [] }
        var data = after.reference(title: after.current.title)
        data.versions = changed
        try log.append(.articleReextracted, data, article: id)
        desk.groups.forgetText(of: id.rawValue)
        if before.current.text != after.current.text {
            try GroupRecorder(db: db, now: now, desk: desk).replace(id, by: after.current)
        }
        return changed
    }

    private func replace(_ versions: [StoredVersion], by anew: [Int: Rereading], changed: Set<Int>) throws {
        var last: Draft?
        for var version in versions {
            let known = version
            if let reading = anew[version.number], reading.snapshot == known.snapshot {
                version.draft = Self.completed(reading.draft, by: known.draft)
                version.reader = reading.reader
            }
            version.kinds = last.map { Revision(from: $0, to: version.draft).kinds } ?? []
            last = version.draft
            guard changed.contains(version.number) || version.kinds != known.kinds || version.reader != known.reader
            else { continue }
            if changed.contains(version.number) { try keep(known) }
            try VersionRecord.forgetWords(db, of: known, keepsFormerReadings: true)
            try VersionRecord.remove(db, known)
            version.isUnspaced = version.draft.isUnspaced
            try VersionRecord.put(db, version, article: known.article, number: known.number)
            try VersionRecord.indexWords(db, of: version)
        }
    }

    private func keep(_ version: StoredVersion) throws {
        try db.run(
            """
            INSERT INTO formerReading (version, replacedAt, title, text, byline, kinds, reader)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                version.id, now.timeIntervalSince1970, version.draft.title, version.draft.text,
                JSONLine.text(of: version.draft.byline), JSONLine.text(of: version.kinds.map(\.rawValue)),
                version.reader,
            ])
    }
}
