import Articles
import Markup

/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomReader {
    let base: String?

    func read(_ root: MarkupNode) -> FeedDocument {
        let root = FeedElement(root)
        var feed = FeedDocument()
        feed.title = first("title", of: root).flatMap(title)
        feed.language = FeedText.trimmed(root.attribute("xml:lang"))
        feed.link = link(of: root, base: base)
        feed.hub = address(of: root, rel: "hub", base: base)
        feed.next = address(of: root, rel: "next", base: base) ?? address(of: root, rel: "prev-archive", base: base)
        let authors = names(of: root)
        feed.entries = all("entry", of: root).map { entry(of: $0, feedAuthors: authors) }
        return feed
    }

    private func entry(of node: MarkupNode, feedAuthors: [String]) -> Entry {
        let node = FeedElement(node)
        let base = node.base(under: base)
        var entry = Entry()
        entry.id = FeedText.trimmed(first("id", of: node)?.text)
        entry.link = link(of: node, base: base)
        entry.title = first("title", of: node).flatMap(title)
        entry.published = date(of: node, ["published", "issued", "created"])
        entry.updated = date(of: node, ["updated", "modified"])
        let own = names(of: node)
        let quoted = first("source", of: node).map { names(of: FeedElement($0)) } ?? []
        entry.authors = !own.isEmpty ? own : !quoted.isEmpty ? quoted : feedAuthors
        entry.summary = first("summary", of: node).flatMap(markup)
        entry.content = first("content", of: node).flatMap(markup)
        entry.categories = all("category", of: node).compactMap {
            FeedText.title($0.attribute("label")) ?? FeedText.title($0.attribute("term"))
        }
        entry.enclosures = links(of: node, rel: "enclosure").compactMap { link in
            guard let href = FeedText.trimmed(link.attribute("href")) else { return nil }
            return Entry.Enclosure(
                url: WebURL.resolve(href, against: link.base(under: base)),
                type: FeedText.trimmed(link.attribute("type")),
                length: link.attribute("length").flatMap { Int($0) })
        }
        return entry
    }

    // MARK: Constructs

    private func first(_ name: String, of node: FeedElement) -> MarkupNode? { all(name, of: node).first }

    private func all(_ name: String, of node: FeedElement) -> [MarkupNode] {
        node.foreign(.atom, name) + node.owns(name)
    }

    private func title(_ node: MarkupNode) -> String? {
        switch kind(of: node) {
        case "xhtml": FeedText.title(node.innerMarkup)
        case "html": FeedText.title(node.text)
        default: FeedText.title(node.text)
        }
    }

    private func markup(_ node: MarkupNode) -> String? {
        FeedText.trimmed(kind(of: node) == "xhtml" ? node.innerMarkup : node.text)
    }

    /// Atom 0.3 said `mode="xml"` and MIME types where 1.0 says "xhtml".
    private func kind(of node: MarkupNode) -> String {
        let type = node.attribute("type")?.lowercased() ?? "text"
        if type == "application/xhtml+xml" || node.attribute("mode")?.lowercased() == "xml" && type != "text/plain" {
            return "xhtml"
        }
        return type
    }

    private func date(of node: FeedElement, _ names: [String]) -> NewsDate? {
        names.lazy.compactMap { FeedText.date(first($0, of: node)?.text) }.first
    }

    private func names(of node: FeedElement) -> [String] {
        all("author", of: node).compactMap { author in
            let author = FeedElement(author)
            return FeedText.title(first("name", of: author)?.text) ?? FeedText.trimmed(first("email", of: author)?.text)
                ?? FeedText.person(author.text)
        }
    }

    // MARK: Links

    private func links(of node: FeedElement, rel: String) -> [MarkupNode] {
        all("link", of: node).filter { ($0.attribute("rel")?.lowercased() ?? "alternate") == rel }
    }

    private func address(of node: FeedElement, rel: String, base: String?) -> String? {
        links(of: node, rel: rel).lazy.compactMap { link in
            FeedText.trimmed(link.attribute("href")).map { WebURL.resolve($0, against: link.base(under: base)) }
        }.first
    }

    /// The page of the entry; of several, the one that is HTML.
    private func link(of node: FeedElement, base: String?) -> String? {
        let links = links(of: node, rel: "alternate").filter { FeedText.trimmed($0.attribute("href")) != nil }
        let page = links.first { ["text/html", nil].contains($0.attribute("type")?.lowercased()) } ?? links.first
        return page.flatMap { FeedText.trimmed($0.attribute("href")) }
            .map { WebURL.resolve($0, against: page?.base(under: base)) }
    }
}
