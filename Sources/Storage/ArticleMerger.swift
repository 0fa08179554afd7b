import Articles
import Foundation
import GRDB
import Reconciliation

/// Makes one article of two that turned out to be the same, and two of one that turned out to be two. Versions get their
/// numbers anew, in the order in which they were seen; none is lost, but that of two which come to follow each other and
/// say the same the first stands for both.
struct ArticleMerger {
    let db: Database
    let now: Date
    let desk: Desk

    /// - Returns: the article that has both's versions.
    @discardableResult
    func merge(_ one: Article.ID, _ other: Article.ID, _ log: inout ChangeLog) throws -> Article.ID? {
        let kept = min(one.rawValue, other.rawValue), gone = max(one.rawValue, other.rawValue)
        guard kept != gone, let survivor = try ArticleRecord.fetch(db, kept),
            let merged = try ArticleRecord.fetch(db, gone)
        else { return nil }
        try forgetGroups(of: [kept, gone])
        try renumber(try VersionRecord.stored(db, of: [kept, gone]), as: kept)
        for table in ["address", "entry", "snapshot"] {
            try db.execute(sql: "UPDATE \(table) SET article = ? WHERE article = ?", arguments: [kept, gone])
        }
        // Where it is found now is where the later of the two was.
        let url = merged.status == .live ? merged.url : survivor.url
        let status: Article.Status = merged.status == .live ? .live : survivor.status
        try db.run(
            """
            UPDATE article SET url = ?, status = ?, lastChanged = max(lastChanged, ?), nextCheck = ?, alternates = 0,
                copyGroup = coalesce(copyGroup, (SELECT copyGroup FROM article WHERE id = ?6)),
                firstSeen = (SELECT min(firstSeen) FROM article WHERE id IN (?5, ?6))
            WHERE id = ?5
            """,
            [
                url.text, status.rawValue, merged.lastChanged.timeIntervalSince1970, now.timeIntervalSince1970, kept,
                gone,
            ])
        try db.run(
            """
            UPDATE article SET mergedInto = ?, versions = 0, status = 'gone', nextCheck = ?, copyGroup = NULL, story = NULL
            WHERE id = ?
            """,
            [kept, Double.greatestFiniteMagnitude, gone])
        try db.run("UPDATE article SET mergedInto = ? WHERE mergedInto = ?", [kept, gone])
        try leaveEmptyGroup(kept)
        try rememberGroups(of: kept)
        var data = merged.reference(title: merged.current.title)
        data.other = survivor.reference(title: survivor.current.title).article
        try log.append(.articleMerged, data, article: merged.id)
        return survivor.id
    }

    /// Gives the versions from one number on, and the address at which they stood, to an article of their own.
    func split(_ id: Article.ID, from number: Int, _ log: inout ChangeLog) throws -> Article.ID? {
        guard let article = try ArticleRecord.fetch(db, id.rawValue), number > 1, number <= article.versions else {
            return nil
        }
        let versions = try VersionRecord.stored(db, of: [id.rawValue])
        // Of a pruned article the earlier ones may not be there any more.
        guard versions.contains(where: { $0.number < number }), versions.contains(where: { $0.number >= number }) else {
            return nil
        }
        try forgetGroups(of: [id.rawValue])
        let first = versions.first { $0.number >= number }?.seenAt ?? now.timeIntervalSince1970
        try db.run(
            """
            INSERT INTO article (outlet, url, status, versions, firstSeen, lastChanged, checkedAt, nextCheck)
            VALUES (?, ?, ?, 1, ?, ?, ?, ?)
            """,
            [
                article.outlet, article.url.text, article.status.rawValue, first,
                article.lastChanged.timeIntervalSince1970, now.timeIntervalSince1970, now.timeIntervalSince1970,
            ])
        let new = Article.ID(rawValue: db.lastInsertedRowID)
        let moved = versions.filter { $0.number >= number }
        try renumber(moved, as: new.rawValue)
        try move(snapshotsOf: moved, besides: versions.filter { $0.number < number }, to: new.rawValue)
        try renumber(versions.filter { $0.number < number }, as: id.rawValue)
        try db.run(
            "UPDATE address SET article = ? WHERE article = ? AND key = ?",
            [new.rawValue, id.rawValue, article.url.canonical.text])
        // What listed the address, directly or by a redirect, lists what stands there.
        try db.run("UPDATE entry SET article = ? WHERE article = ?", [new.rawValue, id.rawValue])
        for article in [id.rawValue, new.rawValue] { try rememberGroups(of: article) }
        try db.run("UPDATE article SET status = 'gone', alternates = 0 WHERE id = ?", [id.rawValue])
        guard let rest = try ArticleRecord.fetch(db, id.rawValue), let made = try ArticleRecord.fetch(db, new.rawValue)
        else { return nil }
        var data = rest.reference(title: rest.current.title)
        data.other = made.reference(title: made.current.title).article
        try log.append(.articleSplit, data, article: id)
        return new
    }

    /// Pages that only versions of the new article were read from.
    private func move(snapshotsOf moved: [StoredVersion], besides rest: [StoredVersion], to article: Int64) throws {
        let shared = Set(rest.compactMap(\.snapshot))
        for snapshot in Set(moved.compactMap(\.snapshot)) where !shared.contains(snapshot) {
            try db.run("UPDATE snapshot SET article = ?1 WHERE id = ?2 OR firstPage = ?2", [article, snapshot])
        }
    }

    /// A group whose other member this was is none any more.
    private func leaveEmptyGroup(_ article: Int64) throws {
        try db.run(
            """
            UPDATE article SET copyGroup = NULL WHERE id = ?1
                AND (SELECT count(*) FROM article other WHERE other.copyGroup = article.copyGroup) < 2
            """, [article])
    }

    private func rememberGroups(of article: Int64) throws {
        guard let record = try ArticleRecord.fetch(db, article) else { return }
        try GroupRecorder(db: db, now: now, desk: desk).replace(record.id, by: record.current)
    }

    /// Numbers an article's versions by when they were seen, after some were added at the end.
    func putInOrder(_ id: Article.ID) throws {
        try forgetGroups(of: [id.rawValue])
        try renumber(try VersionRecord.stored(db, of: [id.rawValue]), as: id.rawValue)
        try db.run(
            "UPDATE article SET firstSeen = min(firstSeen, (SELECT min(seenAt) FROM version WHERE article = ?1)) WHERE id = ?1",
            [id.rawValue])
        try rememberGroups(of: id.rawValue)
    }

    // MARK: Versions

    /// Versions in their new order, as the versions of one article; of two that follow each other and say the same,
    /// the first stays.
    private func renumber(_ versions: [StoredVersion], as article: Int64) throws {
        // Former readings hang on versions, which are away for a moment.
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        // What is dropped has to be in the index to be taken out of it.
        try VersionRecord.indexPending(db)
        var last: StoredVersion?
        var number = 0
        var dropped: [StoredVersion] = []
        for version in versions { try VersionRecord.remove(db, version) }
        for var version in versions {
            if let last, last.saysTheSame(as: version) {
                try VersionRecord.forgetWords(db, of: version)
                dropped.append(version)
                continue
            }
            number += 1
            version.kinds = last.map { Revision(from: $0.draft, to: version.draft).kinds } ?? []
            try VersionRecord.put(db, version, article: article, number: number)
            last = version
        }
        for version in dropped { try forgetPage(of: version) }
        try db.run(
            "UPDATE article SET versions = ?, lastChanged = coalesce(?, lastChanged) WHERE id = ?",
            [number, last?.seenAt, article])
    }

    /// A page that no version was read from any more.
    private func forgetPage(of version: StoredVersion) throws {
        guard let snapshot = version.snapshot else { return }
        let isNeeded: Bool? = try db.value("SELECT 1 FROM version WHERE snapshot = ?", [snapshot])
        if isNeeded != true { try SnapshotRecord.remove(db, snapshot) }
    }

    /// Before its text is another; `rememberGroups` puts them back.
    private func forgetGroups(of articles: [Int64]) throws {
        for article in articles {
            try GroupRecorder(db: db, now: now, desk: desk).forget(Article.ID(rawValue: article))
        }
    }
}
