import Articles
import GRDB
import Reconciliation

/// Pages that say what they said: most of those that come whole, and nothing to compare word by word.
extension PageRecorder {
    /// The article at whose own address its latest version stands, told by hashes, without reading what is stored; `nil`
    /// where there is more to decide.
    func unchanged(_ page: PageArrival, _ text: WordSum, _ addresses: PageAddresses) throws -> Article.ID? {
        guard case .article(let id, _) = page.check.subject, let address = addresses.stated.first,
            addresses.all.count == 1
        else { return nil }
        let row = try db.row(
            """
            SELECT article.url, wholeHash, byline, (SELECT article FROM address WHERE key = ? AND answered) AS owner
            FROM article JOIN version ON version.article = article.id AND number = versions
            WHERE article.id = ? AND status = 'live' AND alternates = 0 AND mergedInto IS NULL
            """, [address.text, id.rawValue])
        // Versions of old stores have no hash; one of names does not tell how they are divided.
        guard let row, (row["wholeHash"] as Int64?) == page.draft.wholeHash(ofText: text.hash),
            row["byline"] == JSONLine.text(of: page.draft.byline),
            (row["owner"] as Int64?).map({ $0 == id.rawValue }) ?? true, WebURL(stored: row["url"]).canonical == address
        else { return nil }
        return id
    }
}
