import Articles
import Markup

/// The links by which a feed tells where else it is to be looked for.
enum FeedLink {
    /// RFC 4287, section 4.2.7.2: none is "alternate", and the long form of a registered relation is the short one. Of
    /// several, as HTML has them, each counts.
    static func relations(of link: FeedElement) -> [String] {
        guard let relation = link.attribute(.rel)?.lowercased() else { return ["alternate"] }
        return relation.split(separator: " ").map { word in
            for long in longForms where word.hasPrefix(long) { return String(word.dropFirst(long.count)) }
            return String(word)
        }
    }

    private static let longForms = [
        "http://www.iana.org/assignments/relation/", "http://www.iana.org/assignments/link-relations/",
    ]
}

extension FeedDocument {
    /// Hub and topic (WebSub, section 4), next page (RFC 5005, sections 3 and 4).
    mutating func take(links: [FeedElement], base: String?) {
        for link in links {
            guard let href = link.attribute(.href) else { continue }
            let address = link.resolved(href, in: base)
            for relation in FeedLink.relations(of: link) {
                switch relation {
                case "hub": hub = hub ?? address
                case "self": topic = topic ?? address
                case "next": next = address
                case "prev-archive": next = next ?? address
                default: break
                }
            }
        }
    }
}
