public import Articles
import Markup

/// The feeds that a page offers, absolute where `base` is known.
public func linkedFeeds(in html: [UInt8], base: WebURL?) -> [String] {
    let page = PageFeeds(html, base: base)
    return withExtendedLifetime(page) { page.declared }
}

/// The feeds that a page offers in its text, among its links to other things.
public func mentionedFeeds(in html: [UInt8], base: WebURL?) -> [String] {
    let page = PageFeeds(html, base: base)
    return withExtendedLifetime(page) { page.mentioned }
}

private struct PageFeeds {
    private let document: HTMLDocument
    private let base: WebURL?

    init(_ html: [UInt8], base: WebURL?) {
        document = HTMLDocument(Charset.decode(html))
        self.base = base
    }

    private var elements: [HTMLNode] { Array(document.root.descendants) }

    /// By `<link rel="alternate">` (rssboard.org/rss-autodiscovery).
    var declared: [String] {
        elements.filter { node in
            node.tag == .link && (node.attribute(.rel) ?? "").lowercased().contains("alternate")
                && Self.types.contains((node.attribute(.type) ?? "").lowercased())
        }
        .compactMap(address)
    }

    private static let types = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    ]

    var mentioned: [String] {
        elements.filter { $0.tag == .a && Self.mentionsFeed($0) }.compactMap(address).unrepeated
    }

    private static func mentionsFeed(_ link: HTMLNode) -> Bool {
        let address = (link.attribute(.href) ?? "").lowercased()
        let words = address.split { !$0.isLetter && !$0.isNumber }
        let isNamed = words.contains { ["rss", "feed", "feeds", "atom", "rdf"].contains($0) }
        let isTyped = types.contains((link.attribute(.type) ?? "").lowercased())
        let isForeign = ["facebook.", "twitter.", "feedly.", "mailto:"].contains { TextSearch.holds(address, $0) }
        return (isNamed || isTyped) && !isForeign
    }

    private func address(_ node: HTMLNode) -> String? {
        node.attribute(.href).map { WebURL.resolve($0, against: base?.text) }
    }
}
