import Articles
import Markup

/// The links by which a feed tells where else it is to be looked for.
enum FeedLink {
    /// RFC 4287, section 4.2.7.2: none is "alternate"; the long form of a registered relation is the short one.
    static func relation(of link: FeedElement) -> String {
        let relation = link.attribute(.rel)?.lowercased() ?? "alternate"
        let long = "http://www.iana.org/assignments/relation/"
        return relation.hasPrefix(long) ? String(relation.dropFirst(long.count)) : relation
    }
}

extension FeedDocument {
    /// Hub and topic (WebSub, section 4), next page (RFC 5005, sections 3 and 4).
    mutating func take(links: [FeedElement], base: String?) {
        for link in links {
            guard let href = link.attribute(.href) else { continue }
            let address = WebURL.resolve(href, against: base)
            switch FeedLink.relation(of: link) {
            case "hub": hub = hub ?? address
            case "self": topic = topic ?? address
            case "next": next = address
            case "prev-archive": next = next ?? address
            default: break
            }
        }
    }
}
