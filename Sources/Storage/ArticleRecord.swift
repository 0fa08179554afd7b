import Articles
import Foundation
import GRDB
import Reconciliation

/// An article's row with its latest version, while a transaction works on it.
struct ArticleRecord {
    let id: Article.ID
    let outlet: String
    var url: WebURL
    var status: Article.Status
    var versions: Int
    var lastChanged: Date
    var representation: Representation
    /// Looks in a row that brought nothing.
    let failures: Int
    let copyGroup: Int64?
    let current: Draft

    static func fetch(_ db: Database, _ id: Int64) throws -> ArticleRecord? {
        guard let row = try db.row("SELECT * FROM article WHERE id = ?", [id]),
            let status = Article.Status(rawValue: row["status"]),
            let version = try VersionRecord.fetch(db, article: id, number: row["versions"])
        else { return nil }
        return ArticleRecord(
            id: Article.ID(rawValue: id), outlet: row["outlet"], url: WebURL(stored: row["url"]), status: status,
            versions: row["versions"],
            lastChanged: Date(timeIntervalSince1970: row["lastChanged"]),
            representation: Representation(row),
            failures: row["failures"], copyGroup: row["copyGroup"], current: version.draft)
    }

    /// Stores it as checked now, and when it is due again.
    /// - Parameter freshFor: seconds for which the server means it to stay as it is.
    func checked(_ db: Database, at now: Date, freshFor: TimeInterval = 0) throws {
        try save(db)
        try db.run(
            "UPDATE article SET checkedAt = ?, nextCheck = ?, failures = 0, lastError = NULL WHERE id = ?",
            [
                now.timeIntervalSince1970,
                Schedule.nextCheck(lastChanged: lastChanged, checkedAt: now, freshFor: freshFor).timeIntervalSince1970,
                id.rawValue,
            ])
    }

    func save(_ db: Database) throws {
        try db.run(
            """
            UPDATE article SET url = ?, status = ?, versions = ?, lastChanged = ?, \(Representation.assignments)
            WHERE id = ?
            """,
            [url.text, status.rawValue, versions, lastChanged.timeIntervalSince1970]
                + representation.arguments + [id.rawValue])
    }

    func reference(title: String) -> ChangeData {
        var data = ChangeData()
        data.article = .init(id: id, url: url, title: title, outlet: outlet)
        return data
    }

    /// How many other articles carry the same text; `nil` for none.
    func copyCount(_ db: Database) throws -> Int? {
        guard let copyGroup else { return nil }
        return try db.value("SELECT count(*) - 1 FROM article WHERE copyGroup = ?", [copyGroup])
    }
}
