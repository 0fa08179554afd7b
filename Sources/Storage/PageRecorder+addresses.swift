import Articles
import Foundation
import GRDB
import Reconciliation

/// Where an article is, and where else it was found.
extension PageRecorder {
    /// Another address is where a known article moved to if its own address leads there now, also back to an old one;
    /// or, for an address never seen before, if the entry that was its names it now, or it was gone; or if all that was
    /// known so far was a page for printing or telephones. Else it is a second door.
    func hasMoved(_ article: ArticleRecord, _ page: PageArrival, to addresses: PageAddresses) throws -> Bool {
        guard addresses.best.canonical != article.url.canonical else { return false }
        if addresses.isDoor { return false }
        // What stands in its feed and nowhere else is where the feed says.
        if looksToBelieve == 0, case .article = page.check.subject { return true }
        if addresses.isRedirected, addresses.stated.contains(article.url.canonical) { return true }
        if article.url.withoutDoor?.canonical == addresses.best.canonical { return true }
        if article.status == .gone { return true }
        guard try !isKnown(addresses.best) else { return false }
        // Where the page still names the address that it always named, only its visitor's link is another.
        return try page.check.subject == .entry(once: article.id) && !isKnown(addresses.claimed, of: article)
    }

    func isKnown(_ claims: [CanonicalURL], of article: ArticleRecord) throws -> Bool {
        try claims.contains { claim in
            try db.value(
                "SELECT 1 FROM address WHERE key = ? AND article = ?", [claim.text, article.id.rawValue]) ?? false
        }
    }

    func isKnown(_ url: WebURL) throws -> Bool {
        try db.value("SELECT 1 FROM address WHERE key = ? AND answered", [url.canonical.text]) ?? false
    }

    func move(_ article: inout ArticleRecord, to url: WebURL, _ log: inout ChangeLog) throws {
        let before = article.url
        article.url = url
        // From a page for printing to the article's own is no move of the publisher's.
        if before.withoutDoor?.canonical == url.canonical { return }
        var data = article.reference(title: article.current.title)
        data.moved = .init(before: before.text, after: url.text)
        try log.append(.articleMoved, data, article: article.id)
    }

    func remember(_ addresses: PageAddresses, _ page: PageArrival, as article: Article.ID) throws {
        try remember(addresses.stated, addresses.spellings, page, as: article)
        try settleEntries(at: addresses.stated, as: article)
        let finder = ArticleFinder(db: db, page: page, text: WordSum(of: ""))
        try remember(
            try finder.believable(addresses.claimed, of: article), addresses.spellings, page, as: article,
            answered: false)
    }

    /// - Parameter answered: whether the page came from there, and was not only said to be there.
    func remember(
        _ addresses: [CanonicalURL], _ spellings: [CanonicalURL: WebURL] = [:], _ page: PageArrival,
        as article: Article.ID, answered: Bool = true
    ) throws {
        for address in addresses {
            try db.run(
                """
                INSERT INTO address (key, article, url, seenAt, answered) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE
                SET seenAt = excluded.seenAt, answered = max(answered, excluded.answered), missingAt = NULL,
                    article = excluded.article, url = iif(excluded.answered, excluded.url, url)
                WHERE article = excluded.article OR excluded.answered > answered
                """,
                [
                    address.text, article.rawValue, (spellings[address] ?? page.url).text, now.timeIntervalSince1970,
                    answered,
                ])
        }
    }

    /// Every entry that names one of these addresses has been read.
    func settleEntries(at addresses: [CanonicalURL], as article: Article.ID) throws {
        for address in addresses {
            try db.run(
                """
                UPDATE entry SET article = ?, due = NULL, failures = 0, lastError = NULL
                WHERE due IS NOT NULL AND address = ?
                """,
                [article.rawValue, address.text])
        }
    }
}
