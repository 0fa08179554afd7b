import Articles
public import Foundation
import GRDB

/// Articles that have not changed for longer than their user wants to look, and of which no feed has said that they did:
/// they rest until one says so, or until their user wants to look for longer.
extension ArticleStore {
    /// What is next looked at so far beyond any time there is rests: since when it is unchanged stands behind that.
    static let rest = 1e12

    /// Lets those rest that became due, and wakes those that changed since.
    /// - Parameters:
    ///   - last: what has not changed since is not looked at; `nil` for never.
    ///   - earliest: what became due before was looked through already.
    public func rest(unchangedSince last: Date?, dueSince earliest: Date, at now: Date) throws(StoreError) {
        let now = now.timeIntervalSince1970
        let last = last?.timeIntervalSince1970
        let due = [earliest.timeIntervalSince1970, now, last ?? -Self.rest]
        let awake = [Self.rest + (last ?? 0), Self.rest * 2]
        let isNone = try read { db in
            try db.row("SELECT 1 FROM article WHERE \(Self.isToRest) LIMIT 1", due) == nil
                && db.row("SELECT 1 FROM article WHERE \(Self.isToWake) LIMIT 1", awake) == nil
        }
        guard !isNone else { return }
        try write { db in
            try db.run("UPDATE article SET nextCheck = \(Self.rest) + \(Self.last) WHERE \(Self.isToRest)", due)
            try db.run("UPDATE article SET nextCheck = ? WHERE \(Self.isToWake)", [now] + awake)
        }
    }

    private static let last = "max(lastChanged, coalesce(saidUpdated, 0))"
    private static let isToRest = "nextCheck BETWEEN ? AND ? AND \(last) < ?"
    private static let isToWake = "nextCheck BETWEEN ? AND ?"
}
