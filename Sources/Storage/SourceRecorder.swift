import Articles
import Foundation
import GRDB

/// What became of a source's check.
struct SourceRecorder {
    let db: Database
    let now: Date

    /// So many failures in a row are told in the change log; fewer are weather.
    private static let failuresToTell = 3

    /// So often in a row permanent redirects have to lead to the same feed before it is asked for there: maintenance
    /// pages and slips of a configuration say 301 as well (seen: Vienna RSS issue 1546).
    private static let sightingsToMove = 3

    func record(_ feed: FeedArrival, _ log: inout ChangeLog) throws {
        try succeeded(feed.source, feed.representation, &log)
        try db.execute(sql: "UPDATE source SET kind = 'feed' WHERE id = ?", arguments: [feed.source.rawValue])
        // A parked domain may hold a feed too, of nothing.
        try sighted(feed.source, at: feed.entries.isEmpty ? nil : feed.movedTo, &log)
        for entry in feed.entries { try record(entry, of: feed.source, &log) }
    }

    func notModified(
        _ source: Source.ID, _ representation: Representation, _ movedTo: WebURL?, _ log: inout ChangeLog
    ) throws {
        try succeeded(source, representation, &log)
        try sighted(source, at: movedTo, &log)
    }

    private func sighted(_ source: Source.ID, at place: WebURL?, _ log: inout ChangeLog) throws {
        guard let place else {
            return try db.execute(
                sql: "UPDATE source SET movedTo = NULL, movedSightings = 0 WHERE id = ? AND movedTo IS NOT NULL",
                arguments: [source.rawValue])
        }
        try db.execute(
            sql: """
                UPDATE source SET movedSightings = CASE WHEN movedTo = ?1 THEN movedSightings + 1 ELSE 1 END, movedTo = ?1
                WHERE id = ?2
                """,
            arguments: [place.text, source.rawValue])
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT coalesce(location, url) AS place FROM source WHERE id = ? AND movedSightings >= ?",
                arguments: [source.rawValue, Self.sightingsToMove])
        else { return }
        try db.execute(
            sql: "UPDATE source SET location = movedTo, movedTo = NULL, movedSightings = 0 WHERE id = ?",
            arguments: [source.rawValue])
        var data = try data(of: source)
        data.moved = .init(before: row["place"], after: place.text)
        try log.append(.sourceMoved, data, source: source)
    }

    func becomesPage(_ source: Source.ID, _ log: inout ChangeLog) throws {
        try succeeded(source, Representation(), &log)
        try db.execute(sql: "UPDATE source SET kind = 'page' WHERE id = ?", arguments: [source.rawValue])
        guard
            let text = try String.fetchOne(
                db, sql: "SELECT url FROM source WHERE id = ?", arguments: [source.rawValue]),
            let url = WebURL(text)
        else { return }
        try record(ListedEntry(key: url.text, url: url, title: nil, published: nil, updated: nil), of: source, &log)
    }

    private func succeeded(_ source: Source.ID, _ representation: Representation, _ log: inout ChangeLog) throws {
        let failures =
            try Int.fetchOne(db, sql: "SELECT failures FROM source WHERE id = ?", arguments: [source.rawValue]) ?? 0
        try db.execute(
            sql: """
                UPDATE source SET \(Representation.assignments), checkedAt = ?, succeededAt = ?, failures = 0,
                    lastError = NULL, stoppedAt = NULL
                WHERE id = ?
                """,
            arguments: representation.arguments
                + [now.timeIntervalSince1970, now.timeIntervalSince1970, source.rawValue])
        guard failures >= Self.failuresToTell else { return }
        try log.append(.sourceRecovered, try data(of: source), source: source)
    }

    func failed(_ source: Source.ID, _ reason: String, _ log: inout ChangeLog) throws {
        try db.execute(
            sql: "UPDATE source SET checkedAt = ?, failures = failures + 1, lastError = ? WHERE id = ?",
            arguments: [now.timeIntervalSince1970, reason, source.rawValue])
        let failures = try Int.fetchOne(
            db, sql: "SELECT failures FROM source WHERE id = ?", arguments: [source.rawValue])
        guard failures == Self.failuresToTell else { return }
        // Where it had moved to, it is not found; perhaps it is back.
        try db.execute(sql: "UPDATE source SET location = NULL WHERE id = ?", arguments: [source.rawValue])
        var data = try data(of: source)
        data.reason = reason
        try log.append(.sourceFailing, data, source: source)
    }

    func stopped(_ source: Source.ID, _ reason: String, _ log: inout ChangeLog) throws {
        try db.execute(
            sql: """
                UPDATE source SET checkedAt = ?1, stoppedAt = ?1, failures = max(failures + 1, ?2), lastError = ?3
                WHERE id = ?4
                """,
            arguments: [now.timeIntervalSince1970, Self.failuresToTell, reason, source.rawValue])
        var data = try data(of: source)
        data.reason = reason
        try log.append(.sourceFailing, data, source: source)
    }

    private func data(of source: Source.ID) throws -> ChangeData {
        var data = ChangeData()
        if let row = try Row.fetchOne(
            db, sql: "SELECT url, outlet FROM source WHERE id = ?", arguments: [source.rawValue]),
            let url = WebURL(row["url"])
        {
            data.source = .init(name: row["outlet"], url: url)
        }
        return data
    }

    // MARK: Entries

    private func record(_ entry: ListedEntry, of source: Source.ID, _ log: inout ChangeLog) throws {
        if let content = entry.content {
            try EntryRecorder(db: db, now: now).record(entry, content, of: source, &log)
        } else {
            try record(entry, of: source)
        }
    }

    /// A new entry is due, unless its address is known already; a known one is due again when the feed says that it was
    /// updated or stands elsewhere now.
    private func record(_ entry: ListedEntry, of source: Source.ID) throws {
        let known = try Row.fetchOne(
            db, sql: "SELECT url, updated, article FROM entry WHERE source = ? AND key = ?",
            arguments: [source.rawValue, entry.key])
        guard let known else { return try insert(entry, of: source) }
        let wasElsewhere = WebURL(known["url"])?.canonical != entry.url.canonical
        let wasUpdated = entry.updated != nil && known["updated"] != entry.updated?.description
        guard wasElsewhere || wasUpdated else { return }
        try db.execute(
            sql: """
                UPDATE entry SET url = ?, address = ?, updated = ?, title = coalesce(?, title)
                WHERE source = ? AND key = ?
                """,
            arguments: [
                entry.url.text, entry.url.canonical.text, entry.updated?.description, entry.title, source.rawValue,
                entry.key,
            ])
        let article: Int64? = known["article"]
        if wasElsewhere || article == nil {
            try setDue(entry, of: source)
        } else {
            try db.execute(
                sql: "UPDATE article SET nextCheck = min(nextCheck, ?) WHERE id = ?",
                arguments: [now.timeIntervalSince1970, article])
        }
    }

    private func insert(_ entry: ListedEntry, of source: Source.ID) throws {
        let article = try Int64.fetchOne(
            db, sql: "SELECT article FROM address WHERE key = ?", arguments: [entry.url.canonical.text])
        try db.execute(
            sql: """
                INSERT INTO entry (source, key, url, address, title, published, updated, seenAt, article, due)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                source.rawValue, entry.key, entry.url.text, entry.url.canonical.text, entry.title,
                entry.published?.description,
                entry.updated?.description, now.timeIntervalSince1970, article,
                article == nil ? now.timeIntervalSince1970 : nil,
            ])
    }

    private func setDue(_ entry: ListedEntry, of source: Source.ID) throws {
        try db.execute(
            sql: "UPDATE entry SET due = ?, failures = 0 WHERE source = ? AND key = ?",
            arguments: [now.timeIntervalSince1970, source.rawValue, entry.key])
    }
}
