public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    /// Keeps what checks found out, all in one transaction, and returns the changes that it meant, in the order of the log.
    @discardableResult
    public func record(_ arrivals: [Arrival], at now: Date) async throws(StoreError) -> [Change] {
        guard !arrivals.isEmpty else { return [] }
        do {
            return try await database.write { db in
                var log = ChangeLog(db: db, now: now)
                for arrival in arrivals { try Self.record(arrival, db, &log, now) }
                return log.written
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func record(_ arrival: Arrival, _ db: Database, _ log: inout ChangeLog, _ now: Date) throws {
        switch arrival {
        case .feed(let feed): try SourceRecorder(db: db, now: now).record(feed, &log)
        case .feedNotModified(let source, let representation, let movedTo):
            try SourceRecorder(db: db, now: now).notModified(source, representation, movedTo, &log)
        case .sourceIsPage(let source): try SourceRecorder(db: db, now: now).becomesPage(source, &log)
        case .sourceFailed(let source, let reason): try SourceRecorder(db: db, now: now).failed(source, reason, &log)
        case .sourceStopped(let source, let reason):
            try SourceRecorder(db: db, now: now).stopped(source, reason, &log)
        case .page(let page): try PageRecorder(db: db, now: now).record(page, &log)
        case .pageNotModified(let article, let representation, let freshFor):
            try PageRecorder(db: db, now: now).notModified(article, representation, freshFor: freshFor, &log)
        case .pageFailed(let check, let reason): try PageRecorder(db: db, now: now).failed(check, reason)
        case .pagePostponed(let check, let until): try PageRecorder(db: db, now: now).postponed(check, until: until)
        case .site(let site): try site.record(db)
        case .pageGone(let article, let reason): try PageRecorder(db: db, now: now).gone(article, reason, &log)
        }
    }
}
