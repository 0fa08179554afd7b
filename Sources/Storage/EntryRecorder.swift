import Articles
import Foundation
import GRDB
import Reconciliation

/// Keeps entries whose pages are not fetched: the article is what the feed tells.
struct EntryRecorder {
    let db: Database
    let now: Date
    let shelf: ShingleShelf

    /// Nothing to do for content that is kept already; that is nearly every entry of nearly every fetch.
    func record(
        _ entry: ListedEntry, _ content: EntryContent, of source: Source.ID, outlet: String, _ log: inout ChangeLog
    ) throws {
        let known = try db.row(
            "SELECT id, article, contentHash FROM entry WHERE source = ? AND key = ?", [source.rawValue, entry.key])
        guard known == nil || known?["contentHash"] != content.hash else { return }
        let article = try article(entry, content, of: source, outlet, known, &log)
        try keep(entry, content, of: source, article)
    }

    private func article(
        _ entry: ListedEntry, _ content: EntryContent, of source: Source.ID, _ outlet: String, _ known: Row?,
        _ log: inout ChangeLog
    ) throws -> Article.ID {
        let address = entry.address
        let check = PageCheck(
            subject: subject(known), url: entry.url, outlet: outlet, source: source,
            representation: Representation(), title: entry.title, published: entry.published)
        let page = PageArrival(
            check: check, url: entry.url, draft: content.draft, bytes: content.bytes, contentType: "text/html",
            representation: Representation())
        let recorder = PageRecorder(
            db: db, now: now, shelf: shelf, looksToBelieve: 0, findsCopies: content.isWhole)
        guard known == nil else { return try recorder.record(page, &log) }
        // Another feed tells it already, perhaps in other words; two tellings are no edits of one.
        if let article = try Self.article(at: address, db) { return article }
        // The same few words of a summary under another address say nothing about identity.
        return content.isWhole
            ? try recorder.record(page, &log) : try recorder.publish(page, at: [address], &log)
    }

    private static func article(at address: CanonicalURL, _ db: Database) throws -> Article.ID? {
        try db.value("SELECT article FROM address WHERE key = ?", [address.text])
            .map { Article.ID(rawValue: $0) }
    }

    private func subject(_ known: Row?) -> PageCheck.Subject {
        .entry(once: (known?["article"] as Int64?).map { Article.ID(rawValue: $0) })
    }

    private func keep(
        _ entry: ListedEntry, _ content: EntryContent, of source: Source.ID, _ article: Article.ID
    ) throws {
        try db.run(
            """
            INSERT INTO entry (source, key, url, address, title, published, updated, seenAt, article, contentHash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, key) DO UPDATE
            SET url = excluded.url, address = excluded.address, title = excluded.title, updated = excluded.updated,
                article = excluded.article, due = NULL, contentHash = excluded.contentHash
            """,
            [
                source.rawValue, entry.key, entry.url.text, entry.address.text, entry.title,
                entry.published?.description, entry.updated?.description, now.timeIntervalSince1970, article.rawValue,
                content.hash,
            ])
    }
}
