public import Articles
public import Foundation
import GRDB
import Reconciliation

/// What pruning frees, or would free.
public struct PruneReport: Sendable, Equatable {
    public var articles = 0
    public var versions = 0
    public var snapshots = 0
    /// Of what is deleted; the file shrinks by it only when it is compacted.
    public var bytes = 0

    public init() {}
}

extension ArticleStore {
    /// Deletes what its user does not want to keep: the only way on which anything stored goes away. An article's
    /// latest version stays, as does the change log.
    /// - Parameters:
    ///   - rules: by outlet.
    ///   - common: for outlets that have none.
    ///   - isTrial: whether nothing is to be deleted.
    public func prune(
        _ rules: [String: Retention], common: Retention, isTrial: Bool, at now: Date
    ) async throws -> PruneReport {
        var report = PruneReport()
        var last: Int64 = 0
        while true {
            let after = last
            let group = try read { db in
                try Row.fetchAll(
                    db, sql: "SELECT id, outlet FROM article WHERE id > ? AND versions > 0 ORDER BY id LIMIT 500",
                    arguments: [after]
                ).map { (id: $0["id"] as Int64, outlet: $0["outlet"] as String) }
            }
            guard let end = group.last else { return report }
            let due = group.compactMap { article -> (Int64, Retention)? in
                let retention = rules[article.outlet] ?? common
                return retention.keepsAll ? nil : (article.id, retention)
            }
            report.add(try await prune(due, isTrial, now))
            last = end.id
        }
    }

    private func prune(
        _ articles: [(Int64, Retention)], _ isTrial: Bool, _ now: Date
    ) async throws(StoreError) -> PruneReport {
        guard !articles.isEmpty else { return PruneReport() }
        do {
            return try await database.write { db in
                var report = PruneReport()
                for (id, retention) in articles {
                    report.add(try Pruner(db: db, now: now, isTrial: isTrial).prune(id, retention))
                }
                return report
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Gives the space of what was deleted back to the disk. Needs as much again while it works.
    public func compact() async throws(StoreError) {
        do {
            try await database.vacuum()
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

extension PruneReport {
    fileprivate mutating func add(_ other: PruneReport) {
        articles += other.articles
        versions += other.versions
        snapshots += other.snapshots
        bytes += other.bytes
    }
}

private struct Pruner {
    let db: Database
    let now: Date
    let isTrial: Bool

    func prune(_ article: Int64, _ retention: Retention) throws -> PruneReport {
        var report = PruneReport()
        let versions = try VersionRecord.stored(db, of: [article]).sorted { $0.number < $1.number }
        let leaving = versions.prefix(countLeaving(versions, retention.versions))
        for version in leaving {
            report.versions += 1
            report.bytes += version.draft.text.utf8.count
            if !isTrial { try VersionRecord.delete(db, version) }
        }
        let kept = Set(versions.dropFirst(leaving.count).compactMap(\.snapshot))
        for (snapshot, size) in try snapshots(of: article, leaving: kept, retention.snapshots) {
            report.snapshots += 1
            report.bytes += size
            if !isTrial { try SnapshotRecord.remove(db, snapshot) }
        }
        if report != PruneReport() { report.articles = 1 }
        return report
    }

    private func countLeaving(_ versions: [StoredVersion], _ rule: Retention.Versions) -> Int {
        switch rule {
        case .all: return 0
        case .last(let number): return max(0, versions.count - max(1, number))
        case .days(let days):
            let start = now.timeIntervalSince1970 - Double(days) * 86_400
            // The one that stood then is what the first edit since is compared with.
            return max(0, versions.count { $0.seenAt < start } - 1)
        }
    }

    /// Those that no version needs any more, and those that are too old.
    private func snapshots(
        of article: Int64, leaving kept: Set<Int64>, _ rule: Retention.Snapshots
    ) throws -> [(Int64, Int)] {
        let start: Double
        switch rule {
        case .all: start = -.greatestFiniteMagnitude
        case .days(let days): start = now.timeIntervalSince1970 - Double(days) * 86_400
        }
        return try db.rows(
            "SELECT id, fetchedAt, length(bytes) AS size FROM snapshot WHERE article = ? AND firstPage IS NULL",
            [article]
        ).filter { row in
            if (row["fetchedAt"] as Double) < start { return true }
            let id: Int64 = row["id"]
            let others: Bool? = try db.value(
                "SELECT 1 FROM version WHERE snapshot = ? AND article <> ?", [id, article])
            return !kept.contains(id) && others != true
        }.map { ($0["id"], $0["size"]) }
    }
}
