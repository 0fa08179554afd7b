import Articles
import GRDB
import Reconciliation

/// Which known article a page is, if any.
struct ArticleFinder {
    let db: Database
    let page: PageArrival
    /// Of the page's text.
    let text: WordSum

    /// Of a text that stands under another headline, so much has to be the same: video pages and error pages share
    /// their few words with each other.
    static let fewestWords = 50

    /// By address; by the feed's id, if the text is still much the same; by the same words at the same outlet.
    func find(at addresses: PageAddresses) throws -> ArticleRecord? {
        // What answers at an article's own address is that article, whatever it says of itself.
        if case .article(let id, _) = page.check.subject, !addresses.isRedirected {
            if let known = try ArticleRecord.fetch(db, id.rawValue) { return known }
        }
        return try byAddress(addresses.stated, answered: true) ?? byClaim(addresses) ?? byFeedID() ?? byText()
    }

    /// The same, where what is known at the page's own address is another article.
    func findElsewhere(_ addresses: PageAddresses, than known: Article.ID) throws -> ArticleRecord? {
        for found in [try byAddress(addresses.stated, answered: true), try byClaim(addresses), try byText()] {
            if let found, found.id != known { return found }
        }
        return nil
    }

    /// - Parameter answered: only of articles whose page came from there, and not of those that were said to be there.
    private func byAddress(_ addresses: [CanonicalURL], answered: Bool = false) throws -> ArticleRecord? {
        for address in addresses {
            let id: Int64? = try db.value(
                "SELECT article FROM address WHERE key = ? AND answered >= ?", [address.text, answered])
            if let id { return try ArticleRecord.fetch(db, id) }
        }
        return nil
    }

    /// What the page says of itself: templates that name one address for every article are seen in the wild.
    private func byClaim(_ addresses: PageAddresses) throws -> ArticleRecord? {
        // Others may have said that they are where this page is.
        guard let known = try byAddress(addresses.claimed) ?? byAddress(addresses.stated) else { return nil }
        if sameWords(known.current.title, page.draft.title), isMuchTheSame(known.current) { return known }
        // Reports of one agency share half of their words; what is printed twice shares nearly all.
        let shares = Shingles(of: known.current.text).shares(with: Shingles(of: page.draft.text))
        return min(shares.ofThis, shares.ofOther) >= 0.8 ? known : nil
    }

    /// The claims that nobody else has whose text is another.
    func believable(_ claims: [CanonicalURL], of article: Article.ID?) throws -> [CanonicalURL] {
        try claims.filter { claim in
            let owner: Int64? = try db.value("SELECT article FROM address WHERE key = ?", [claim.text])
            return owner == nil || owner == article?.rawValue
        }
    }

    private func byFeedID() throws -> ArticleRecord? {
        guard case .entry(let once?) = page.check.subject, let known = try ArticleRecord.fetch(db, once.rawValue) else {
            return nil
        }
        return isMuchTheSame(known.current) ? known : nil
    }

    /// So much is left where a text was cut, or grew, and not where it is another.
    private func isMuchTheSame(_ known: Draft) -> Bool {
        let shares = Shingles(of: known.text).shares(with: Shingles(of: page.draft.text))
        return max(shares.ofThis, shares.ofOther) >= 0.3 || sameWords(known.text, page.draft.text)
    }

    private func byText() throws -> ArticleRecord? {
        let id: Int64? = try db.value(
            """
            SELECT article.id FROM version JOIN article ON article.id = version.article
            WHERE version.wordHash = ? AND article.outlet = ? AND version.number = article.versions
            """,
            [text.hash, page.check.outlet])
        guard let id, let known = try ArticleRecord.fetch(db, id), sameWords(known.current.text, page.draft.text) else {
            return nil
        }
        return text.count >= Self.fewestWords || sameWords(known.current.title, page.draft.title) ? known : nil
    }
}
