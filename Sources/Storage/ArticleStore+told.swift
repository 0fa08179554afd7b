import Articles
import GRDB

/// What sinks were told last, for those that are written anew each time.
extension ArticleStore {
    /// In the order of telling; of many, the last.
    public func lastTold(to sink: String, limit: Int) throws(StoreError) -> [DeliveredChange] {
        try read { db in
            try db.rows(
                """
                SELECT change.*, since, toldChange.version FROM toldChange JOIN change ON change.seq = toldChange.seq
                WHERE sink = ? ORDER BY toldChange.id DESC LIMIT ?
                """, [sink, limit]
            ).reversed().compactMap(Self.delivered)
        }
    }

    private static func delivered(_ row: Row) -> DeliveredChange? {
        guard let change = change(row) else { return nil }
        guard let since = row["since"] as Int?, let version = row["version"] as Int? else {
            return DeliveredChange(change: change)
        }
        return DeliveredChange(
            change: change, lasted: LastingRevision(change: change, since: since, version: version))
    }

    /// Before what was set aside is forgotten. What is told again comes last again.
    static func keep(_ db: Database, _ told: [ChangeCursor], of sink: String, _ count: Int) throws {
        for cursor in told {
            try db.run(
                """
                INSERT OR REPLACE INTO toldChange (sink, seq, since, version) VALUES (?1, ?2,
                    (SELECT since FROM lastingChange WHERE sink = ?1 AND seq = ?2),
                    (SELECT version FROM lastingChange WHERE sink = ?1 AND seq = ?2))
                """, [sink, cursor.rawValue])
        }
        try db.run(
            """
            DELETE FROM toldChange WHERE sink = ?1 AND id <=
                (SELECT id FROM toldChange WHERE sink = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """, [sink, count])
    }
}
