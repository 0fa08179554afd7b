import Articles
import Foundation
import GRDB
import Reconciliation

/// Finds who else carries an article's text, in the transaction that stores the text.
struct CopyRecorder {
    let db: Database
    let now: Date
    let shelf: ShingleShelf

    /// - Parameter before: the text that the article had before, if it had one.
    func record(
        _ id: Article.ID, _ told: ChangeData, _ newText: String, before: String?, _ log: inout ChangeLog
    ) throws {
        let shingles = Shingles(of: newText)
        if let before { try forget(Shingles(of: before), of: id) }
        guard shingles.hashes.count >= fewestShinglesOfACopy else { return }
        let sample = shingles.sample
        let candidates = try candidates(for: shingles, sample, id)
        try db.run("UPDATE article SET shingles = ? WHERE id = ?", [shingles.hashes.count, id.rawValue])
        try db.run(
            "INSERT OR IGNORE INTO shingle (hash, article) SELECT value, ?2 FROM json_each(?1)",
            [Self.json(sample), id.rawValue])
        let group = try group(of: id)
        for candidate in candidates {
            guard let others = try currentShingles(of: candidate) else { continue }
            let shares = shingles.shares(with: others)
            guard isCopy(shares), let other = try ArticleRecord.fetch(db, candidate),
                group == nil || group != other.copyGroup
            else { continue }
            return try join(id, other, shares, told, &log)
        }
    }

    private func currentShingles(of article: Int64) throws -> Shingles? {
        guard let version: Int = try db.value("SELECT versions FROM article WHERE id = ?", [article]) else {
            return nil
        }
        return try shelf.shingles(of: article, version: version) {
            let text: String? = try db.value(
                "SELECT text FROM version WHERE article = ? AND number = ?", [article, version])
            return text.map { Shingles(of: $0) }
        }
    }

    /// What others find it by, after its text was read anew; groups stay as they are.
    func replace(_ id: Article.ID, _ before: String, by text: String) throws {
        try forget(Shingles(of: before), of: id)
        let shingles = Shingles(of: text)
        guard shingles.hashes.count >= fewestShinglesOfACopy else { return }
        try db.run("UPDATE article SET shingles = ? WHERE id = ?", [shingles.hashes.count, id.rawValue])
        try db.run(
            "INSERT OR IGNORE INTO shingle (hash, article) SELECT value, ?2 FROM json_each(?1)",
            [Self.json(shingles.sample), id.rawValue])
    }

    func forget(_ shingles: Shingles, of id: Article.ID) throws {
        try db.run(
            "DELETE FROM shingle WHERE article = ?2 AND hash IN (SELECT value FROM json_each(?1))",
            [Self.json(shingles.sample), id.rawValue])
    }

    private static func json(_ numbers: [Int64]) -> String { "[\(numbers.map(String.init).joined(separator: ","))]" }

    private func group(of id: Article.ID) throws -> Int64? {
        try db.value("SELECT copyGroup FROM article WHERE id = ?", [id.rawValue])
    }

    /// Those that share the most of the sample first. Of each shingle's bearers only the newest are looked at.
    private func candidates(for shingles: Shingles, _ sample: [Int64], _ id: Article.ID) throws -> [Int64] {
        var shared: [Int64: Int] = [:]
        for hash in sample {
            let bearers: [Int64] = try db.values(
                "SELECT article FROM shingle WHERE hash = ? AND article <> ? ORDER BY article DESC LIMIT ?",
                [hash, id.rawValue, mostBearersOfAShingle])
            for bearer in bearers { shared[bearer, default: 0] += 1 }
        }
        let several = shared.filter { $0.value >= 2 }
        guard !several.isEmpty else { return [] }
        let rows = try db.rows(
            "SELECT id, shingles FROM article WHERE id IN (SELECT value FROM json_each(?))",
            [Self.json(several.keys.sorted())])
        let likely = rows.compactMap { row -> (article: Int64, shared: Int)? in
            let article: Int64 = row["id"], count = several[article] ?? 0
            return shingles.isLikelyCopy(sharing: count, withOneOf: row["shingles"] ?? 0) ? (article, count) : nil
        }
        return likely.sorted { $0.shared != $1.shared ? $0.shared > $1.shared : $0.article < $1.article }
            .prefix(mostComparedCopies).map(\.article)
    }

    /// The group is named for its first member, and an article is attached to one group, the best.
    private func join(
        _ id: Article.ID, _ other: ArticleRecord, _ shares: (ofThis: Double, ofOther: Double), _ told: ChangeData,
        _ log: inout ChangeLog
    ) throws {
        guard try group(of: id) == nil else { return }
        let group = other.copyGroup ?? other.id.rawValue
        try db.run(
            "UPDATE article SET copyGroup = ? WHERE id IN (?, ?)",
            [group, other.id.rawValue, id.rawValue])
        var data = ChangeData()
        data.article = told.article
        data.copyOf = other.reference(title: other.current.title).article
        data.share = .init(ofThis: rounded(shares.ofThis), ofOther: rounded(shares.ofOther))
        data.copies = try db.value("SELECT count(*) - 1 FROM article WHERE copyGroup = ?", [group])
        try log.append(.copyFound, data, article: id)
    }

    private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
}
