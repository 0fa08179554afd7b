import Articles
import Markup

/// Sitemaps and sitemap indexes (sitemaps.org protocol 0.9) with Google's news extension.
struct SitemapReader {
    let base: String?

    func read(_ root: MarkupNode) -> FeedDocument {
        let root = FeedElement(root)
        var feed = FeedDocument()
        feed.sitemaps = root.owns("sitemap").compactMap { location(of: FeedElement($0)) }
        let urls = root.owns("url").map(FeedElement.init)
        feed.entries = urls.compactMap(entry)
        let publication = urls.lazy.compactMap { news(of: $0)?.foreign(.news, "publication").first }.first
            .map(FeedElement.init)
        feed.title = FeedText.title(publication?.foreign(.news, "name").first?.text)
        feed.language = FeedText.trimmed(publication?.foreign(.news, "language").first?.text)
        return feed
    }

    private func entry(of url: FeedElement) -> Entry? {
        guard let location = location(of: url) else { return nil }
        var entry = Entry()
        entry.id = location
        entry.link = location
        entry.updated = FeedText.date(url.own("lastmod")?.text)
        let news = news(of: url)
        entry.title = FeedText.title(news?.foreign(.news, "title").first?.text)
        entry.published = FeedText.date(news?.foreign(.news, "publication_date").first?.text)
        entry.categories = (news?.foreign(.news, "keywords").first?.text ?? "")
            .split(separator: ",").compactMap { FeedText.title(String($0)) }
        return entry
    }

    private func location(of node: FeedElement) -> String? {
        FeedText.trimmed(node.own("loc")?.text).map { WebURL.resolve($0, against: base) }
    }

    private func news(of url: FeedElement) -> FeedElement? { url.foreign(.news, "news").first.map(FeedElement.init) }
}
