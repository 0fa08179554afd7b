import Articles
import Markup

/// RSS 0.9x, 2.0 and 1.0 (RDF), and CDF, from which they came. Where an element is missing, the extensions are asked
/// that say the same.
struct RSSReader: XMLDialect {
    let base: String?

    // MARK: The channel

    func head(of root: FeedElement) -> FeedDocument {
        let channel = root.first(.channel) ?? root
        let base = channel.base(in: base)
        var feed = FeedDocument(kind: root.node.name == FeedName.rdf.rawValue ? .rdf : .rss)
        feed.title = channel.first(.title)?.plain ?? channel.first(.title, .dublinCore)?.plain
        feed.link = link(of: channel).map { WebURL.resolve($0, against: base) }
        feed.language =
            channel.first(.language)?.text ?? channel.first(.language, .dublinCore)?.text
            ?? channel.attribute(.xmllang) ?? root.attribute(.xmllang)
        feed.rhythm = FeedRhythm(of: channel)
        feed.take(links: channel.all(.link, .atom) + channel.all(.link), base: base)
        return feed
    }

    func authors(of root: FeedElement) -> [String] { people(of: root.first(.channel) ?? root) }

    // MARK: Items

    func entry(of item: FeedElement) -> Entry? {
        let base = item.base(in: base)
        var entry = Entry()
        let guid = item.first(.guid)
        entry.id = guid?.text ?? item.attribute(.rdfabout) ?? item.first(.id, .atom)?.text
        entry.link = link(of: item, guid: guid).map { WebURL.resolve($0, against: base) }
        entry.title =
            item.first(.title)?.plain ?? item.first(.title, .dublinCore)?.plain ?? item.first(.title, .atom)?.plain
            ?? FeedMedia.text(.title, of: item)
        entry.published = published(of: item)
        entry.updated = updated(of: item)
        entry.authors = people(of: item)
        entry.summary = summary(of: item)
        entry.content = content(of: item)
        entry.categories = categories(of: item)
        entry.enclosures = enclosures(of: item, base: base)
        return entry
    }

    private func summary(of item: FeedElement) -> String? {
        item.first(.description)?.markup ?? item.first(.summary, .itunes)?.markup
            ?? item.first(.description, .dublinCore)?.markup ?? item.first(.summary, .atom)?.markup
            ?? item.first(.abstract)?.text ?? FeedMedia.text(.description, of: item)
    }

    private func content(of item: FeedElement) -> String? {
        item.first(.encoded, .content)?.markup ?? AtomText(item.first(.content, .atom))?.markup
            ?? item.first(.body, .other)?.markup
    }

    // MARK: Links

    private func link(of channel: FeedElement) -> String? {
        channel.all(.link).lazy.compactMap { $0.text ?? $0.attribute(.href) }.first
            ?? alternate(of: channel) ?? channel.attribute(.href)
    }

    private func link(of item: FeedElement, guid: FeedElement?) -> String? {
        if let link = item.all(.link).lazy.compactMap({ $0.text ?? $0.attribute(.href) }).first { return link }
        if let link = alternate(of: item) ?? item.attribute(.href) { return link }
        guard let text = guid?.text, guid?.attribute(.ispermalink)?.lowercased() != "false", WebURL(text) != nil else {
            return nil
        }
        return text
    }

    private func alternate(of element: FeedElement) -> String? {
        element.all(.link, .atom).first { ["alternate", nil].contains($0.attribute(.rel)?.lowercased()) }?
            .attribute(.href)
    }

    // MARK: Dates

    private func published(of item: FeedElement) -> NewsDate? {
        item.first(.pubdate)?.date ?? item.first(.date, .dublinCore)?.date ?? item.first(.issued, .dublinCore)?.date
            ?? item.first(.created, .dublinCore)?.date ?? item.first(.published, .atom)?.date
            ?? item.first(.date)?.date ?? item.first(.published)?.date
    }

    private func updated(of item: FeedElement) -> NewsDate? {
        item.first(.lastbuilddate)?.date ?? item.first(.modified, .dublinCore)?.date
            ?? item.first(.updated, .atom)?.date ?? item.first(.updated)?.date ?? lastModified(of: item)
    }

    private func lastModified(of item: FeedElement) -> NewsDate? { item.attribute(.lastmod).flatMap { NewsDate($0) } }

    // MARK: People and subjects

    private func people(of element: FeedElement) -> [String] {
        for candidates in [
            element.all(.creator, .dublinCore), element.all(.author), element.all(.author, .dublinCore),
            element.all(.managingeditor), element.all(.author, .itunes),
        ] {
            let names = candidates.compactMap { PersonName.read($0.first(.name)?.text ?? $0.text) }
            if !names.isEmpty { return names }
        }
        return element.all(.author, .atom).compactMap(AtomText.person)
    }

    private func categories(of item: FeedElement) -> [String] {
        let named = item.all(.category) + item.all(.subject, .dublinCore) + item.all(.category, .media)
        let podcast = item.all(.category, .itunes).compactMap { FeedText.plain($0.attribute(.text)) }
        return (named.compactMap(\.plain) + podcast + keywords(of: item) + atomTerms(of: item)).unrepeated
    }

    private func keywords(of item: FeedElement) -> [String] {
        (item.first(.keywords, .itunes)?.text ?? "").split(separator: ",").compactMap { FeedText.plain(String($0)) }
    }

    private func atomTerms(of item: FeedElement) -> [String] {
        item.all(.category, .atom).compactMap { FeedText.plain($0.attribute(.label) ?? $0.attribute(.term)) }
    }

    private func enclosures(of item: FeedElement, base: String?) -> [Entry.Enclosure] {
        let linked = item.all(.link, .atom).filter { $0.attribute(.rel)?.lowercased() == "enclosure" }
        return item.all(.enclosure).compactMap { Entry.Enclosure($0, address: .url, base: base) }
            + linked.compactMap { Entry.Enclosure($0, address: .href, base: base) }
    }
}

extension Entry.Enclosure {
    /// `nil` for one without an address.
    init?(_ element: FeedElement, address: FeedName, base: String?) {
        guard let url = element.attribute(address) else { return nil }
        self.init(
            url: WebURL.resolve(url, against: base), type: element.attribute(.type),
            length: FeedText.number(element.attribute(.length)))
    }
}

extension [String] {
    /// Each once, in the order of their first appearance.
    var unrepeated: [String] {
        guard count > 1 else { return self }
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
