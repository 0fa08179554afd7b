import Articles
import Markup

/// Atom 1.0 (RFC 4287) and 0.3. What stands in it without its namespace is taken for its own; what RSS has and it has
/// not, for RSS's.
struct AtomReader: XMLDialect {
    let base: String?

    // MARK: The feed

    func head(of root: FeedElement) -> FeedDocument {
        var feed = FeedDocument(kind: .atom)
        feed.title = root.atomPlain(.title) ?? root.atomPlain(.title, .own) ?? root.plain(.title, .dublinCore)
        feed.language = root.attribute(.xmllang) ?? root.text(.language, .dublinCore)
        feed.link = link(of: root)
        feed.rhythm = FeedRhythm(of: root)
        feed.take(links: all(.link, of: root), base: base)
        return feed
    }

    func authors(of root: FeedElement) -> [String] { people(of: root) }

    // MARK: Entries

    func entry(of node: FeedElement) -> Entry? {
        var entry = Entry()
        entry.id = node.text(.id, .atom) ?? node.text(.id) ?? node.text(.guid) ?? node.text(.guid, .atom)
        entry.link = link(of: node)
        entry.title =
            node.atomPlain(.title) ?? node.atomPlain(.title, .own) ?? node.plain(.title, .dublinCore)
            ?? FeedMedia.text(.title, of: node)
        entry.published = date(of: node, [.published, .issued, .created, .pubdate], or: [.date, .issued, .created])
        entry.updated = date(of: node, [.updated, .modified], or: [.modified])
        let own = people(of: node)
        entry.authors = own.isEmpty ? all(.source, of: node).flatMap(people) : own
        entry.summary = summary(of: node)
        entry.content =
            node.atomMarkup(.content) ?? node.atomMarkup(.content, .own) ?? node.markup(.encoded, .content)
        entry.categories = FeedSubjects.of(node)
        let linked = all(.link, of: node).filter { FeedLink.relations(of: $0).contains("enclosure") }
        entry.enclosures = (linked + all(.enclosure, of: node)).compactMap { Entry.Enclosure($0, base: base) }
        return entry
    }

    private func summary(of node: FeedElement) -> String? {
        node.atomMarkup(.summary) ?? node.atomMarkup(.summary, .own) ?? node.markup(.description, .dublinCore)
            ?? node.markup(.description) ?? node.markup(.description, .atom) ?? FeedMedia.text(.description, of: node)
    }

    // MARK: Constructs

    private func all(_ name: FeedName, of node: FeedElement) -> [FeedElement] { node.all(name, .atom) + node.all(name) }

    private func date(of node: FeedElement, _ names: [FeedName], or others: [FeedName]) -> NewsDate? {
        for name in names {
            if let date = node.date(name, .atom) ?? node.date(name) { return date }
        }
        return others.lazy.compactMap { node.date($0, .dublinCore) }.first
    }

    private func people(of node: FeedElement) -> [String] {
        let own = all(.author, of: node).compactMap(AtomText.person)
        return own.isEmpty ? node.all(.creator, .dublinCore).flatMap { PersonName.all(in: $0.text) } : own
    }

    // MARK: Links

    /// The page of the entry; of several, the one that is HTML. Where there is none, the place of its content.
    private func link(of node: FeedElement) -> String? {
        let links = all(.link, of: node).filter {
            FeedLink.relations(of: $0).contains("alternate") && ($0.attribute(.href) ?? $0.text) != nil
        }
        if let page = links.first(where: isPage) ?? links.first, let href = page.attribute(.href) ?? page.text {
            return page.resolved(href, in: base)
        }
        let content = all(.content, of: node).first { $0.attribute(.src) != nil }
        return content.flatMap { content in content.attribute(.src).map { content.resolved($0, in: base) } }
    }

    private func isPage(_ link: FeedElement) -> Bool {
        guard let type = link.attribute(.type)?.lowercased() else { return true }
        return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml+xml")
    }
}
