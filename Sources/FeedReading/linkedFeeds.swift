public import Articles
import Markup

/// The feeds that a page offers, absolute where `base` is known.
public func linkedFeeds(in html: [UInt8], base: WebURL?) -> [String] {
    guard let root = MarkupDocument(html: html)?.root else { return [] }
    let types = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
    return root.descendants().filter { node in
        node.name == "link" && (node.attribute("rel") ?? "").lowercased().contains("alternate")
            && types.contains((node.attribute("type") ?? "").lowercased())
    }
    .compactMap { $0.attribute("href") }
    .map { WebURL.resolve($0, against: base?.text) }
}
