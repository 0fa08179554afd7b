import Articles
import Markup

/// RSS 0.9x, 2.0 and 1.0 (RDF), and CDF, from which they came. Where an element is missing, the extensions are asked
/// that say the same.
struct RSSReader: XMLDialect {
    let base: String?

    // MARK: The channel

    func head(of root: FeedElement) -> FeedDocument {
        let channel = Self.channel(of: root)
        var feed = FeedDocument(kind: root.node.name == FeedName.rdf.rawValue ? .rdf : .rss)
        feed.title = channel.plain(.title) ?? channel.plain(.title, .dublinCore) ?? channel.atomPlain(.title)
        feed.link = link(of: channel) ?? channel.attribute(.href).map { channel.resolved($0, in: base) }
        feed.language =
            channel.text(.language) ?? channel.text(.language, .dublinCore)
            ?? channel.attribute(.xmllang) ?? root.attribute(.xmllang)
        feed.rhythm = FeedRhythm(of: channel)
        let beside = root.node.name == channel.node.name ? [] : root.all(.link, .atom)
        feed.take(links: channel.all(.link, .atom) + channel.all(.link) + beside, base: base)
        return feed
    }

    func authors(of root: FeedElement) -> [String] { people(of: Self.channel(of: root)) }

    /// CDF's root is its channel, and may have others in it.
    private static func channel(of root: FeedElement) -> FeedElement {
        root.node.name == FeedName.channel.rawValue ? root : root.first(.channel) ?? root
    }

    // MARK: Items

    func entry(of item: FeedElement) -> Entry? {
        var entry = Entry()
        entry.id = id(of: item)
        entry.link = link(of: item) ?? permanentID(of: item)
        entry.title =
            item.plain(.title) ?? item.plain(.title, .dublinCore) ?? item.atomPlain(.title)
            ?? FeedMedia.text(.title, of: item)
        entry.published = published(of: item)
        entry.updated = updated(of: item)
        entry.authors = people(of: item)
        entry.summary = summary(of: item)
        entry.content = content(of: item)
        entry.categories = FeedSubjects.of(item)
        entry.enclosures = enclosures(of: item)
        return entry
    }

    private func id(of item: FeedElement) -> String? {
        item.text(.guid) ?? item.attribute(.rdfabout) ?? item.node.attribute(local: "about").flatMap(FeedText.trimmed)
            ?? item.text(.id, .atom)
    }

    private func summary(of item: FeedElement) -> String? {
        item.markup(.description) ?? item.markup(.summary, .itunes) ?? item.markup(.description, .dublinCore)
            ?? item.atomMarkup(.summary) ?? item.markup(.summary) ?? item.text(.abstract)
            ?? FeedMedia.text(.description, of: item)
    }

    private func content(of item: FeedElement) -> String? {
        item.markup(.encoded, .content) ?? item.atomMarkup(.content) ?? item.markup(.body, .other)
            ?? item.markup(.body) ?? item.markup(.fullitem) ?? item.atomMarkup(.content, .own)
    }

    // MARK: Links

    /// The address of the page: the text of RSS's own element, or where Atom's leads that is no other relation.
    private func link(of element: FeedElement) -> String? {
        let links = element.all(.link)
        if let link = links.first(where: { $0.text != nil }), let text = link.text {
            return link.resolved(text, in: base)
        }
        let alternate = (links + element.all(.link, .atom)).first {
            FeedLink.relations(of: $0).contains("alternate") && $0.attribute(.href) != nil
        }
        if let alternate, let href = alternate.attribute(.href) { return alternate.resolved(href, in: base) }
        return element.attribute(.href).map { element.resolved($0, in: base) }
    }

    private func permanentID(of item: FeedElement) -> String? {
        let guid = item.all(.guid).first { $0.text != nil }
        guard let text = guid?.text, guid?.attribute(.ispermalink)?.lowercased() != "false", WebURL(text) != nil else {
            return nil
        }
        return text
    }

    // MARK: Dates

    private func published(of item: FeedElement) -> NewsDate? {
        item.date(.pubdate) ?? item.date(.date, .dublinCore) ?? item.date(.issued, .dublinCore)
            ?? item.date(.created, .dublinCore) ?? item.date(.published, .atom) ?? item.date(.issued, .atom)
            ?? item.date(.created, .atom) ?? item.date(.date) ?? item.date(.published)
    }

    private func updated(of item: FeedElement) -> NewsDate? {
        item.date(.lastbuilddate) ?? item.date(.modified, .dublinCore) ?? item.date(.updated, .atom)
            ?? item.date(.modified, .atom) ?? item.date(.updated) ?? item.date(.modified)
            ?? item.attribute(.lastmod).flatMap { NewsDate($0) }
    }

    // MARK: People and files

    private func people(of element: FeedElement) -> [String] {
        for (name, space) in Self.writers where element.first(name, space) != nil {
            let names = element.all(name, space).flatMap { PersonName.all(in: $0.text(.name) ?? $0.text) }
            if !names.isEmpty { return names }
        }
        return element.all(.author, .atom).compactMap(AtomText.person)
    }

    /// The first of them that says something counts.
    private static let writers: [(FeedName, FeedNamespace)] = [
        (.creator, .dublinCore), (.author, .own), (.author, .dublinCore), (.managingeditor, .own), (.author, .itunes),
    ]

    private func enclosures(of item: FeedElement) -> [Entry.Enclosure] {
        let linked = (item.all(.link, .atom) + item.all(.link)).filter {
            FeedLink.relations(of: $0).contains("enclosure")
        }
        return (item.all(.enclosure) + linked).compactMap { Entry.Enclosure($0, base: base) }
    }
}
