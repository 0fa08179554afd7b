import Articles
import Foundation
import GRDB
import Reconciliation

/// What became of a source's check.
struct SourceRecorder {
    let db: Database
    let now: Date
    let desk: Desk

    /// So many failures in a row are told in the change log; fewer are weather.
    private static let failuresToTell = 3

    /// So often in a row permanent redirects have to lead to the same feed before it is asked for there: maintenance
    /// pages and slips of a configuration say 301 as well (seen: Vienna RSS issue 1546).
    private static let sightingsToMove = 3

    func record(_ feed: FeedArrival, _ log: inout ChangeLog) throws {
        var state = try state(of: feed.source)
        state.rhythm = try rhythm(of: feed)
        state.restsFor = feed.head.restsFor
        try db.run(
            """
            UPDATE source SET kind = 'feed', isSection = ?, path = ?, title = ?, hub = ?, topic = ?, restsFor = ?,
                usualGap = ?, newestEntry = ?
            WHERE id = ?
            """,
            [
                feed.isSection, feed.path, feed.head.title, feed.head.hub, feed.head.topic, feed.head.restsFor,
                state.rhythm.usualGap, state.rhythm.newest?.timeIntervalSince1970, feed.source.rawValue,
            ])
        try succeeded(feed.source, state, feed.representation, &log)
        // A parked domain may hold a feed too, of nothing.
        try sighted(feed.source, state, at: feed.entries.isEmpty && !feed.isIndex ? nil : feed.movedTo, &log)
        if feed.entries.contains(where: { $0.content != nil }) { return try recordContent(of: feed, &log) }
        for entry in feed.entries { try record(entry, of: feed.source, fetches: feed.fetchesPages) }
    }

    private func recordContent(of feed: FeedArrival, _ log: inout ChangeLog) throws {
        var recorder = try EntryRecorder(db, at: now, desk, feed)
        for entry in feed.entries {
            if let content = entry.content { try recorder.record(entry, content, &log) }
        }
    }

    /// By the dates of what it lists; where these say nothing, by when its last entries were first seen.
    private func rhythm(of feed: FeedArrival) throws -> SourceRhythm {
        let dates = feed.entries.compactMap { $0.published?.instant }
        if dates.count > 1 { return SourceRhythm(of: dates, at: now) }
        let seen: [Double] = try db.values(
            "SELECT seenAt FROM entry WHERE source = ? ORDER BY id DESC LIMIT 20", [feed.source.rawValue])
        return SourceRhythm(of: seen.map { Date(timeIntervalSince1970: $0) }, at: now)
    }

    func notModified(
        _ source: Source.ID, _ representation: Representation, _ movedTo: WebURL?, _ log: inout ChangeLog
    ) throws {
        let state = try state(of: source)
        try succeeded(source, state, representation, &log)
        // What began with a feed that was read goes on with the word that it is the same.
        try sighted(source, state, at: state.movedTo == movedTo?.text ? movedTo : nil, &log)
    }

    /// As it was before this check.
    private struct State {
        var failures = 0
        var movedTo: String?
        var rhythm = SourceRhythm()
        var restsFor: TimeInterval = 0
    }

    private func state(of source: Source.ID) throws -> State {
        let row = try db.row(
            "SELECT failures, movedTo, usualGap, newestEntry, restsFor FROM source WHERE id = ?", [source.rawValue])
        guard let row else { return State() }
        let newest = (row["newestEntry"] as Double?).map { Date(timeIntervalSince1970: $0) }
        return State(
            failures: row["failures"], movedTo: row["movedTo"],
            rhythm: SourceRhythm(usualGap: row["usualGap"], newest: newest), restsFor: row["restsFor"] ?? 0)
    }

    private func sighted(
        _ source: Source.ID, _ state: State, at place: WebURL?, _ log: inout ChangeLog
    ) throws {
        guard let place else {
            guard state.movedTo != nil else { return }
            return try db.run(
                "UPDATE source SET movedTo = NULL, movedSightings = 0 WHERE id = ?", [source.rawValue])
        }
        try db.run(
            """
            UPDATE source SET movedSightings = CASE WHEN movedTo = ?1 THEN movedSightings + 1 ELSE 1 END, movedTo = ?1
            WHERE id = ?2
            """,
            [place.text, source.rawValue])
        guard
            let row = try db.row(
                "SELECT coalesce(location, url) AS place FROM source WHERE id = ? AND movedSightings >= ?",
                [source.rawValue, Self.sightingsToMove])
        else { return }
        try db.run(
            "UPDATE source SET location = movedTo, movedTo = NULL, movedSightings = 0 WHERE id = ?",
            [source.rawValue])
        var data = try data(of: source)
        data.moved = .init(before: row["place"], after: place.text)
        try log.append(.sourceMoved, data, source: source)
    }

    func becomesPage(_ source: Source.ID, _ log: inout ChangeLog) throws {
        try succeeded(source, try state(of: source), Representation(), &log)
        try db.run("UPDATE source SET kind = 'page' WHERE id = ?", [source.rawValue])
        guard
            let text: String = try db.value("SELECT url FROM source WHERE id = ?", [source.rawValue])
        else { return }
        let url = WebURL(stored: text)
        try record(
            ListedEntry(key: url.text, url: url, title: nil, published: nil, updated: nil), of: source, fetches: true)
    }

    private func succeeded(
        _ source: Source.ID, _ state: State, _ representation: Representation, _ log: inout ChangeLog
    ) throws {
        let next = state.rhythm.nextCheck(restsFor: state.restsFor, at: now)
        try db.run(
            """
            UPDATE source SET \(Representation.assignments), checkedAt = ?, succeededAt = ?, failures = 0,
                lastError = NULL, stoppedAt = NULL, nextCheck = ?
            WHERE id = ?
            """,
            representation.bindings
                + [
                    now.timeIntervalSince1970, now.timeIntervalSince1970, next.timeIntervalSince1970, source.rawValue,
                ])
        guard state.failures >= Self.failuresToTell else { return }
        try log.append(.sourceRecovered, try data(of: source), source: source)
    }

    func failed(_ source: Source.ID, _ reason: String, _ log: inout ChangeLog) throws {
        try db.run(
            "UPDATE source SET checkedAt = ?, failures = failures + 1, lastError = ? WHERE id = ?",
            [now.timeIntervalSince1970, reason, source.rawValue])
        let failures: Int? = try db.value("SELECT failures FROM source WHERE id = ?", [source.rawValue])
        try db.run(
            "UPDATE source SET nextCheck = ? WHERE id = ?",
            [SourceRhythm.retry(failures: failures ?? 1, at: now).timeIntervalSince1970, source.rawValue])
        guard failures == Self.failuresToTell else { return }
        // Where it had moved to, it is not found; perhaps it is back.
        try db.run("UPDATE source SET location = NULL WHERE id = ?", [source.rawValue])
        var data = try data(of: source)
        data.reason = reason
        try log.append(.sourceFailing, data, source: source)
    }

    func stopped(_ source: Source.ID, _ reason: String, _ log: inout ChangeLog) throws {
        // Gone from where it had moved to, it may be back where it was.
        let place: String? = try db.value("SELECT location FROM source WHERE id = ?", [source.rawValue])
        if place != nil {
            try db.run("UPDATE source SET location = NULL WHERE id = ?", [source.rawValue])
            return try failed(source, reason, &log)
        }
        try db.run(
            """
            UPDATE source SET checkedAt = ?1, stoppedAt = ?1, failures = max(failures + 1, ?2), lastError = ?3
            WHERE id = ?4
            """,
            [now.timeIntervalSince1970, Self.failuresToTell, reason, source.rawValue])
        var data = try data(of: source)
        data.reason = reason
        try log.append(.sourceFailing, data, source: source)
    }

    private func data(of source: Source.ID) throws -> ChangeData {
        var data = ChangeData()
        if let row = try db.row("SELECT url, outlet FROM source WHERE id = ?", [source.rawValue]),
            let url = WebURL(row["url"])
        {
            data.source = .init(name: row["outlet"], url: url)
        }
        return data
    }

    // MARK: Entries

    /// A new entry is due, unless its address is known already; a known one is due again when the feed says that it was
    /// updated or stands elsewhere now.
    private func record(_ entry: ListedEntry, of source: Source.ID, fetches: Bool) throws {
        let known = try db.row(
            "SELECT url, updated, article, mark FROM entry WHERE source = ? AND key = ?",
            [source.rawValue, entry.key])
        guard let known else { return try insert(entry, of: source, fetches: fetches) }
        let wasElsewhere = WebURL(stored: known["url"]).canonical != entry.address
        let wasUpdated = entry.updated != nil && known["updated"] != entry.updated?.description
        let wasRewritten = entry.mark != known["mark"]
        guard wasElsewhere || wasUpdated || wasRewritten else { return }
        try db.run(
            """
            UPDATE entry SET url = ?, address = ?, updated = ?, title = coalesce(?, title), mark = ?
            WHERE source = ? AND key = ?
            """,
            [
                entry.url.text, entry.address.text, entry.updated?.description, entry.title, entry.mark,
                source.rawValue, entry.key,
            ])
        guard fetches else { return }
        let article: Int64? = known["article"]
        if wasElsewhere || article == nil {
            try setDue(entry, of: source)
        } else {
            try db.run(
                "UPDATE article SET nextCheck = min(nextCheck, ?1), saidUpdated = ?1 WHERE id = ?2",
                [now.timeIntervalSince1970, article])
        }
    }

    private func insert(_ entry: ListedEntry, of source: Source.ID, fetches: Bool) throws {
        let article: Int64? = try db.value(
            "SELECT article FROM address WHERE key = ? AND answered", [entry.address.text])
        try db.run(
            """
            INSERT INTO entry (source, key, url, address, title, published, updated, seenAt, article, due, mark)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                source.rawValue, entry.key, entry.url.text, entry.address.text, entry.title,
                entry.published?.description,
                entry.updated?.description, now.timeIntervalSince1970, article,
                article == nil && fetches ? now.timeIntervalSince1970 : nil, entry.mark,
            ])
    }

    private func setDue(_ entry: ListedEntry, of source: Source.ID) throws {
        try db.run(
            "UPDATE entry SET due = ?, failures = 0 WHERE source = ? AND key = ?",
            [now.timeIntervalSince1970, source.rawValue, entry.key])
    }
}
