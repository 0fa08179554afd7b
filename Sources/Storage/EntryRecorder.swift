import Articles
import Foundation
import GRDB
import Reconciliation

/// Keeps entries whose pages are not fetched: the article is what the feed tells.
struct EntryRecorder {
    let db: Database
    let now: Date

    /// Nothing to do for content that is kept already; that is nearly every entry of nearly every fetch.
    func record(_ entry: ListedEntry, _ content: EntryContent, of source: Source.ID, _ log: inout ChangeLog) throws {
        let known = try Row.fetchOne(
            db, sql: "SELECT id, article, contentHash FROM entry WHERE source = ? AND key = ?",
            arguments: [source.rawValue, entry.key])
        guard known == nil || known?["contentHash"] != content.hash else { return }
        if known == nil, let article = try Self.article(at: entry.url, db) {
            // Another feed tells it already, perhaps in other words; two tellings are no edits of one.
            return try keep(entry, content, of: source, article)
        }
        let check = PageCheck(
            subject: subject(known), url: entry.url, outlet: try outlet(of: source), source: source,
            representation: Representation(), title: entry.title, published: entry.published)
        let page = PageArrival(
            check: check, url: entry.url, draft: content.draft, bytes: content.bytes, contentType: "text/html",
            representation: Representation())
        let article = try PageRecorder(db: db, now: now, looksToBelieve: 0).record(page, &log)
        try keep(entry, content, of: source, article)
    }

    private static func article(at url: WebURL, _ db: Database) throws -> Article.ID? {
        try Int64.fetchOne(db, sql: "SELECT article FROM address WHERE key = ?", arguments: [url.canonical.text])
            .map { Article.ID(rawValue: $0) }
    }

    private func subject(_ known: Row?) -> PageCheck.Subject {
        .entry(once: (known?["article"] as Int64?).map { Article.ID(rawValue: $0) })
    }

    private func outlet(of source: Source.ID) throws -> String {
        try String.fetchOne(db, sql: "SELECT outlet FROM source WHERE id = ?", arguments: [source.rawValue]) ?? ""
    }

    private func keep(
        _ entry: ListedEntry, _ content: EntryContent, of source: Source.ID, _ article: Article.ID
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO entry (source, key, url, address, title, published, updated, seenAt, article, contentHash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (source, key) DO UPDATE
                SET url = excluded.url, address = excluded.address, title = excluded.title, updated = excluded.updated,
                    article = excluded.article, due = NULL, contentHash = excluded.contentHash
                """,
            arguments: [
                source.rawValue, entry.key, entry.url.text, entry.url.canonical.text, entry.title,
                entry.published?.description, entry.updated?.description, now.timeIntervalSince1970, article.rawValue,
                content.hash,
            ])
    }
}
