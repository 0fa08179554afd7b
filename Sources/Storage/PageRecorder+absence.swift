import Articles
import Foundation
import GRDB
import Reconciliation

extension PageRecorder {
    // MARK: Nothing to read

    func notModified(
        _ id: Article.ID, _ representation: Representation, freshFor: TimeInterval, _ log: inout ChangeLog
    ) throws {
        let columns = "status, outlet, lastChanged, checkedAt, edits, watched"
        guard
            let row = try db.row(
                "SELECT \(columns) FROM article WHERE id = ? AND mergedInto IS NULL", [id.rawValue])
        else { return }
        if row["status"] == Article.Status.gone.rawValue, let article = try ArticleRecord.fetch(db, id.rawValue) {
            try db.run("UPDATE article SET status = 'live' WHERE id = ?", [id.rawValue])
            try log.append(.articleReturned, article.reference(title: article.current.title), article: id)
        }
        let lastChanged = Date(timeIntervalSince1970: row["lastChanged"])
        let expected = try expected(
            of: EditRate(edits: row["edits"], watched: row["watched"]), at: row["outlet"])
        let look = EditRate.look(
            at: now, lastChanged: lastChanged, lastChecked: Date(timeIntervalSince1970: row["checkedAt"]),
            foundEdit: false, expected: expected)
        desk.rates.add(look, to: row["outlet"])
        let next = Schedule.nextCheck(
            lastChanged: lastChanged, checkedAt: now, freshFor: freshFor, expected: expected)
        try db.run(
            """
            UPDATE article SET \(Representation.assignments), checkedAt = ?, nextCheck = ?, failures = 0,
                lastError = NULL, watched = watched + ?, steadyChecks = steadyChecks + 1
            WHERE id = ?
            """,
            representation.bindings
                + [now.timeIntervalSince1970, next.timeIntervalSince1970, look.watched, id.rawValue])
    }

    /// A failing page is asked ever more rarely. Most failures pass, so for the first three it is due at the next turn;
    /// then after a minute, two, four, at last once a day.
    func failed(_ check: PageCheck, _ reason: String) throws {
        let wait = "? + min(86400, 60 * (1 << min(max(failures - 3, 0), 11)) * (failures >= 3))"
        switch check.subject {
        case .entry:
            try db.run(
                """
                UPDATE entry SET due = \(wait), failures = failures + 1, lastError = ?
                WHERE due IS NOT NULL AND address = ?
                """,
                [now.timeIntervalSince1970, reason, check.url.canonical.text])
        case .article(let id, _):
            try db.run(
                "UPDATE article SET nextCheck = \(wait), failures = failures + 1, lastError = ? WHERE id = ?",
                [now.timeIntervalSince1970, reason, id.rawValue])
        }
    }

    /// A host that asks for patience is no failure of the page.
    func postponed(_ check: PageCheck, until: Date) throws {
        switch check.subject {
        case .entry:
            try db.run(
                "UPDATE entry SET due = ? WHERE due IS NOT NULL AND address = ?",
                [until.timeIntervalSince1970, check.url.canonical.text])
        case .article(let id, _):
            try db.run(
                "UPDATE article SET nextCheck = ? WHERE id = ?",
                [until.timeIntervalSince1970, id.rawValue])
        }
    }

    /// An address that is gone is no end where the article was found at another, which is not: it has moved, and its
    /// publisher left nothing at the old place.
    func gone(_ id: Article.ID, at url: WebURL? = nil, _ reason: String, _ log: inout ChangeLog) throws {
        guard var article = try ArticleRecord.fetch(db, id.rawValue) else { return }
        if let url, url != article.url { return }
        guard article.status == .live else { return try article.checked(db, at: now, expected: nil) }
        try db.run(
            "UPDATE address SET missingAt = ? WHERE key = ?", [now.timeIntervalSince1970, article.url.canonical.text])
        if let other = try otherAddress(of: article) {
            article.representation = Representation()
            try move(&article, to: other, &log)
            try article.save(db)
            return try db.run(
                "UPDATE article SET nextCheck = ?, checkedAt = ? WHERE id = ?",
                [now.timeIntervalSince1970, now.timeIntervalSince1970, id.rawValue])
        }
        if try reunited(id, isGone: true, &log) != nil { return }
        // Where else it was found is asked again.
        try db.run(
            """
            UPDATE entry SET due = ?1, failures = 0 WHERE article = ?2 AND address <> ?3
                AND address IN (SELECT key FROM address WHERE article = ?2 AND answered AND missingAt IS NULL)
            """,
            [now.timeIntervalSince1970, id.rawValue, article.url.canonical.text])
        article.status = .gone
        article.lastChanged = now
        article.representation = Representation()
        try article.checked(db, at: now, expected: nil)
        var data = article.reference(title: article.current.title)
        data.reason = reason
        try log.append(.articleGone, data, article: id)
    }

    /// One at which it was seen after it was last seen at its own, and no page for printing.
    private func otherAddress(of article: ArticleRecord) throws -> WebURL? {
        let rows = try db.rows(
            """
            SELECT url FROM address WHERE article = ?1 AND answered AND missingAt IS NULL AND key <> ?2
                AND seenAt > (SELECT max(seenAt) FROM address WHERE key = ?2)
            ORDER BY seenAt DESC LIMIT 5
            """,
            [article.id.rawValue, article.url.canonical.text])
        return rows.map { WebURL(stored: $0["url"]) }
            .first { $0.withoutDoor == nil && $0.canonical != article.url.canonical }
    }
}
