public import Articles
import Foundation
import GRDB

/// Sinks: who is told, how far, and what was tried. Whoever holds the store's lock delivers; others may only say where to
/// go on.
extension ArticleStore {
    // MARK: States

    /// By name; also of those that are not in the settings any more.
    public func sinkStates() throws(StoreError) -> [SinkState] { try read(SinkRecord.fetchAll) }

    /// `nil` for one that was never told anything.
    public func sinkState(_ name: String) throws(StoreError) -> SinkState? {
        try read { try SinkRecord.fetch($0, name) }
    }

    /// The state of a sink; a new one is told of what comes after now.
    public func openSink(_ name: String) async throws(StoreError) -> SinkState {
        try await deliver { db in try Self.openSink(db, name) }
    }

    private static func openSink(_ db: Database, _ name: String) throws -> SinkState {
        if let state = try SinkRecord.fetch(db, name) { return state }
        return try SinkRecord.insert(db, SinkState(name: name, cursor: try endOfLog(db)))
    }

    private static func endOfLog(_ db: Database) throws -> ChangeCursor {
        let end: Int64? = try db.value("SELECT max(seq) FROM change", [])
        return ChangeCursor(rawValue: end ?? 0)
    }

    /// - Returns: the state as it is stored now; `nil` where it was changed since it was read, and nothing was written.
    public func save(_ state: SinkState) async throws(StoreError) -> SinkState? {
        try await deliver { try SinkRecord.update($0, state) }
    }

    /// Tells a sink again what was told since, or not at all. What is under way to it is left, and a parked one goes on.
    /// - Parameter cursor: the change after which it begins; past the end of the log, the end.
    public func replay(_ name: String, after cursor: ChangeCursor) async throws(StoreError) {
        try await deliver { db in
            let known = try Self.openSink(db, name)
            let end = try Self.endOfLog(db)
            var state = SinkState(name: name, cursor: min(cursor, end))
            state.replays = known.replays + 1
            state.replayedTo = max(known.replayedTo, end)
            state.lastDelivery = known.lastDelivery
            state.edition = known.edition
            _ = try SinkRecord.update(db, state)
            try db.run("DELETE FROM lastingChange WHERE sink = ? AND seq > ?", [name, cursor.rawValue])
        }
    }

    /// Takes up a parked sink again, at once, and one that waits after a failure.
    /// - Returns: whether there is such a sink.
    public func resume(_ name: String) async throws(StoreError) -> Bool {
        try await deliver { db in
            guard var state = try SinkRecord.fetch(db, name) else { return false }
            (state.parkedAt, state.nextAttempt, state.reason) = (nil, nil, nil)
            (state.failures, state.refusals) = (0, 0)
            return try SinkRecord.update(db, state) != nil
        }
    }

    // MARK: Attempts

    /// Keeps what came of an attempt, and the state after it.
    /// - Parameter keeping: how many of the changes that it was told last are kept for it, see `lastTold`.
    /// - Returns: the state as it is stored now; `nil` where it was changed meanwhile, and was left as it is.
    public func settle(
        _ state: SinkState, _ attempt: DeliveryAttempt, told: [ChangeCursor], keeping: Int = 0
    ) async throws(StoreError) -> SinkState? {
        try await deliver { db in
            try Self.insert(db, attempt, of: state.name)
            if keeping > 0, attempt.outcome == .delivered { try Self.keep(db, told, of: state.name, keeping) }
            guard let stored = try SinkRecord.update(db, state) else { return nil }
            if attempt.outcome == .delivered { try Self.forget(db, told, of: state.name) }
            return stored
        }
    }

    private static func insert(_ db: Database, _ attempt: DeliveryAttempt, of sink: String) throws {
        try db.run(
            """
            INSERT INTO deliveryAttempt (sink, message, firstSeq, lastSeq, triedAt, outcome, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                sink, attempt.message, attempt.first.rawValue, attempt.last.rawValue,
                attempt.triedAt.timeIntervalSince1970, attempt.outcome.rawValue, attempt.reason,
            ])
        try db.run(
            """
            DELETE FROM deliveryAttempt WHERE sink = ?1 AND id <=
                (SELECT id FROM deliveryAttempt WHERE sink = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """, [sink, mostAttempts])
    }

    private static let mostAttempts = 1000

    /// The last ones, newest first.
    public func attempts(of sink: String, limit: Int) throws(StoreError) -> [DeliveryAttempt] {
        try read { db in
            try db.rows("SELECT * FROM deliveryAttempt WHERE sink = ? ORDER BY id DESC LIMIT ?", [sink, limit])
                .compactMap { row in
                    guard let outcome = DeliveryAttempt.Outcome(rawValue: row["outcome"]) else { return nil }
                    return DeliveryAttempt(
                        message: row["message"], first: ChangeCursor(rawValue: row["firstSeq"]),
                        last: ChangeCursor(rawValue: row["lastSeq"]),
                        triedAt: Date(timeIntervalSince1970: row["triedAt"]), outcome: outcome, reason: row["reason"])
                }
        }
    }

    // MARK: What is told

    /// The changes of these numbers, in the order of the log.
    public func changes(numbered cursors: [ChangeCursor]) throws(StoreError) -> [Change] {
        try read { db in
            try cursors.sorted().compactMap { cursor in
                try db.row("SELECT * FROM change WHERE seq = ?", [cursor.rawValue]).flatMap(Self.change)
            }
        }
    }

    /// Writes whole or not at all, and to the end even where the caller is cancelled meanwhile: what was delivered shall
    /// not be told again.
    func deliver<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let database = database
        do {
            return try await Task<Value, any Error> { try await database.write(body) }.value
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
