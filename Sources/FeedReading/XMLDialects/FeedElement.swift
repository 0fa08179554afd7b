import Articles
import Markup

/// An element of a feed, asked for its children by namespace and name.
struct FeedElement {
    let node: XMLNode

    init(_ node: XMLNode) {
        self.node = node
    }

    /// The first child of that name.
    func first(_ name: FeedName, _ space: FeedNamespace = .own) -> FeedElement? {
        node.firstChild(name.rawValue, space.rawValue).map(FeedElement.init)
    }

    func all(_ name: FeedName, _ space: FeedNamespace = .own) -> [FeedElement] {
        node.children(name.rawValue, space.rawValue).map(FeedElement.init)
    }

    /// What the first child of that name says of which anything can be made: feeds repeat elements, and leave the first
    /// one empty.
    private func value<Value>(
        _ name: FeedName, _ space: FeedNamespace, _ read: (FeedElement) -> Value?
    ) -> Value? {
        guard let first = first(name, space) else { return nil }
        if let value = read(first) { return value }
        return all(name, space).dropFirst().lazy.compactMap(read).first
    }

    func text(_ name: FeedName, _ space: FeedNamespace = .own) -> String? { value(name, space) { $0.text } }
    func plain(_ name: FeedName, _ space: FeedNamespace = .own) -> String? { value(name, space) { $0.plain } }
    func markup(_ name: FeedName, _ space: FeedNamespace = .own) -> String? { value(name, space) { $0.markup } }
    func date(_ name: FeedName, _ space: FeedNamespace = .own) -> NewsDate? { value(name, space) { $0.date } }

    /// Atom's, which are in its namespace wherever they stand.
    func atomPlain(_ name: FeedName, _ space: FeedNamespace = .atom) -> String? {
        value(name, space) { AtomText($0)?.plain }
    }

    func atomMarkup(_ name: FeedName, _ space: FeedNamespace = .atom) -> String? {
        value(name, space) { AtomText($0)?.markup }
    }

    var hasElements: Bool {
        var child = node.firstChild
        while let node = child {
            if !node.isText { return true }
            child = node.next
        }
        return false
    }

    // MARK: What it says

    /// `nil` where there is none, or nothing but white space.
    func attribute(_ name: FeedName) -> String? { node.attribute(name.rawValue).flatMap(FeedText.trimmed) }

    /// Its text as it is, without white space at the ends; `nil` for none.
    var text: String? { node.withText(FeedText.trimmed) }

    /// Its text as plain text, markup and references in it replaced; `nil` for none.
    var plain: String? { hasElements ? FeedText.plain(node.innerMarkup) : node.withText(FeedText.plain) }

    var date: NewsDate? { node.withText(FeedText.date) }

    /// HTML as it was meant: escaped, or as elements.
    var markup: String? { hasElements ? FeedText.trimmed(node.innerMarkup) : text }

    // MARK: Where it stands

    /// The address that relative links in this element are relative to (XML Base): its own and its ancestors'
    /// `xml:base`, the innermost against the one outside it, and that of the document.
    func base(in document: String?) -> String? {
        var chain: [String] = []
        var element: XMLNode? = node
        while let node = element {
            if let base = node.attribute(FeedName.xmlbase.rawValue) { chain.append(base) }
            element = node.parent
        }
        // One that is no address is passed over.
        return chain.reversed().reduce(document) { outer, base in
            let inner = WebURL.resolve(base, against: outer)
            return WebURL(inner) == nil ? outer : inner
        }
    }

    /// An address in it, absolute where that can be known. What was escaped once too often is what it was before.
    func resolved(_ reference: String, in document: String?) -> String {
        let reference = TextSearch.holds(reference, "&amp;") ? reference.replacing("&amp;", with: "&") : reference
        return WebURL.resolve(reference, against: base(in: document))
    }
}
