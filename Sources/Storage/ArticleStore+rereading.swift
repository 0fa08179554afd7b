public import Articles
public import Foundation
import GRDB
import Reconciliation

/// What a version says when its snapshot is read anew.
public struct Rereading: Sendable {
    public var number: Int
    public var draft: Draft
    public var reader: String

    public init(number: Int, draft: Draft, reader: String) {
        self.number = number
        self.draft = draft
        self.reader = reader
    }
}

extension ArticleStore {
    /// What read an article, by each of its readers, and the address that it was read at.
    public struct Reading: Sendable {
        public var article: Article.ID
        public var url: WebURL
        /// `nil` for versions from before that was noted.
        public var reader: String?
    }

    /// The readers of articles that have snapshots, one line an article and reader.
    public func readings(outlet: String?) throws(StoreError) -> [Reading] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT article.id, article.url, version.reader FROM article
                    JOIN version ON version.article = article.id
                    WHERE version.snapshot IS NOT NULL AND (?1 IS NULL OR article.outlet = ?1)
                    GROUP BY article.id, version.reader ORDER BY article.id
                    """, arguments: [outlet]
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

    /// The pages that a version was read from: none where its feed was all there was.
    public func pages(of id: Article.ID, version: Int) throws(StoreError) -> [Snapshot] {
        try read { db in
            let snapshot: Int64? = try db.value(
                "SELECT snapshot FROM version WHERE article = ? AND number = ?", [id.rawValue, version])
            return try snapshot.map { try SnapshotRecord.pages(db, $0) } ?? []
        }
    }

    /// Puts new readings in the places of the old ones, which are kept beside them, and says so in the log. Numbers and
    /// times stay; what each version changed is told anew.
    /// - Parameter isTrial: whether nothing is to be stored.
    /// - Returns: the versions that read differently.
    public func reread(
        _ id: Article.ID, _ readings: [Rereading], isTrial: Bool, at now: Date
    ) async throws(StoreError) -> [Int] {
        do {
            return try await database.write { [desk] db in
                let recorder = RereadingRecorder(db: db, now: now, desk: desk)
                return isTrial ? try recorder.differing(id, readings) : try recorder.record(id, readings)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

private struct RereadingRecorder {
    let db: Database
    let now: Date
    let desk: Desk

    func differing(_ id: Article.ID, _ readings: [Rereading]) throws -> [Int] {
        let known = Dictionary(
            uniqueKeysWithValues: try VersionRecord.stored(db, of: [id.rawValue]).map { ($0.number, $0) })
        return readings.filter { reading in
            known[reading.number].map { !Self.isSame($0.draft, reading.draft) } ?? false
        }.map(\.number)
    }

    private static func isSame(_ left: Draft, _ right: Draft) -> Bool {
        left.text == right.text && left.title == right.title && left.byline == right.byline
            && left.standfirst == right.standfirst && (right.published == nil || left.published == right.published)
    }

    func record(_ id: Article.ID, _ readings: [Rereading]) throws -> [Int] {
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
        var log = ChangeLog(db: db, now: now)
        var data = after.reference(title: after.current.title)
        data.versions = changed
        try log.append(.articleReextracted, data, article: id)
        try CopyRecorder(db: db, now: now, shelf: desk.shelf).replace(id, before.current.text, by: after.current.text)
        desk.shelf.clear()
        return changed
    }

    private func replace(_ versions: [StoredVersion], by anew: [Int: Rereading], changed: Set<Int>) throws {
        var last: Draft?
        for var version in versions {
            let known = version
            if let reading = anew[version.number] {
                let published = version.draft.published
                version.draft = reading.draft
                // What only the feed knew is not on the page.
                version.draft.published = reading.draft.published ?? published
                if version.draft.title.isEmpty { version.draft.title = known.draft.title }
                version.reader = reading.reader
            }
            version.kinds = last.map { Revision(from: $0, to: version.draft).kinds } ?? []
            last = version.draft
            guard changed.contains(version.number) || version.kinds != known.kinds || version.reader != known.reader
            else { continue }
            if changed.contains(version.number) { try keep(known) }
            try VersionRecord.forgetWords(db, of: known, keepsFormerReadings: true)
            try VersionRecord.remove(db, known)
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
