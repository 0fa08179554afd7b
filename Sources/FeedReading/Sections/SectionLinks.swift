import Articles
import Markup

/// The links of a front page, and which of them lead to articles.
struct SectionLinks {
    private let root: HTMLNode
    private let page: WebURL
    private let base: String

    init(_ root: HTMLNode, base page: WebURL) {
        self.root = root
        self.page = page
        let declared = root.descendants.first { $0.tag == .base }?.attribute(.href)
        base = declared.map { WebURL.resolve($0, against: page.text) } ?? page.text
    }

    /// So much has to speak for a link.
    private static let enough = 3
    /// More links than a front page has that people read.
    private static let most = 5000

    /// Those that look like articles of the same site, in the order in which they stand on the page. What many links of
    /// a page have in common, the form of their addresses, speaks for each of them.
    func articles() -> [SectionLink] {
        var found: [SectionLink] = []
        gather(root, Place(), into: &found)
        let links = merged(found).filter { isOfSite($0.url) }
        var forms: [String: Int] = [:]
        for link in links where link.score >= Self.enough - 1 { forms[AddressShape(link.url).pattern, default: 0] += 1 }
        return links.filter { link in
            let isCommon = forms[AddressShape(link.url).pattern, default: 0] >= 3
            return link.score + (isCommon ? 1 : 0) >= Self.enough
        }
    }

    /// All links in these elements, or that these elements are.
    func links(in elements: [HTMLNode]) -> [SectionLink] {
        var found: [SectionLink] = []
        for element in elements { gather(element, Place(), into: &found) }
        return merged(found)
    }

    // MARK: Gathering

    /// Where on the page a link stands.
    private struct Place {
        var isFurniture = false
        var isHeading = false
    }

    private func gather(_ node: HTMLNode, _ place: Place, into found: inout [SectionLink]) {
        guard found.count < Self.most else { return }
        var inside = place
        inside.isFurniture = place.isFurniture || Self.isFurniture(node)
        inside.isHeading = place.isHeading || Self.headings.contains(node.tag)
        if node.tag == .a, let link = link(node, inside) { found.append(link) }
        for child in node.children where !child.isText { gather(child, inside, into: &found) }
    }

    private func link(_ node: HTMLNode, _ place: Place) -> SectionLink? {
        guard let reference = node.attribute(.href), !reference.hasPrefix("#"),
            let url = WebURL(WebURL.resolve(reference, against: base)), url.canonical != page.canonical
        else { return nil }
        let holdsHeading = node.descendants.contains { Self.headings.contains($0.tag) }
        return SectionLink(
            url: url, text: PlainText.folded(node.text), isHeading: place.isHeading || holdsHeading,
            isFurniture: place.isFurniture)
    }

    private static let headings: Set<HTMLTag> = [.h1, .h2, .h3, .h4]

    private static func isFurniture(_ node: HTMLNode) -> Bool {
        if [.nav, .footer, .menu].contains(node.tag) { return true }
        if let role = node.attribute(.role), ["navigation", "contentinfo", "banner", "search"].contains(role) {
            return true
        }
        guard [.div, .ul, .ol, .section, .table, .td].contains(node.tag) else { return false }
        let names = (node.attribute(.class) ?? "") + " " + (node.attribute(.id) ?? "")
        let words = names.lowercased().split { !$0.isLetter }
        return words.contains { furniture.contains(String($0)) }
    }

    private static let furniture: Set<String> = [
        "nav", "navbar", "navigation", "menu", "submenu", "footer", "breadcrumb", "breadcrumbs", "share", "sharing",
        "social", "cookie", "login", "pagination", "pager", "topbar", "tagcloud", "tags",
    ]

    // MARK: Putting together

    private func merged(_ found: [SectionLink]) -> [SectionLink] {
        var order: [CanonicalURL] = []
        var links: [CanonicalURL: SectionLink] = [:]
        for link in found {
            let key = link.url.canonical
            if links[key] == nil { order.append(key) }
            links[key] =
                links[key].map { known in
                    var known = known
                    known.merge(link)
                    return known
                } ?? link
        }
        return order.compactMap { links[$0] }
    }

    private func isOfSite(_ url: WebURL) -> Bool {
        let own = Self.bare(page.authority), other = Self.bare(url.authority)
        return other == own || other.hasSuffix("." + own) || own.hasSuffix("." + other)
    }

    private static func bare(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
}
