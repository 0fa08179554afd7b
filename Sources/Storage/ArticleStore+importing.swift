public import Articles
public import Foundation
import GRDB
import Reconciliation

/// A page that was received at some time in the past, by whoever kept it.
public struct PastPage: Sendable {
    public var url: WebURL
    public var draft: Draft
    public var bytes: [UInt8]
    public var contentType: String?
    public var receivedAt: Date
    public var reader: String?

    public init(url: WebURL, draft: Draft, bytes: [UInt8], contentType: String?, receivedAt: Date, reader: String?) {
        self.url = url
        self.draft = draft
        self.bytes = bytes
        self.contentType = contentType
        self.receivedAt = receivedAt
        self.reader = reader
    }
}

extension ArticleStore {
    /// Takes up pages from an archive, in whatever order they stand there: each becomes a version at its place in time,
    /// unless it says what the version before it says. An article that was not known is told as published; of the
    /// versions before, which are no news, nothing is told.
    /// - Returns: how many versions there are more than before.
    public func takeUp(_ pages: [PastPage], outlet: String, at now: Date) async throws(StoreError) -> Int {
        do {
            return try await database.write { [desk] db in
                let before = try VersionRecord.count(db)
                var log = ChangeLog(db: db, now: now)
                var touched: [Article.ID] = []
                for page in pages {
                    let recorder = PastRecorder(db: db, now: now, desk: desk, outlet: outlet)
                    let id = try recorder.record(page, &log)
                    if !touched.contains(id) { touched.append(id) }
                }
                for id in touched { try ArticleMerger(db: db, now: now, desk: desk).putInOrder(id) }
                try VersionRecord.indexPending(db)
                desk.clear()
                return try VersionRecord.count(db) - before
            }
        } catch {
            desk.clear()
            throw StoreError(error, path: path)
        }
    }
}

private struct PastRecorder {
    let db: Database
    let now: Date
    let desk: Desk
    let outlet: String

    func record(_ page: PastPage, _ log: inout ChangeLog) throws -> Article.ID {
        let check = PageCheck(
            subject: .entry(once: nil), url: page.url, outlet: outlet, source: Source.ID(rawValue: 0),
            representation: Representation(), title: nil, published: nil)
        var arrival = PageArrival(
            check: check, url: page.url, draft: page.draft, bytes: page.bytes, contentType: page.contentType,
            representation: Representation())
        arrival.reader = page.reader
        let text = WordSum(of: page.draft.text)
        let addresses = PageAddresses(requested: page.url, final: page.url, claimed: page.draft.canonical)
        guard let known = try ArticleFinder(db: db, page: arrival, text: text).find(at: addresses) else {
            let recorder = PageRecorder(db: db, now: page.receivedAt, desk: desk)
            return try recorder.publish(arrival, at: page.url.canonical, &log)
        }
        // An archive that is taken up again, or has what was exported from here. Its times are whole seconds.
        let isThere: Bool? = try db.value(
            "SELECT 1 FROM version WHERE article = ? AND wholeHash = ? AND abs(seenAt - ?) <= 1",
            [known.id.rawValue, page.draft.wholeHash, page.receivedAt.timeIntervalSince1970])
        if isThere == true { return known.id }
        try GroupRecorder(db: db, now: now, desk: desk).forget(known.id)
        // At the end for now; its place is found when all are there.
        try VersionRecord.insert(
            db, arrival, text, article: known.id, number: known.versions + 1, kinds: [], at: page.receivedAt)
        try db.run("UPDATE article SET versions = versions + 1 WHERE id = ?", [known.id.rawValue])
        return known.id
    }
}
