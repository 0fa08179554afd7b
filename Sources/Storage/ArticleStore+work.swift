public import Articles
public import Foundation
import GRDB
import Reconciliation

extension ArticleStore {
    /// The stored sources for these addresses, made where they are new; in the order given.
    /// - Parameter tags: what their user files them under now; an address that is not named has none.
    public func sources(
        _ wanted: [(url: WebURL, outlet: String, kind: Source.Kind?)], tags: [WebURL: Set<String>] = [:]
    ) throws(StoreError) -> [Source] {
        try write { db in
            try wanted.map { source in
                let kind = source.kind == .section ? nil : source.kind?.rawValue
                let stored = try Self.source(source.url, outlet: source.outlet, kind: kind, db)
                try Self.setTags(tags[source.url] ?? [], of: stored.id.rawValue, db)
                return stored
            }
        }
    }

    /// Written only where it is new, or its user says something else of it than before.
    private static func source(_ url: WebURL, outlet: String, kind: String?, _ db: Database) throws -> Source {
        let select = "SELECT * FROM source WHERE url = ?"
        let known = try db.first(select, [url.text]) { row in
            row["outlet"] == outlet && (kind == nil || row["kind"] == kind) ? source(row, url: url) : nil
        }
        if let known { return known }
        try db.run(
            """
            INSERT INTO source (url, outlet, kind) VALUES (?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET outlet = excluded.outlet, kind = coalesce(excluded.kind, kind)
            """, [url.text, outlet, kind])
        guard let new = try db.first(select, [url.text], { source($0, url: url) }) else {
            preconditionFailure("a source just written is not there")
        }
        return new
    }

    /// The sitemaps that an index lists, made where they are new, in the order given, which is kept; those that it
    /// listed before and does not now are its no more. A source that its user follows for itself stays what it is.
    public func sitemaps(
        _ urls: [WebURL], of index: Source.ID, outlet: String
    ) throws(StoreError) -> [Source] {
        try write { db in
            try db.run("UPDATE source SET parent = NULL, place = NULL WHERE parent = ?", [index.rawValue])
            return try urls.enumerated().compactMap { place, url in
                try db.run(
                    "INSERT INTO source (url, outlet, kind) VALUES (?, ?, 'feed') ON CONFLICT (url) DO NOTHING",
                    [url.text, outlet])
                try db.run(
                    """
                    UPDATE source SET parent = ?1, place = ?2
                    WHERE url = ?3 AND id <> ?1 AND parent IS NULL AND outlet = ?4
                    """,
                    [index.rawValue, place, url.text, outlet])
                let row = try db.row(
                    "SELECT * FROM source WHERE url = ? AND parent = ?", [url.text, index.rawValue])
                return row.map { Self.source($0, url: url) }
            }
        }
    }

    /// The sitemaps that indexes listed when they were last read, by their indexes, in the order kept.
    public func sitemaps() throws(StoreError) -> [Source.ID: [Source]] {
        try read { db in
            try db.rows("SELECT * FROM source WHERE parent IS NOT NULL ORDER BY place, id", [])
                .reduce(into: [:]) { sitemaps, row in
                    sitemaps[Source.ID(rawValue: row["parent"]), default: []]
                        .append(Self.source(row, url: WebURL(stored: row["url"])))
                }
        }
    }

    static func source(_ row: Row, url: WebURL) -> Source {
        var source = Source(
            id: Source.ID(rawValue: row["id"]), url: url,
            location: (row["location"] as String?).map { WebURL(stored: $0) } ?? url, outlet: row["outlet"],
            kind: row["isSection"] ? .section : (row["kind"] as String?).flatMap { Source.Kind(rawValue: $0) },
            representation: Representation(row),
            checkedAt: date(row["checkedAt"]),
            failures: row["failures"], lastError: row["lastError"],
            stoppedAt: date(row["stoppedAt"]), succeededAt: date(row["succeededAt"]), nextCheck: date(row["nextCheck"]))
        source.head = SourceHead(
            title: row["title"], hub: row["hub"], topic: row["topic"], restsFor: row["restsFor"] ?? 0)
        source.path = row["path"]
        return source
    }

    private static func date(_ seconds: Double?) -> Date? { seconds.map { Date(timeIntervalSince1970: $0) } }

    /// What tells the states of a folder's files apart, by their keys, as they were when they were last read.
    public func marks(of source: Source.ID) throws(StoreError) -> [String: String] {
        try read { db in
            let rows = try db.rows(
                "SELECT key, mark FROM entry WHERE source = ? AND mark IS NOT NULL", [source.rawValue])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["key"], $0["mark"]) })
        }
    }

    /// Which articles are taken up again besides those of new entries.
    public enum Revisits: Sendable {
        /// Those that are due, of the sources given.
        case due
        /// All of them, due or not, and entries whose page failed a moment ago.
        case all
        /// Those that are due and nothing besides: for who looks all the time.
        case scheduled
    }

    /// A page that is due, in the few bytes that a hundred thousand of them may take. `pageCheck` tells the rest.
    public enum DuePage: Hashable, Sendable {
        case entry(Int64)
        case article(Article.ID)
    }

    /// The pages to fetch: of entries never read, and of known articles. None twice; the longest due first.
    /// - Parameters:
    ///   - revisits: `.due` takes in a turn's first call what changed within the hour, too (`Schedule.youth`). `.all` takes what is not due yet, too.
    ///   - turn: when the turn began: what was looked at since is not due again in it.
    ///   - since: only what became due from then on.
    ///   - seen: hashes of the addresses that were handed out before in the same turn; those of this call are added.
    public func eachDuePage(
        of sources: [Source.ID], revisits: Revisits, turn: Date, since: Date = .distantPast, at now: Date,
        seen: inout Set<Int>, _ body: (DuePage, WebURL) -> Void
    ) throws(StoreError) {
        let isAll = revisits == .all && since == .distantPast
        let due = DueTimes(
            earliest: since.timeIntervalSince1970,
            latest: isAll ? Double.greatestFiniteMagnitude : now.timeIntervalSince1970,
            turn: turn.timeIntervalSince1970,
            young: since == .distantPast && revisits != .scheduled ? now.timeIntervalSince1970 - Schedule.youth : 0)
        let list = sources.map { String($0.rawValue) }.joined(separator: ",")
        let before = seen
        seen = try withoutActuallyEscaping(body) { body throws(StoreError) in
            let body = Unchecked(body)
            return try read { db in
                var seen = before
                try Self.eachEntry(db, list, due, &seen, body.value)
                try Self.eachArticle(db, list, due, &seen, body.value)
                return seen
            }
        }
    }

    private struct DueTimes {
        let earliest: Double
        let latest: Double
        let turn: Double
        /// What changed since is due in any case; 0 for none of that.
        let young: Double
    }

    private static func eachEntry(
        _ db: Database, _ sources: String, _ due: DueTimes, _ seen: inout Set<Int>, _ body: (DuePage, WebURL) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db, sql: DueSQL.entries(of: sources), arguments: [due.earliest, due.latest])
        while let row = try rows.next() {
            let url = WebURL(stored: row["url"])
            guard seen.insert((row["address"] as String).hashValue).inserted else { continue }
            seen.insert(url.text.hashValue)
            body(.entry(row["id"]), url)
        }
    }

    private static func eachArticle(
        _ db: Database, _ sources: String, _ due: DueTimes, _ seen: inout Set<Int>, _ body: (DuePage, WebURL) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db, sql: DueSQL.articles(of: sources, andYoung: due.young > 0),
            arguments: [due.earliest, due.latest, due.turn] + (due.young > 0 ? [due.young] : []))
        while let row = try rows.next() {
            let url = WebURL(stored: row["url"])
            guard seen.insert(url.text.hashValue).inserted else { continue }
            body(.article(Article.ID(rawValue: row["id"])), url)
        }
    }

    /// All about a page that is due; `nil` for one that meanwhile is not.
    /// - Parameter sources: where several list it, one of these is named, on whose terms it is asked for.
    public func pageCheck(_ page: DuePage, among sources: Set<Source.ID> = []) throws(StoreError) -> PageCheck? {
        try look { db in
            switch page {
            case .entry(let id): try db.row(Self.entryCheck, [id]).map(Self.pageCheck)
            case .article(let id):
                try Self.articleCheck(db, id, among: sources)
            }
        }
    }

    private static let entryCheck = """
        SELECT entry.url, source.outlet, source.id AS source, entry.article AS once, NULL AS article, entry.title,
            entry.published, NULL AS etag, NULL AS lastModified, NULL AS answeredAt, NULL AS bodyHash,
            NULL AS receivedAt, NULL AS reader
        FROM entry JOIN source ON source.id = entry.source WHERE entry.id = ? AND entry.due IS NOT NULL
        """

    private static let articleChecks = """
        SELECT article.url, article.outlet, entry.source, article.id AS article, entry.title, entry.published,
            article.status = 'gone' AS isGone, etag, lastModified, answeredAt, bodyHash, receivedAt,
            (SELECT reader FROM version WHERE version.article = article.id AND number = article.versions) AS reader
        FROM article JOIN entry ON entry.article = article.id WHERE article.id = ?
        """

    /// Of the sources that list it, one that is asked in this turn: on its terms the page is asked for.
    private static func articleCheck(
        _ db: Database, _ id: Article.ID, among sources: Set<Source.ID>
    ) throws -> PageCheck? {
        let checks = try db.rows(articleChecks, [id.rawValue]).map(pageCheck)
        return checks.first { sources.contains($0.source) } ?? checks.first
    }

    private static func pageCheck(_ row: Row) -> PageCheck {
        var check = PageCheck(
            subject: subject(row), url: WebURL(stored: row["url"]), outlet: row["outlet"],
            source: Source.ID(rawValue: row["source"]), representation: Representation(row), title: row["title"],
            published: (row["published"] as String?).flatMap { NewsDate($0) })
        check.reader = row["reader"]
        return check
    }

    private static func subject(_ row: Row) -> PageCheck.Subject {
        guard let article = row["article"] as Int64? else {
            return .entry(once: (row["once"] as Int64?).map { Article.ID(rawValue: $0) })
        }
        return .article(Article.ID(rawValue: article), isGone: row["isGone"])
    }
}

/// Carries a closure that is called before the call that takes it returns, on the same thread.
private struct Unchecked<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
