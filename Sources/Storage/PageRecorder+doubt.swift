import Articles
import Foundation
import GRDB
import Reconciliation

/// What a page shows in an article's place before it is believed to be the article.
extension PageRecorder {
    /// Why what a page shows is not taken for the article's text yet; `nil` where it is.
    func doubt(of verdict: Verdict, _ page: PageArrival, _ text: WordSum, _ known: ArticleRecord) throws -> String? {
        switch verdict {
        case .teaser where page.draft.form == .teaser || known.failures < Self.looksToBelieveFewWords:
            "the page shows only the beginning of the known text"
        case .fragment where try known.failures < looksToBelieve && !(page.draft.isUnclosed && !wasClosed(known)):
            "the page breaks off in the middle of the text"
        case .unrelated where try isStrange(page, text, known): "the page shows another text than before"
        default: nil
        }
    }

    /// Why a page that is no known article's may be none at all.
    func doubt(about page: PageArrival, _ addresses: PageAddresses) throws -> String? {
        if page.draft.breaksOff { return "the page breaks off in the middle of the text" }
        // What its feed lists is an article that is known, with another text: a wall in front of it, most likely.
        if case .entry(once: .some) = page.check.subject { return "the page shows another text than before" }
        // A page for printing that does not say what the article says.
        let isDisputed = try addresses.claimed.contains { claim in
            try db.value("SELECT 1 FROM address WHERE key = ? AND answered", [claim.text]) ?? false
        }
        return isDisputed ? "the page shows another text than the article that it says it is" : nil
    }

    /// How often in a row an entry's page could not be used; `nil` where no entry waits for it.
    func failures(of check: PageCheck) throws -> Int? {
        try db.value(
            "SELECT max(failures) FROM entry WHERE due IS NOT NULL AND address = ?", [check.url.canonical.text])
    }

    /// Whether the page that the latest version was read from ended as pages do; there are sites whose pages never do.
    private func wasClosed(_ article: ArticleRecord) throws -> Bool {
        let snapshot: Int64? = try db.value(
            "SELECT snapshot FROM version WHERE article = ? AND number = ?", [article.id.rawValue, article.versions])
        return try snapshot.flatMap { try SnapshotRecord.bytes(db, $0) }.map(PageEnd.isClosed) ?? true
    }

    /// Whether another text in an article's place is a wall, an error or a notice before it is another article: not yet
    /// seen often enough, too short for an article, or seen in the place of others, too.
    private func isStrange(_ page: PageArrival, _ text: WordSum, _ known: ArticleRecord) throws -> Bool {
        guard looksToBelieve > 0 else { return false }
        try db.run(
            """
            INSERT INTO stranger (outlet, wordHash, article, seenAt) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET seenAt = excluded.seenAt
            """,
            [known.outlet, text.hash, known.id.rawValue, now.timeIntervalSince1970])
        try db.run(
            "DELETE FROM stranger WHERE outlet = ? AND seenAt < ?",
            [known.outlet, now.timeIntervalSince1970 - Self.memoryOfStrangers])
        let others: Int? = try db.value(
            "SELECT count(*) FROM stranger WHERE outlet = ? AND wordHash = ?", [known.outlet, text.hash])
        let looks = text.count < Self.fewestWordsOfAnother ? Self.looksToBelieveFewWords : looksToBelieve
        return known.failures < looks || (others ?? 0) > 1
    }

    /// Notices have some ten to a hundred words, articles more; what stays for a day of looks is believed all the same.
    /// Walls come and go within days.
    private static let memoryOfStrangers: TimeInterval = 30 * 86_400

    static let fewestWordsOfAnother = 120
    static let looksToBelieveFewWords = 24

    /// Whether a page reads otherwise only since it is read by another reader, and what was known could not be read
    /// anew, since its page is not kept. Then this reading takes the place of that one.
    func isReadAnew(_ page: PageArrival, _ known: ArticleRecord, _ log: inout ChangeLog) throws -> Bool {
        guard let reader = page.reader, let before = known.reader, reader != before else { return false }
        let shares = Shingles(of: page.draft.text).shares(with: Shingles(of: known.current.text))
        guard min(shares.ofThis, shares.ofOther) >= Self.shareOfARereading else { return false }
        let snapshot: Int64? = try db.value(
            "SELECT snapshot FROM version WHERE article = ? AND number = ?", [known.id.rawValue, known.versions])
        let reading = Rereading(number: known.versions, snapshot: snapshot, draft: page.draft, reader: reader)
        _ = try RereadingRecorder(db: db, now: now, desk: desk).record(known.id, [reading], &log)
        return true
    }

    static let shareOfARereading = 0.8

    /// The address is another article's now: a page of the day's weather, an address that is used again. What stood
    /// there is gone and keeps its versions.
    func replace(
        _ known: ArticleRecord, _ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses, _ log: inout ChangeLog
    ) throws -> Article.ID {
        try gone(known.id, "its address shows another article", &log)
        for address in addresses.stated {
            try db.run("DELETE FROM address WHERE key = ? AND article = ?", [address.text, known.id.rawValue])
        }
        let finder = ArticleFinder(db: db, page: page, text: text)
        if let other = try finder.findElsewhere(addresses, than: known.id) {
            return try revisit(other, page, text, addresses, &log)
        }
        let new = try publish(page, text, addresses.stated, claims: [], shownAt: addresses.best, &log)
        // What listed the address, directly or by a redirect, lists what stands there.
        try db.run("UPDATE entry SET article = ? WHERE article = ?", [new.rawValue, known.id.rawValue])
        return new
    }
}
