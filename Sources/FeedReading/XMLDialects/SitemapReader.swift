import Articles
import Markup

/// Sitemaps and sitemap indexes (sitemaps.org protocol 0.9) with Google's news extension.
final class SitemapReader: XMLDialect {
    let base: String?
    private var sitemaps: [FeedDocument.Sitemap] = []
    private var title: String?
    private var language: String?

    init(base: String?) {
        self.base = base
    }

    func head(of root: FeedElement) -> FeedDocument {
        var feed = FeedDocument(kind: root.node.name == FeedName.sitemapindex.rawValue ? .sitemapIndex : .sitemap)
        feed.sitemaps = sitemaps
        feed.title = title
        feed.language = language
        return feed
    }

    func authors(of root: FeedElement) -> [String] { [] }

    func entry(of url: FeedElement) -> Entry? {
        guard let location = url.first(.loc)?.text.map({ WebURL.resolve($0, against: base) }) else { return nil }
        if url.node.name == FeedName.sitemap.rawValue {
            if sitemaps.count < Self.mostSitemaps {
                sitemaps.append(FeedDocument.Sitemap(url: location, updated: url.first(.lastmod)?.date))
            }
            return nil
        }
        var entry = Entry()
        entry.id = location
        entry.link = location
        entry.updated = url.first(.lastmod)?.date
        if let news = url.first(.news, .news) { take(news, into: &entry) }
        return entry
    }

    /// The protocol's own limit for an index.
    private static let mostSitemaps = 50_000

    private func take(_ news: FeedElement, into entry: inout Entry) {
        entry.title = news.first(.title, .news)?.plain
        entry.published = news.first(.publicationdate, .news)?.date
        entry.categories = (news.first(.keywords, .news)?.text ?? "").split(separator: ",")
            .compactMap { FeedText.plain(String($0)) }
        guard title == nil, let publication = news.first(.publication, .news) else { return }
        title = publication.first(.name, .news)?.plain
        language = publication.first(.language, .news)?.text
    }
}
