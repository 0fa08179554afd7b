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
    let story: Story.ID?
    let checkedAt: Date
    let rate: EditRate
    /// 0, or for a page that shows several texts by turns one more than the looks in a row that found another than the
    /// last one stored.
    var turns: Int
    /// What read the latest version.
    let reader: String?
    let current: Draft

    /// - Parameter id: its number, or one that it had before it was merged.
    static func fetch(_ db: Database, _ id: Int64) throws -> ArticleRecord? {
        var kept: Int64?
        let record = try db.first("SELECT * FROM article WHERE id = ?", [id]) { row in
            kept = row["mergedInto"]
            return kept == nil ? try read(row, id, db) : nil
        }
        return try kept.map { try fetch(db, $0) } ?? record
    }

    private static func read(_ row: Row, _ id: Int64, _ db: Database) throws -> ArticleRecord? {
        guard let status = Article.Status(rawValue: row["status"]),
            let version = try VersionRecord.fetchStored(db, article: id, number: row["versions"])
        else { return nil }
        return ArticleRecord(
            id: Article.ID(rawValue: row["id"]), outlet: row["outlet"], url: WebURL(stored: row["url"]), status: status,
            versions: row["versions"],
            lastChanged: Date(timeIntervalSince1970: row["lastChanged"]),
            representation: Representation(row),
            failures: row["failures"], copyGroup: row["copyGroup"],
            story: (row["story"] as Int64?).map { Story.ID(rawValue: $0) },
            checkedAt: Date(timeIntervalSince1970: row["checkedAt"]),
            rate: EditRate(edits: row["edits"], watched: row["watched"]), turns: row["alternates"],
            reader: version.reader,
            current: version.draft)
    }

    /// Stores it as checked now, and when it is due again.
    /// - Parameters:
    ///   - look: what this look says of how often it is edited.
    ///   - freshFor: seconds for which the server means it to stay as it is.
    ///   - finding: whether it found the latest version's text again, or stored another.
    func checked(
        _ db: Database, at now: Date, _ look: EditRate = EditRate(), expected: Double?, freshFor: TimeInterval = 0,
        finding: Finding = .nothing
    ) throws {
        try save(db)
        let next = Schedule.nextCheck(
            lastChanged: lastChanged, checkedAt: now, freshFor: freshFor, expected: expected)
        try db.run(
            """
            UPDATE article SET checkedAt = ?, nextCheck = ?, failures = 0, lastError = NULL, edits = edits + ?,
                watched = watched + ?, steadyChecks = steadyChecks * ? + ?
            WHERE id = ?
            """,
            [
                now.timeIntervalSince1970, next.timeIntervalSince1970, look.edits, look.watched,
                finding == .another ? 0 : 1, finding == .same ? 1 : 0, id.rawValue,
            ])
    }

    /// What a look says of how long the latest version has stood.
    enum Finding { case same, another, nothing }

    func save(_ db: Database) throws {
        try db.run(
            """
            UPDATE article SET url = ?, status = ?, versions = ?, lastChanged = ?, alternates = ?, \(Representation.assignments)
            WHERE id = ?
            """,
            [url.text, status.rawValue, versions, lastChanged.timeIntervalSince1970, turns]
                + representation.bindings + [id.rawValue])
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
