public import Foundation
import GRDB

extension SiteArrival {
    func record(_ db: Database) throws {
        switch self {
        case .robots(let origin, let rules, let until):
            try db.run(
                """
                INSERT INTO robots (origin, rules, goodUntil) VALUES (?, ?, ?)
                ON CONFLICT (origin) DO UPDATE SET rules = excluded.rules, goodUntil = excluded.goodUntil
                """,
                [origin, rules, until.timeIntervalSince1970])
        case .hold(let domain, let hold?):
            try db.run(
                """
                INSERT INTO hold (domain, heldUntil, strikes, reason) VALUES (?, ?, ?, ?)
                ON CONFLICT (domain) DO UPDATE
                SET heldUntil = excluded.heldUntil, strikes = excluded.strikes, reason = excluded.reason
                """,
                [domain, hold.until.timeIntervalSince1970, hold.strikes, hold.reason])
        case .hold(let domain, nil): try db.run("DELETE FROM hold WHERE domain = ?", [domain])
        }
    }
}

extension ArticleStore {
    /// What a site's robots.txt said when it was last read, and until when that is good; `nil` for a site never asked.
    public func robots(of origin: String) throws(StoreError) -> (rules: String, until: Date)? {
        try read { db in
            try db.row("SELECT rules, goodUntil FROM robots WHERE origin = ?", [origin]).map {
                ($0["rules"], Date(timeIntervalSince1970: $0["goodUntil"]))
            }
        }
    }

    /// Whether a domain was being left alone, `nil` where it was not.
    public func hold(of domain: String) throws(StoreError) -> StoredHold? {
        try read { db in
            try db.row("SELECT * FROM hold WHERE domain = ?", [domain]).map {
                StoredHold(
                    until: Date(timeIntervalSince1970: $0["heldUntil"]), strikes: $0["strikes"], reason: $0["reason"])
            }
        }
    }
}
