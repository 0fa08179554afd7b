import Articles
import Foundation
import GRDB
import Reconciliation

/// Keeps the entries of a feed whose pages are not fetched: the article is what the feed tells.
struct EntryRecorder {
    private struct Known {
        let article: Article.ID?
        let contentHash: Int64?
    }

    private let db: Database
    private let now: Date
    private let desk: Desk
    private let source: Source.ID
    private let outlet: String
    /// What is kept of the entries already, by their keys; and which articles are at their addresses. Asked for all at
    /// once: of nearly every fetch nearly every entry is known, and nothing is to do.
    private var known: [String: Known] = [:]
    private var articles: [String: Article.ID] = [:]
    /// The keys of what the feed lists now, and the addresses that it gives to several entries.
    private let listed: Set<String>
    private let shared: Set<String>

    init(_ db: Database, at now: Date, _ desk: Desk, _ feed: FeedArrival) throws {
        self.db = db
        self.now = now
        self.desk = desk
        source = feed.source
        listed = Set(feed.entries.map(\.key))
        var seen: Set<String> = []
        shared = Set(feed.entries.map(\.address.text).filter { !seen.insert($0).inserted })
        outlet = try db.value("SELECT outlet FROM source WHERE id = ?", [feed.source.rawValue]) ?? ""
        // Of a source that was never read nothing is known.
        let isKnown = try db.value("SELECT EXISTS (SELECT 1 FROM entry WHERE source = ?)", [source.rawValue]) ?? false
        for row in isKnown ? try Self.known(of: feed, db) : [] {
            known[row["key"]] = Known(
                article: (row["article"] as Int64?).map { Article.ID(rawValue: $0) }, contentHash: row["contentHash"])
        }
        let unknown = feed.entries.filter { known[$0.key] == nil }.map(\.address.text)
        guard !unknown.isEmpty else { return }
        for row in try db.rows(
            "SELECT key, article FROM address WHERE answered AND key IN (SELECT value FROM json_each(?))",
            [JSONLine.text(of: unknown)])
        {
            articles[row["key"]] = Article.ID(rawValue: row["article"])
        }
    }

    private static func known(of feed: FeedArrival, _ db: Database) throws -> [Row] {
        try db.rows(
            """
            SELECT key, article, contentHash FROM entry
            WHERE source = ? AND key IN (SELECT value FROM json_each(?))
            """,
            [feed.source.rawValue, JSONLine.text(of: feed.entries.map(\.key))])
    }

    mutating func record(_ entry: ListedEntry, _ content: EntryContent, _ log: inout ChangeLog) throws {
        let known = known[entry.key]
        guard known == nil || known?.contentHash != content.hash else { return }
        let article = try article(entry, content, known, &log)
        if known == nil { try insert(entry, content, article) } else { try update(entry, content, article) }
        self.known[entry.key] = Known(article: article, contentHash: content.hash)
        articles[entry.address.text] = article
    }

    private func article(
        _ entry: ListedEntry, _ content: EntryContent, _ known: Known?, _ log: inout ChangeLog
    ) throws -> Article.ID {
        var known = known
        // Entries that share an address, as those of a ticker do, are articles all the same.
        if known == nil, let article = articles[entry.address.text], !shared.contains(entry.address.text) {
            // Another feed tells it already, perhaps in other words; two tellings are no edits of one. But an id that
            // is new where an old one has left the feed is the same entry under another name.
            if try isRenamed(article, content) {
                known = Known(article: article, contentHash: nil)
            } else if try !hasLeft(article) {
                return article
            }
        }
        if let article = known?.article, try isToldElsewhere(article, entry) { return article }
        let check = PageCheck(
            subject: known?.article.map { .article($0, isGone: false) } ?? .entry(once: nil), url: entry.url,
            outlet: outlet, source: source,
            representation: Representation(), title: entry.title, published: entry.published)
        let page = PageArrival(
            check: check, url: entry.url, draft: content.draft, bytes: content.bytes, contentType: "text/html",
            representation: Representation())
        let recorder = PageRecorder(
            db: db, now: now, desk: desk, looksToBelieve: 0, findsCopies: content.isWhole)
        // The same few words of a summary under another address say nothing about identity; nor does an address that is
        // another's, or was.
        let isFree = articles[entry.address.text] == nil && !shared.contains(entry.address.text)
        return known != nil || content.isWhole && isFree
            ? try recorder.record(page, &log) ?? recorder.publish(page, at: entry.address, &log)
            : try recorder.publish(page, at: entry.address, &log)
    }

    /// Whether another entry is the one whose words the article is.
    private func isToldElsewhere(_ article: Article.ID, _ entry: ListedEntry) throws -> Bool {
        guard let teller = try tellers(of: article).first(where: isThere) else { return false }
        return teller.source != source || teller.key != entry.key
    }

    /// Whether an article was told by this feed alone, by an entry that has left it, in much the same words.
    private func isRenamed(_ article: Article.ID, _ content: EntryContent) throws -> Bool {
        guard try hasLeft(article), let known = try ArticleRecord.fetch(db, article.rawValue) else { return false }
        if !content.draft.title.isEmpty, sameWords(known.current.title, content.draft.title) { return true }
        let shares = Shingles(of: known.current.text).shares(with: Shingles(of: content.draft.text))
        return max(shares.ofThis, shares.ofOther) >= 0.3
    }

    /// Whether what was told at an address has left the feed, so that its place is free for another.
    private func hasLeft(_ article: Article.ID) throws -> Bool {
        let tellers = try tellers(of: article)
        return !tellers.isEmpty && !tellers.contains(where: isThere)
    }

    /// An entry tells its article as long as its feed lists it; of other feeds that is not asked.
    private func isThere(_ teller: (source: Source.ID, key: String)) -> Bool {
        teller.source != source || listed.contains(teller.key)
    }

    /// The entries that told an article, the first one first.
    private func tellers(of article: Article.ID) throws -> [(source: Source.ID, key: String)] {
        try db.rows(
            "SELECT source, key FROM entry WHERE article = ? AND contentHash IS NOT NULL ORDER BY id",
            [article.rawValue]
        ).map { (Source.ID(rawValue: $0["source"]), $0["key"]) }
    }

    private func insert(_ entry: ListedEntry, _ content: EntryContent, _ article: Article.ID) throws {
        try db.run(
            """
            INSERT INTO entry (source, key, url, address, title, published, updated, seenAt, article, contentHash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                source.rawValue, entry.key, entry.url.text, entry.address.text, entry.title,
                entry.published?.description, entry.updated?.description, now.timeIntervalSince1970, article.rawValue,
                content.hash,
            ])
    }

    private func update(_ entry: ListedEntry, _ content: EntryContent, _ article: Article.ID) throws {
        try db.run(
            """
            UPDATE entry SET url = ?, address = ?, title = ?, updated = ?, article = ?, due = NULL, contentHash = ?
            WHERE source = ? AND key = ?
            """,
            [
                entry.url.text, entry.address.text, entry.title, entry.updated?.description, article.rawValue,
                content.hash, source.rawValue, entry.key,
            ])
    }
}
