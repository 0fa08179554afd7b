public import Articles
public import Foundation
import GRDB

/// What is due and has not been looked at.
public struct Backlog: Hashable, Sendable {
    public var sources: Int
    public var pages: Int
    /// When the one that has waited longest became due; `nil` where nothing waits.
    public var since: Date?

    public init(sources: Int = 0, pages: Int = 0, since: Date? = nil) {
        self.sources = sources
        self.pages = pages
        self.since = since
    }

    public var count: Int { sources + pages }
}

/// What a service asks its store, again and again: each answer costs a look into an index.
extension ArticleStore {
    /// The sources to ask: never asked, or due; and of folders, which cost nobody a request, those that were not looked
    /// into for a minute. In the order in which they became due.
    public func dueSources(at now: Date) throws(StoreError) -> [Source] {
        try read { db in
            try db.rows(
                """
                SELECT * FROM source
                WHERE \(Self.isAsked) AND (nextCheck IS NULL OR nextCheck <= ?1 OR url LIKE 'file:%' AND checkedAt <= ?2)
                ORDER BY nextCheck
                """,
                [now.timeIntervalSince1970, now.timeIntervalSince1970 - 60]
            ).map { Self.source($0, url: WebURL(stored: $0["url"])) }
        }
    }

    /// Those that are gone for good are not asked, and a page that is watched for itself is told once; from then on it
    /// is an article.
    static let isAsked = "stoppedAt IS NULL AND (kind IS NOT 'page' OR checkedAt IS NULL)"

    /// A source as it is stored now.
    public func source(_ id: Source.ID) throws(StoreError) -> Source? {
        try look { db in
            try db.row("SELECT * FROM source WHERE id = ?", [id.rawValue])
                .map { Self.source($0, url: WebURL(stored: $0["url"])) }
        }
    }

    /// When something becomes due next, whoever lists it; `nil` for never.
    public func nextDue(after now: Date) throws(StoreError) -> Date? {
        try read { db in
            let moments = try [
                "SELECT min(nextCheck) FROM source WHERE nextCheck > ? AND \(Self.isAsked)",
                "SELECT min(due) FROM entry WHERE due > ?",
                "SELECT min(nextCheck) FROM article WHERE nextCheck > ? AND nextCheck < \(Self.rest)",
            ].compactMap { sql -> Double? in try db.value(sql, [now.timeIntervalSince1970]) }
            return moments.min().map { Date(timeIntervalSince1970: $0) }
        }
    }

    /// What became due before a moment and still is.
    /// - Parameter sources: only of these.
    public func backlog(of sources: [Source.ID], before moment: Date) throws(StoreError) -> Backlog {
        let list = sources.map { String($0.rawValue) }.joined(separator: ",")
        let time = moment.timeIntervalSince1970
        return try read { db in
            let rows = try DueSQL.backlog(of: list).compactMap { try Row.fetchOne(db, sql: $0, arguments: [time]) }
            let counts = rows.map { $0["count"] as Int }
            let since = rows.compactMap { $0["since"] as Double? }.min()
            return Backlog(
                sources: counts.first ?? 0, pages: counts.dropFirst().reduce(0, +),
                since: since.map { Date(timeIntervalSince1970: $0) })
        }
    }

    /// After the clock was set back: what was looked at at times that have not come yet is due, spread over an hour.
    /// - Returns: how much that was.
    public func forgetTimesAhead(of now: Date) throws(StoreError) -> Int {
        let time = now.timeIntervalSince1970
        return try write { db in
            try db.run(
                """
                UPDATE source SET checkedAt = ?1, nextCheck = ?1 + abs(id * 2654435761 % 3600)
                WHERE checkedAt > ?1 + 60
                """, [time])
            let sources = db.changesCount
            try db.run(
                """
                UPDATE article SET checkedAt = ?1, nextCheck = ?1 + abs(id * 2654435761 % 3600)
                WHERE checkedAt > ?1 + 60
                """, [time])
            return sources + db.changesCount
        }
    }

    /// The last line of the change log; `nil` for an empty one.
    public func lastChange() throws(StoreError) -> (cursor: ChangeCursor, time: Date)? {
        try read { db in
            try db.row("SELECT seq, time FROM change ORDER BY seq DESC LIMIT 1", []).map {
                (cursor: ChangeCursor(rawValue: $0["seq"]), time: Date(timeIntervalSince1970: $0["time"]))
            }
        }
    }

    /// Bytes on the disk, with what is not yet in the main file.
    public func sizeOnDisk() -> Int {
        ["", "-wal", "-shm"].reduce(0) { size, suffix in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
            return size + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
        }
    }
}
