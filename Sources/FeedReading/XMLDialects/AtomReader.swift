import Articles
import Markup

/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomReader: XMLDialect {
    let base: String?

    // MARK: The feed

    func head(of root: FeedElement) -> FeedDocument {
        let base = root.base(in: base)
        var feed = FeedDocument(kind: .atom)
        feed.title = AtomText(first(.title, of: root))?.plain
        feed.language = root.attribute(.xmllang)
        feed.link = link(of: root)
        feed.rhythm = FeedRhythm(of: root)
        feed.take(links: all(.link, of: root), base: base)
        return feed
    }

    func authors(of root: FeedElement) -> [String] { people(of: root) }

    // MARK: Entries

    func entry(of node: FeedElement) -> Entry? {
        let base = node.base(in: base)
        var entry = Entry()
        entry.id = first(.id, of: node)?.text
        entry.link = link(of: node)
        entry.title = AtomText(first(.title, of: node))?.plain ?? FeedMedia.text(.title, of: node)
        entry.published = date(of: node, [.published, .issued, .created], or: [.date, .issued, .created])
        entry.updated = date(of: node, [.updated, .modified], or: [.modified])
        let own = people(of: node)
        entry.authors = own.isEmpty ? all(.source, of: node).flatMap(people) : own
        entry.summary = AtomText(first(.summary, of: node))?.markup ?? FeedMedia.text(.description, of: node)
        entry.content = AtomText(first(.content, of: node))?.markup ?? node.first(.encoded, .content)?.markup
        entry.categories = categories(of: node)
        entry.enclosures = links(of: node, rel: "enclosure").compactMap {
            Entry.Enclosure($0, address: .href, base: $0.base(in: self.base) ?? base)
        }
        return entry
    }

    // MARK: Constructs

    private func first(_ name: FeedName, of node: FeedElement) -> FeedElement? {
        node.first(name, .atom) ?? node.first(name)
    }

    private func all(_ name: FeedName, of node: FeedElement) -> [FeedElement] { node.all(name, .atom) + node.all(name) }

    private func date(of node: FeedElement, _ names: [FeedName], or others: [FeedName]) -> NewsDate? {
        names.lazy.compactMap { first($0, of: node)?.date }.first
            ?? others.lazy.compactMap { node.first($0, .dublinCore)?.date }.first
    }

    private func people(of node: FeedElement) -> [String] {
        let own = all(.author, of: node).compactMap(AtomText.person)
        return own.isEmpty ? node.all(.creator, .dublinCore).compactMap { PersonName.read($0.text) } : own
    }

    private func categories(of node: FeedElement) -> [String] {
        let terms = all(.category, of: node).compactMap { category in
            FeedText.plain(category.attribute(.label)) ?? FeedText.plain(category.attribute(.term)) ?? category.plain
        }
        return (terms + node.all(.subject, .dublinCore).compactMap(\.plain)).unrepeated
    }

    // MARK: Links

    private func links(of node: FeedElement, rel: String) -> [FeedElement] {
        all(.link, of: node).filter { FeedLink.relation(of: $0) == rel }
    }

    /// The page of the entry; of several, the one that is HTML. Where there is none, the place of its content.
    private func link(of node: FeedElement) -> String? {
        let links = links(of: node, rel: "alternate").filter { $0.attribute(.href) != nil || $0.text != nil }
        let page = links.first { ["text/html", nil].contains($0.attribute(.type)?.lowercased()) } ?? links.first
        return page.flatMap { page in
            (page.attribute(.href) ?? page.text).map { WebURL.resolve($0, against: page.base(in: base)) }
        }
    }
}
