import Articles
import Foundation
import GRDB

/// The rows of sinks.
enum SinkRecord {
    static func fetch(_ db: Database, _ name: String) throws -> SinkState? {
        try db.row("SELECT * FROM sink WHERE name = ?", [name]).map(state)
    }

    static func fetchAll(_ db: Database) throws -> [SinkState] {
        try db.rows("SELECT * FROM sink ORDER BY name", []).map(state)
    }

    private static func state(_ row: Row) -> SinkState {
        var state = SinkState(name: row["name"], cursor: ChangeCursor(rawValue: row["cursor"]))
        state.setAside = ChangeCursor(rawValue: row["setAside"])
        state.replays = row["replays"]
        state.replayedTo = ChangeCursor(rawValue: row["replayedTo"])
        state.pending = (row["pending"] as String?).flatMap {
            try? JSONDecoder().decode(PendingDelivery.self, from: Data($0.utf8))
        }
        state.failures = row["failures"]
        state.refusals = row["refusals"]
        state.nextAttempt = date(row["nextAttempt"])
        state.lastDelivery = date(row["lastDelivery"])
        state.parkedAt = date(row["parkedAt"])
        state.reason = row["reason"]
        state.edition = row["edition"]
        return state
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map { Date(timeIntervalSince1970: $0) } }

    /// - Returns: the state as it is stored now.
    static func insert(_ db: Database, _ state: SinkState) throws -> SinkState {
        try db.run(
            """
            INSERT INTO sink (cursor, setAside, replays, replayedTo, pending, failures, refusals, nextAttempt,
                lastDelivery, parkedAt, reason, edition, name)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, try values(state) + [state.edition, state.name])
        return state
    }

    /// - Returns: the state as it is stored now; `nil` where another was stored since this one was read.
    static func update(_ db: Database, _ state: SinkState) throws -> SinkState? {
        try db.run(
            """
            UPDATE sink SET cursor = ?, setAside = ?, replays = ?, replayedTo = ?, pending = ?, failures = ?,
                refusals = ?, nextAttempt = ?, lastDelivery = ?, parkedAt = ?, reason = ?, edition = edition + 1
            WHERE edition = ? AND name = ?
            """, try values(state) + [state.edition, state.name])
        guard db.changesCount == 1 else { return nil }
        var stored = state
        stored.edition += 1
        return stored
    }

    private static func values(_ state: SinkState) throws -> Bindings {
        [
            state.cursor.rawValue, state.setAside.rawValue, state.replays, state.replayedTo.rawValue,
            try state.pending.map { try JSONLine.text(of: $0) }, state.failures, state.refusals,
            state.nextAttempt?.timeIntervalSince1970,
            state.lastDelivery?.timeIntervalSince1970, state.parkedAt?.timeIntervalSince1970, state.reason,
        ]
    }
}
