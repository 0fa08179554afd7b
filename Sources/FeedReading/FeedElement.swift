import Articles
import Foundation
import Markup

/// An element of a feed with its children as feeds are asked for them: by namespace and local name, first hit first.
/// Each child's names are read once, however often it is asked for.
struct FeedElement {
    let node: MarkupNode
    private let children: [(space: FeedNamespace?, name: String, node: MarkupNode)]

    init(_ node: MarkupNode) {
        self.node = node
        children = node.children.compactMap {
            $0.isElement ? (FeedNamespace.of($0), FeedText.lowercased($0.name), $0) : nil
        }
    }

    var text: String { node.text }

    func attribute(_ name: String) -> String? { node.attribute(name) }

    /// The first child of that name outside any foreign namespace.
    func own(_ name: String) -> MarkupNode? {
        children.first { $0.name == name && $0.space == nil }?.node
    }

    func owns(_ name: String) -> [MarkupNode] {
        children.lazy.filter { $0.name == name && $0.space == nil }.map(\.node)
    }

    func foreign(_ space: FeedNamespace, _ name: String) -> [MarkupNode] {
        children.lazy.filter { $0.name == name && $0.space == space }.map(\.node)
    }

    func base(under outer: String?) -> String? { node.base(under: outer) }
}

extension MarkupNode {
    /// The address that relative links below this element are relative to (XML Base).
    func base(under outer: String?) -> String? {
        attribute("xml:base").map { WebURL.resolve($0, against: outer) } ?? outer
    }
}

/// The extensions that feeds carry, by the addresses seen for them in the wild.
enum FeedNamespace {
    case dublinCore, content, media, itunes, syndication, atom, news, other

    /// `nil` for the feed dialects' own elements.
    static func of(_ node: MarkupNode) -> FeedNamespace? {
        let address = node.namespace
        if address.isEmpty && node.prefix.isEmpty { return nil }
        return of(address: address.lowercased(), prefix: node.prefix)
    }

    private static func of(address: String, prefix: String) -> FeedNamespace? {
        switch true {
        case TextSearch.holds(address, "purl.org/dc/"): return .dublinCore
        case TextSearch.holds(address, "purl.org/rss/1.0/modules/content"): return .content
        case TextSearch.holds(address, "purl.org/rss/1.0/modules/syndication"): return .syndication
        case TextSearch.holds(address, "search.yahoo.com/mrss"): return .media
        case TextSearch.holds(address, "itunes.com/dtds"): return .itunes
        case TextSearch.holds(address, "w3.org/2005/atom"), TextSearch.holds(address, "purl.org/atom/ns"): return .atom
        case TextSearch.holds(address, "google.com/schemas/sitemap-news"): return .news
        case TextSearch.holds(address, "purl.org/rss/1.0"), TextSearch.holds(address, "my.netscape.com/rdf"),
            TextSearch.holds(address, "backend.userland.com"), TextSearch.holds(address, "purl.org/net/rss"),
            TextSearch.holds(address, "sitemaps.org/schemas"), TextSearch.holds(address, "google.com/schemas/sitemap/"),
            TextSearch.holds(address, "channel.netscape.com/rdf"),
            TextSearch.holds(address, "blogs.law.harvard.edu/tech/rss"):
            return nil
        default: return byPrefix(prefix)
        }
    }

    /// An undeclared prefix, or one bound to a misspelled address, means what it means everywhere else.
    private static func byPrefix(_ prefix: String) -> FeedNamespace? {
        switch prefix.lowercased() {
        case "": .some(.other)
        case "dc": .dublinCore
        case "content": .content
        case "media": .media
        case "itunes": .itunes
        case "sy": .syndication
        case "atom", "atom10": .atom
        case "news": .news
        default: .other
        }
    }
}

/// The parts of text that every dialect has.
enum FeedText {
    /// Plain text, folded; `nil` for none. HTML in titles is markup even where it is escaped twice.
    static func title(_ text: String?) -> String? {
        guard let text else { return nil }
        var plain = PlainText.of(html: text)
        if TextSearch.holds(plain, "&"), TextSearch.holds(plain, ";") { plain = PlainText.of(html: plain) }
        return plain.isEmpty ? nil : plain
    }

    static func trimmed(_ text: String?) -> String? {
        guard let text, case let trimmed = PlainText.trimmed(text), !trimmed.isEmpty else { return nil }
        return trimmed
    }

    /// As it is where there is no capital, which is nearly always.
    static func lowercased(_ name: String) -> String {
        name.utf8.contains { 65...90 ~= $0 || $0 >= 0x80 } ? name.lowercased() : name
    }

    /// "jane@example.org (Jane Doe)" and "Jane Doe <jane@example.org>" are Jane Doe; without a name, the address.
    static func person(_ text: String?) -> String? {
        guard let text = title(text?.replacing("<", with: " (").replacing(">", with: ") ")) else { return nil }
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
            TextSearch.holds(text, "@")
        else { return text }
        let outside = text[..<open].trimmingCharacters(in: .whitespaces)
        let inside = text[text.index(after: open)..<close].trimmingCharacters(in: .whitespaces)
        let name = TextSearch.holds(outside, "@") ? inside : outside
        return name.isEmpty ? (outside.isEmpty ? inside : outside) : name
    }

    static func date(_ text: String?) -> NewsDate? {
        trimmed(text).flatMap { NewsDate($0) }
    }
}
