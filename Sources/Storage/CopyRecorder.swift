import Articles
import Foundation
import GRDB
import Reconciliation

/// Finds who else carries an article's text, in the transaction that stores the text.
struct CopyRecorder {
    let db: Database
    let now: Date

    private static let mostCandidates = 8
    /// Shingles that so many articles carry belong to a template, not to a text.
    private static let mostBearers = 200

    func record(_ id: Article.ID, _ told: ChangeData, _ words: [Word], _ log: inout ChangeLog) throws {
        let shingles = Shingles(of: words)
        try db.execute(sql: "DELETE FROM shingle WHERE article = ?", arguments: [id.rawValue])
        guard shingles.hashes.count >= fewestShinglesOfACopy else { return }
        let sample = shingles.sample
        let candidates = try candidates(sharing: sample, with: id)
        for hash in sample {
            try db.execute(sql: "INSERT INTO shingle (hash, article) VALUES (?, ?)", arguments: [hash, id.rawValue])
        }
        let group = try group(of: id)
        for candidate in candidates {
            guard let other = try ArticleRecord.fetch(db, candidate) else { continue }
            let shares = shingles.shares(with: Shingles(of: other.current.text))
            guard isCopy(shares), group == nil || group != other.copyGroup else { continue }
            return try join(id, other, shares, told, &log)
        }
    }

    private func group(of id: Article.ID) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT copyGroup FROM article WHERE id = ?", arguments: [id.rawValue])
    }

    /// Those that share the most of the sample first.
    private func candidates(sharing sample: [Int64], with id: Article.ID) throws -> [Int64] {
        var counts: [Int64: Int] = [:]
        for hash in sample {
            let bearers = try Int64.fetchAll(
                db, sql: "SELECT article FROM shingle WHERE hash = ? AND article <> ? LIMIT ?",
                arguments: [hash, id.rawValue, Self.mostBearers])
            guard bearers.count < Self.mostBearers else { continue }
            for bearer in bearers { counts[bearer, default: 0] += 1 }
        }
        return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostCandidates).map(\.key)
    }

    /// The group is named for its first member, and an article is attached to one group, the best.
    private func join(
        _ id: Article.ID, _ other: ArticleRecord, _ shares: (ofThis: Double, ofOther: Double), _ told: ChangeData,
        _ log: inout ChangeLog
    ) throws {
        guard try group(of: id) == nil else { return }
        let group = other.copyGroup ?? other.id.rawValue
        try db.execute(
            sql: "UPDATE article SET copyGroup = ? WHERE id IN (?, ?)",
            arguments: [group, other.id.rawValue, id.rawValue])
        var data = ChangeData()
        data.article = told.article
        data.copyOf = other.reference(title: other.current.title).article
        data.share = .init(ofThis: rounded(shares.ofThis), ofOther: rounded(shares.ofOther))
        data.copies = try Int.fetchOne(
            db, sql: "SELECT count(*) - 1 FROM article WHERE copyGroup = ?", arguments: [group])
        try log.append(.copyFound, data, article: id)
    }

    private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
}
