public import Articles
import Markup

/// Reads RSS 0.9x and 2.0, RDF, Atom, JSON Feed, sitemaps and sitemap indexes.
/// - Parameters:
///   - bytes: as they came, charset unknown.
///   - contentType: the header that came with them.
///   - base: the feed's own address; links stay as written where it is `nil` and the feed names no `xml:base`.
public func readFeed(
    _ bytes: [UInt8], contentType: String? = nil, base: WebURL? = nil
) throws(FeedError) -> FeedDocument {
    let text = Charset.decode(bytes, contentType: contentType)
    guard let first = text.first(where: { !isBlank($0) }) else { throw .empty }
    if first == UInt8(ascii: "{") { return try JSONFeedReader.read(text, base: base) }
    guard first == UInt8(ascii: "<") || text.contains(UInt8(ascii: "<")) else {
        throw .unknownFormat(found: "text that begins “\(opening(of: text))”")
    }
    guard let document = MarkupDocument(xml: text), let root = document.root else { throw nothingRead(in: text) }
    let feedBase = root.attribute("xml:base").map { WebURL.resolve($0, against: base?.text) } ?? base?.text
    switch root.name.lowercased() {
    case "rss", "rdf": return RSSReader(base: feedBase).read(root)
    case "feed": return AtomReader(base: feedBase).read(root)
    case "urlset", "sitemapindex": return SitemapReader(base: feedBase).read(root)
    case "html": throw .htmlPage(feeds: linkedFeeds(in: text, base: base))
    default:
        throw looksLikeHTML(text) ? nothingRead(in: text) : .unknownFormat(found: "XML whose root is <\(root.name)>")
    }
}

private func nothingRead(in text: [UInt8]) -> FeedError {
    guard looksLikeHTML(text) else { return .unknownFormat(found: "text that begins “\(opening(of: text))”") }
    return .htmlPage(feeds: linkedFeeds(in: text, base: nil))
}

private func looksLikeHTML(_ text: [UInt8]) -> Bool {
    let head = String(decoding: text.prefix(2048), as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<head", "<body"].contains(where: head.contains)
}

/// The feeds that a page offers, absolute where `base` is known.
public func linkedFeeds(in html: [UInt8], base: WebURL?) -> [String] {
    guard let root = MarkupDocument(html: html)?.root else { return [] }
    let types = ["application/rss+xml", "application/atom+xml", "application/feed+json"]
    return root.descendants().filter { node in
        node.name == "link" && (node.attribute("rel") ?? "").lowercased().contains("alternate")
            && types.contains((node.attribute("type") ?? "").lowercased())
    }
    .compactMap { $0.attribute("href") }
    .map { WebURL.resolve($0, against: base?.text) }
}

private func opening(of text: [UInt8]) -> String {
    String(PlainText.folded(String(decoding: text.prefix(200), as: UTF8.self)).prefix(40))
}

private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
