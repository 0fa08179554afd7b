import Articles
import GRDB
import Locking
import Reconciliation

/// How often outlets edit, kept at hand while transactions look at thousands of their articles, and written once at
/// the end of each.
final class OutletRates: Sendable {
    private struct Item {
        var rate: EditRate
        var isWritten = true
    }

    private let items = Locked<[String: Item]>([:])

    func rate(of outlet: String, _ db: Database) throws -> EditRate {
        if let item = items.withLock({ $0[outlet] }) { return item.rate }
        let row = try db.row("SELECT edits, watched FROM outletRate WHERE outlet = ?", [outlet])
        let rate = row.map { EditRate(edits: $0["edits"], watched: $0["watched"]) } ?? EditRate()
        items.withLock { $0[outlet] = Item(rate: rate) }
        return rate
    }

    /// - Precondition: the outlet's rate was asked for before.
    func add(_ look: EditRate, to outlet: String) {
        items.withLock { items in
            guard let item = items[outlet] else { return }
            items[outlet] = Item(rate: item.rate + look, isWritten: false)
        }
    }

    func write(to db: Database) throws {
        let changed = items.withLock { $0.filter { !$0.value.isWritten } }
        for (outlet, item) in changed {
            try db.run(
                """
                INSERT INTO outletRate (outlet, edits, watched) VALUES (?, ?, ?)
                ON CONFLICT (outlet) DO UPDATE SET edits = excluded.edits, watched = excluded.watched
                """,
                [outlet, item.rate.edits, item.rate.watched])
            items.withLock { $0[outlet] = Item(rate: item.rate) }
        }
    }

    /// After a transaction that failed, what it added was not seen.
    func clear() { items.withLock { $0.removeAll() } }
}
