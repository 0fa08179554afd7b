public import Articles
public import Foundation
import GRDB

/// How much the store holds.
public struct StoreCounts: Sendable {
    public var articles: Int
    public var articlesGone: Int
    public var versions: Int
    public var sources: Int
    public var sourcesFailing: Int
    /// Articles and entries whose next look is due; of more than `mostDue` of either only so many are counted.
    public var due: Int
    /// Whether there are more.
    public var isMoreDue: Bool
    /// The number of the last change.
    public var lastChange: Int64
    public var lastChangeAt: Date?
}

/// What an outlet published and revised on one day.
public struct OutletDay: Sendable {
    public var outlet: String
    /// Whole days before the one that was asked for; 0 for that day.
    public var daysAgo: Int
    public var published: Int
    public var revised: Int
}

extension ArticleStore {
    /// A store that is so far behind is far behind: to count a million takes a second.
    public static let mostDue = 100_000

    public func counts(at now: Date) throws(StoreError) -> StoreCounts {
        let time = now.timeIntervalSince1970
        return try read { db in
            let last = try db.row("SELECT seq, time FROM change ORDER BY seq DESC LIMIT 1", [])
            // One that was merged is never due.
            let due = try ["article WHERE nextCheck", "entry WHERE due"].map { place -> Int in
                try db.value("SELECT count(*) FROM (SELECT 1 FROM \(place) <= ? LIMIT ?)", [time, Self.mostDue]) ?? 0
            }
            return StoreCounts(
                // No article's row ever goes, and no number is left out.
                articles: try db.value(
                    """
                    SELECT coalesce(max(id), 0) - (SELECT count(*) FROM article WHERE mergedInto IS NOT NULL) FROM article
                    """, []) ?? 0,
                articlesGone: try db.value(
                    "SELECT count(*) FROM article WHERE status = 'gone' AND mergedInto IS NULL", []) ?? 0,
                versions: try VersionRecord.count(db),
                sources: try db.value("SELECT count(*) FROM source", []) ?? 0,
                sourcesFailing: try db.value(
                    "SELECT count(*) FROM source WHERE failures > 0 OR stoppedAt IS NOT NULL", []) ?? 0,
                due: due.reduce(0, +), isMoreDue: due.contains(Self.mostDue),
                lastChange: last?["seq"] ?? 0,
                lastChangeAt: (last?["time"] as Double?).map { Date(timeIntervalSince1970: $0) })
        }
    }

    /// The sources in the order in which they came to be followed, so many after one of them.
    public func sources(after: Source.ID?, limit: Int) throws(StoreError) -> [Source] {
        try read { db in
            try db.rows("SELECT * FROM source WHERE id > ? ORDER BY id LIMIT ?", [after?.rawValue ?? 0, limit])
                .map { Self.source($0, url: WebURL(stored: $0["url"])) }
        }
    }

    /// The names of the outlets, in alphabetical order.
    public func outlets(limit: Int) throws(StoreError) -> [String] {
        try read { db in
            try db.values("SELECT DISTINCT outlet FROM source ORDER BY outlet COLLATE NOCASE LIMIT ?", [limit])
        }
    }

    /// What outlets published and revised in the last days, told from the end of the change log.
    /// - Parameter reach: how many changes are looked at, at most.
    public func outletDays(_ days: Int, until now: Date, reach: Int = 200_000) throws(StoreError) -> [OutletDay] {
        let time = now.timeIntervalSince1970
        return try read { db in
            try db.rows(
                """
                SELECT outlet, CAST((?1 - time) / 86400 AS INTEGER) AS daysAgo,
                    sum(type = ?4) AS published, sum(type = ?5) AS revised
                FROM changeOutline NOT INDEXED
                WHERE seq > (SELECT max(seq) FROM change) - ?3 AND time > ?1 - ?2 * 86400.0 AND time <= ?1
                    AND type IN (?4, ?5) AND outlet IS NOT NULL
                GROUP BY 1, 2 ORDER BY 1, 2
                """,
                [
                    time, days, reach, ChangeOutline.number(of: .articlePublished),
                    ChangeOutline.number(of: .articleRevised),
                ]
            ).map {
                OutletDay(
                    outlet: $0["outlet"], daysAgo: $0["daysAgo"], published: $0["published"], revised: $0["revised"])
            }
        }
    }

    /// Ends the query that runs on a store opened for reading, which then throws; nothing happens where none runs.
    public func interrupt() { database.interrupt() }
}
