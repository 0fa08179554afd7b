public import Articles
import Foundation
import GRDB

/// Revisions that are told once their text has stood for so many further looks.
extension ArticleStore {
    /// Sets revisions aside for a sink. Of one article one is kept: the last, with what stood before the first.
    /// - Parameter through: up to which change the log was looked through for that.
    /// - Returns: the state as it is stored now; `nil` where it was changed since it was read, and nothing was written.
    public func setAside(
        _ revisions: [Change], of state: SinkState, through: ChangeCursor
    ) async throws(StoreError) -> SinkState? {
        try await deliver { db in
            var state = state
            state.setAside = through
            guard let stored = try SinkRecord.update(db, state) else { return nil }
            for revision in revisions {
                guard let article = revision.data.article?.id, let version = revision.data.version,
                    let previous = revision.data.previous
                else { continue }
                try db.run(
                    """
                    INSERT INTO lastingChange (sink, article, seq, since, version) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (sink, article) DO UPDATE SET seq = excluded.seq, version = excluded.version
                    WHERE excluded.seq > seq
                    """,
                    [state.name, article.rawValue, revision.cursor.rawValue, previous, version])
            }
            return stored
        }
    }

    /// Those whose text has stood for so many looks since. Those, too, that nobody can wait for any more, since the
    /// article was merged, or its versions have other numbers now.
    public func lasted(
        _ state: SinkState, checks: Int, limit: Int
    ) throws(StoreError) -> [LastingRevision] {
        try read { db in
            try db.rows(
                """
                SELECT change.*, since, lastingChange.version FROM lastingChange
                JOIN article ON article.id = lastingChange.article
                JOIN change ON change.seq = lastingChange.seq
                WHERE sink = ?1 AND (article.mergedInto IS NOT NULL
                    OR article.versions = lastingChange.version AND steadyChecks >= ?2
                    OR article.versions <> lastingChange.version AND NOT EXISTS (
                        SELECT 1 FROM change later WHERE later.article = article.id AND later.seq > ?3
                            AND later.type = 'article.revised'))
                ORDER BY lastingChange.seq LIMIT ?4
                """, [state.name, checks, state.setAside.rawValue, limit]
            ).compactMap(Self.lasting)
        }
    }

    /// Those of these changes that were set aside, by their numbers.
    public func setAside(
        _ cursors: [ChangeCursor], of sink: String
    ) throws(StoreError) -> [ChangeCursor: LastingRevision] {
        try read { db in
            let wanted = Set(cursors)
            let rows = try db.rows(
                """
                SELECT change.*, since, lastingChange.version FROM lastingChange
                JOIN change ON change.seq = lastingChange.seq WHERE sink = ?
                """, [sink])
            return rows.compactMap(Self.lasting).reduce(into: [:]) { found, revision in
                if wanted.contains(revision.change.cursor) { found[revision.change.cursor] = revision }
            }
        }
    }

    /// What was set aside and is not to be told after all.
    public func forgetAside(_ cursors: [ChangeCursor], of sink: String) async throws(StoreError) {
        guard !cursors.isEmpty else { return }
        try await deliver { try Self.forget($0, cursors, of: sink) }
    }

    static func forget(_ db: Database, _ cursors: [ChangeCursor], of sink: String) throws {
        for cursor in cursors {
            try db.run("DELETE FROM lastingChange WHERE sink = ? AND seq = ?", [sink, cursor.rawValue])
        }
    }

    private static func lasting(_ row: Row) -> LastingRevision? {
        change(row).map { LastingRevision(change: $0, since: row["since"], version: row["version"]) }
    }
}
