public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    /// Keeps what checks found out, all in one transaction, and returns the changes that it meant, in the order of
    /// the log.
    /// - Parameter indexesWords: whether searches are to find it at once; else it is for `indexWords` to see to that.
    @discardableResult
    public func record(
        _ arrivals: [Arrival], at now: Date, indexesWords: Bool = true
    ) async throws(StoreError) -> [Change] {
        guard !arrivals.isEmpty else { return [] }
        let arrivals = arrivals.map(\.settled)
        let ahead = GroundworkAhead(of: arrivals.compactMap(\.groundworkOfNew))
        defer { ahead.end() }
        do {
            let changes = try await database.write { [desk] db in
                var log = ChangeLog(db: db, now: now)
                for arrival in arrivals {
                    try Self.record(arrival, db, desk, &log, now)
                    arrival.groundworkOfNew?.end()
                }
                if indexesWords { try VersionRecord.indexPending(db) }
                try desk.rates.write(to: db)
                return log.written
            }
            listeners.tell()
            return changes
        } catch {
            desk.clear()
            throw StoreError(error, path: path)
        }
    }

    /// Puts the words of all that was recorded into the search index, as far as they are not there.
    public func indexWords() async throws(StoreError) {
        do {
            try await database.write { try VersionRecord.indexPending($0) }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func record(
        _ arrival: Arrival, _ db: Database, _ desk: Desk, _ log: inout ChangeLog, _ now: Date
    ) throws {
        let sources = SourceRecorder(db: db, now: now, desk: desk)
        let pages = PageRecorder(db: db, now: now, desk: desk)
        switch arrival {
        case .feed(let feed): try sources.record(feed, &log)
        case .feedNotModified(let source, let representation, let movedTo):
            try sources.notModified(source, representation, movedTo, &log)
        case .sourceIsPage(let source): try sources.becomesPage(source, &log)
        case .sourceFailed(let source, let reason): try sources.failed(source, reason, &log)
        case .sourceStopped(let source, let reason):
            try sources.stopped(source, reason, &log)
        case .page(let page): try pages.record(page, &log)
        case .pageNotModified(let article, let representation, let freshFor):
            try pages.notModified(article, representation, freshFor: freshFor, &log)
        case .pageFailed(let check, let reason): try pages.failed(check, reason)
        case .pagePostponed(let check, let until): try pages.postponed(check, until: until)
        case .site(let site): try site.record(db)
        case .pageGone(let article, let url, let reason): try pages.gone(article, at: url, reason, &log)
        }
    }
}

extension Arrival {
    fileprivate var settled: Arrival { if case .page(let page) = self { .page(page.settled) } else { self } }

    fileprivate var groundworkOfNew: Groundwork? {
        if case .page(let page) = self, page.isListed { page.groundwork } else { nil }
    }
}
