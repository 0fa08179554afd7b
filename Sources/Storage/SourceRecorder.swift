import Articles
import Foundation
import GRDB

/// What became of a source's check.
struct SourceRecorder {
    let db: Database
    let now: Date

    /// So many failures in a row are told in the change log; fewer are weather.
    private static let failuresToTell = 3

    func record(_ feed: FeedArrival, _ log: inout ChangeLog) throws {
        try succeeded(feed.source, feed.validators, &log)
        try db.execute(sql: "UPDATE source SET kind = 'feed' WHERE id = ?", arguments: [feed.source.rawValue])
        for entry in feed.entries { try record(entry, of: feed.source) }
    }

    func becomesPage(_ source: Source.ID, _ log: inout ChangeLog) throws {
        try succeeded(source, StoredValidators(etag: nil, lastModified: nil), &log)
        try db.execute(sql: "UPDATE source SET kind = 'page' WHERE id = ?", arguments: [source.rawValue])
        guard
            let text = try String.fetchOne(
                db, sql: "SELECT url FROM source WHERE id = ?", arguments: [source.rawValue]),
            let url = WebURL(text)
        else { return }
        try record(ListedEntry(key: url.text, url: url, title: nil, published: nil, updated: nil), of: source)
    }

    func succeeded(_ source: Source.ID, _ validators: StoredValidators, _ log: inout ChangeLog) throws {
        let failures =
            try Int.fetchOne(db, sql: "SELECT failures FROM source WHERE id = ?", arguments: [source.rawValue]) ?? 0
        try db.execute(
            sql: """
                UPDATE source SET etag = ?, lastModified = ?, checkedAt = ?, succeededAt = ?, failures = 0, lastError = NULL
                WHERE id = ?
                """,
            arguments: [
                validators.etag, validators.lastModified, now.timeIntervalSince1970, now.timeIntervalSince1970,
                source.rawValue,
            ])
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
