import Articles
import Extraction
import FeedReading
import Fetching

/// Whether a page is one to read, or one that leads to others.
enum SectionTest {
    /// A front page links this many articles at the least.
    private static let fewestLinks = 8

    /// A page that links articles, and says less itself than its links do. A site's front page is one anyway, if it
    /// links any.
    static func isSection(_ reply: FetchReply) -> Bool {
        guard let section = try? readSection(reply.body, contentType: reply.contentType, base: reply.url) else {
            return false
        }
        if reply.url.path == "/" { return section.entries.count >= 3 }
        guard section.entries.count >= fewestLinks else { return false }
        let linked = section.entries.reduce(0) { $0 + ($1.title?.utf8.count ?? 0) }
        let own = try? extractArticle(reply.body, contentType: reply.contentType, url: reply.url)
        return (own?.paragraphs.reduce(0) { $0 + $1.utf8.count } ?? 0) < linked
    }
}
