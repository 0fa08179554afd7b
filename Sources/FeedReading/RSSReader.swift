import Articles
import Markup

/// RSS 0.9x, 2.0 and 1.0 (RDF): in RDF the items stand beside the channel, in the others inside.
struct RSSReader {
    let base: String?

    func read(_ root: MarkupNode) -> FeedDocument {
        let root = FeedElement(root)
        let channel = root.own("channel").map(FeedElement.init) ?? root
        let base = channel.base(under: base)
        var feed = FeedDocument()
        feed.title = FeedText.title(channel.own("title")?.text)
        feed.link = FeedText.trimmed(channel.own("link")?.text).map { WebURL.resolve($0, against: base) }
        feed.language =
            FeedText.trimmed(channel.own("language")?.text)
            ?? FeedText.trimmed(channel.foreign(.dublinCore, "language").first?.text)
        feed.timeToLive = timeToLive(of: channel)
        for link in channel.foreign(.atom, "link") { take(link, into: &feed, base: base) }
        let items = channel.owns("item") + (channel.node == root.node ? [] : root.owns("item"))
        let authors = self.authors(of: channel)
        feed.entries = items.map { entry(of: $0, base: base, feedAuthors: authors) }
        return feed
    }

    private func take(_ link: MarkupNode, into feed: inout FeedDocument, base: String?) {
        guard let href = link.attribute("href") else { return }
        let address = WebURL.resolve(href, against: base)
        switch link.attribute("rel")?.lowercased() {
        case "hub": feed.hub = feed.hub ?? address
        case "next": feed.next = address
        case "prev-archive": feed.next = feed.next ?? address
        default: break
        }
    }

    private func timeToLive(of channel: FeedElement) -> Duration? {
        if let minutes = FeedText.trimmed(channel.own("ttl")?.text).flatMap({ Int($0) }),
            (1...525_600).contains(minutes)
        {
            return .seconds(minutes * 60)
        }
        let periods = ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
        guard let name = FeedText.trimmed(channel.foreign(.syndication, "updateperiod").first?.text),
            let period = periods[name.lowercased()]
        else { return nil }
        let frequency = FeedText.trimmed(channel.foreign(.syndication, "updatefrequency").first?.text).flatMap {
            Int($0)
        }
        return .seconds(period / max(1, frequency ?? 1) * 60)
    }

    // MARK: Items

    private func entry(of item: MarkupNode, base: String?, feedAuthors: [String]) -> Entry {
        let item = FeedElement(item)
        let base = item.base(under: base)
        var entry = Entry()
        let guid = item.own("guid")
        entry.id = FeedText.trimmed(guid?.text) ?? FeedText.trimmed(item.attribute("rdf:about"))
        entry.link = link(of: item, guid: guid).map { WebURL.resolve($0, against: base) }
        entry.title =
            FeedText.title(item.own("title")?.text)
            ?? FeedText.title(item.foreign(.dublinCore, "title").first?.text)
            ?? FeedText.title(item.foreign(.media, "title").first?.text)
        entry.published = date(of: item, own: ["pubdate"], foreign: ["date", "issued", "created"])
        entry.updated =
            date(of: item, own: ["lastbuilddate"], foreign: ["modified"])
            ?? FeedText.date(item.foreign(.atom, "updated").first?.text)
        let own = authors(of: item)
        entry.authors = own.isEmpty ? feedAuthors : own
        entry.summary =
            FeedText.trimmed(item.own("description")?.text)
            ?? FeedText.trimmed(item.foreign(.itunes, "summary").first?.text)
        entry.content = FeedText.trimmed(item.foreign(.content, "encoded").first?.text)
        entry.categories = (item.owns("category") + item.foreign(.dublinCore, "subject"))
            .compactMap { FeedText.title($0.text) }
        entry.enclosures = enclosures(of: item, base: base)
        return entry
    }

    private func link(of item: FeedElement, guid: MarkupNode?) -> String? {
        if let link = item.owns("link").lazy.compactMap({ FeedText.trimmed($0.text) ?? $0.attribute("href") }).first {
            return link
        }
        let atom = item.foreign(.atom, "link").first { ["alternate", nil].contains($0.attribute("rel")) }
        if let href = atom?.attribute("href") { return href }
        guard let text = FeedText.trimmed(guid?.text), guid?.attribute("isPermaLink")?.lowercased() != "false",
            WebURL(text) != nil
        else { return nil }
        return text
    }

    private func date(of item: FeedElement, own: [String], foreign: [String]) -> NewsDate? {
        own.lazy.compactMap { FeedText.date(item.own($0)?.text) }.first
            ?? foreign.lazy.compactMap { FeedText.date(item.foreign(.dublinCore, $0).first?.text) }.first
    }

    private func authors(of node: FeedElement) -> [String] {
        for candidates in [
            node.foreign(.dublinCore, "creator"), node.owns("author") + node.owns("managingeditor"),
            node.foreign(.itunes, "author"),
            node.foreign(.atom, "author").flatMap { FeedElement($0).foreign(.atom, "name") },
        ] {
            let names = candidates.compactMap { FeedText.person($0.text) }
            if !names.isEmpty { return names }
        }
        return []
    }

    private func enclosures(of item: FeedElement, base: String?) -> [Entry.Enclosure] {
        item.owns("enclosure").compactMap { node in
            guard let url = FeedText.trimmed(node.attribute("url")) else { return nil }
            return Entry.Enclosure(
                url: WebURL.resolve(url, against: base), type: FeedText.trimmed(node.attribute("type")),
                length: node.attribute("length").flatMap { Int($0) })
        }
    }
}
