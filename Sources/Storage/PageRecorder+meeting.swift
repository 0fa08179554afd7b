import Articles
import Foundation
import GRDB
import Reconciliation

/// Articles that turn out to be one.
extension PageRecorder {
    /// A text that goes at one address and stands at another of the same outlet has moved, though no redirect and no id
    /// says so: the two are made one.
    /// - Parameter isGone: whether this is the one that went; else the one that came.
    /// - Returns: the article that has both's versions.
    func reunited(_ id: Article.ID, isGone: Bool, _ log: inout ChangeLog) throws -> Article.ID? {
        let group: Int64? = try db.value("SELECT copyGroup FROM article WHERE id = ?", [id.rawValue])
        guard let group, let article = try ArticleRecord.fetch(db, id.rawValue) else { return nil }
        let others: [Int64] = try db.values(
            """
            SELECT id FROM article WHERE copyGroup = ? AND outlet = ? AND id <> ? AND status = ? AND lastChanged > ?
            ORDER BY id DESC LIMIT 5
            """,
            [
                group, article.outlet, id.rawValue, isGone ? "live" : "gone",
                now.timeIntervalSince1970 - Self.memoryOfMoves,
            ])
        for other in others {
            guard let record = try ArticleRecord.fetch(db, other),
                sameWords(record.current.title, article.current.title),
                isSameText(record.current, article.current)
            else { continue }
            return try ArticleMerger(db: db, now: now, desk: desk).merge(id, record.id, &log)
        }
        return nil
    }

    /// A text that comes to stand in an article may have been taken for a new article where it was seen first, at another
    /// address of the outlet. Had it been seen there last, `ArticleFinder.byText` would have known it.
    /// - Returns: the article that has both's versions.
    func united(_ id: Article.ID, _ log: inout ChangeLog) throws -> Article.ID? {
        let others: [Int64] = try db.values(
            """
            SELECT other.id FROM article JOIN version ON version.article = article.id AND version.number = article.versions
                JOIN version theirs ON theirs.wordHash = version.wordHash
                JOIN article other ON other.id = theirs.article AND other.versions = theirs.number
            WHERE article.id = ? AND other.id <> article.id AND other.outlet = article.outlet AND other.status = 'live'
                AND other.firstSeen > ?
            ORDER BY other.id LIMIT 5
            """, [id.rawValue, now.timeIntervalSince1970 - Self.memoryOfMoves])
        guard !others.isEmpty, let article = try ArticleRecord.fetch(db, id.rawValue),
            WordSum(of: article.current.text).count >= ArticleFinder.fewestWords
        else { return nil }
        for other in others {
            guard let record = try ArticleRecord.fetch(db, other),
                sameWords(record.current.title, article.current.title),
                sameWords(record.current.text, article.current.text),
                let kept = try ArticleMerger(db: db, now: now, desk: desk).merge(id, record.id, &log)
            else { continue }
            // It is where it was just read.
            try db.run("UPDATE article SET url = ? WHERE id = ?", [article.url.text, kept.rawValue])
            return kept
        }
        return nil
    }

    /// Who takes an article away and puts it elsewhere does so within a month.
    static let memoryOfMoves: TimeInterval = 30 * 86_400

    /// The page's addresses may be those of several articles that were taken for different ones so far. Where they
    /// say the same they are one, however late that was found out; where they do not, one of the addresses leads
    /// elsewhere now.
    func joined(
        _ known: ArticleRecord, _ page: PageArrival, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> ArticleRecord {
        var article = known
        for id in try others(than: known.id, page, at: addresses) {
            guard let other = try ArticleRecord.fetch(db, id) else { continue }
            // Of pages that both answer for themselves, only the one's word says that it is the other.
            let isSaidOnly = !addresses.isRedirected
            if isSameText(other.current, page.draft), isSameText(known.current, other.current),
                !isSaidOnly || sameWords(known.current.title, other.current.title),
                let kept = try ArticleMerger(db: db, now: now, desk: desk).merge(article.id, other.id, &log)
            {
                article = try ArticleRecord.fetch(db, kept.rawValue) ?? article
            } else if page.check.subject == .article(other.id, isGone: other.status == .gone) {
                try leadsElsewhere(other, page.check, &log)
            }
        }
        return article
    }

    func others(
        than known: Article.ID, _ page: PageArrival, at addresses: PageAddresses
    ) throws -> [Int64] {
        var ids: [Int64] = []
        if case .article(let id, _) = page.check.subject { ids.append(id.rawValue) }
        for address in addresses.stated + (addresses.isDoor ? [] : addresses.claimed) {
            let id: Int64? = try db.value(
                "SELECT article FROM address WHERE key = ? AND answered", [address.text])
            if let id, !ids.contains(id) { ids.append(id) }
        }
        return ids.filter { $0 != known.rawValue }
    }

    func isSameText(_ left: Draft, _ right: Draft) -> Bool {
        if sameWords(left.text, right.text) { return WordSum(of: left.text).count >= ArticleFinder.fewestWords }
        let shares = Shingles(of: left.text).shares(with: Shingles(of: right.text))
        return min(shares.ofThis, shares.ofOther) >= Self.shareOfTheSame
    }

    /// Copies at other addresses of an outlet share as much; those that lead to one address and share half are one.
    static let shareOfTheSame = 0.5

    /// Its address answers with another article's: taken away, and its visitors sent somewhere.
    func leadsElsewhere(_ article: ArticleRecord, _ check: PageCheck, _ log: inout ChangeLog) throws {
        let reason = "its address leads to another article"
        guard article.failures >= looksToBelieve else { return try failed(check, reason) }
        try gone(article.id, reason, &log)
    }
}
