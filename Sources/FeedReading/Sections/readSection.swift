public import Articles
import Markup

/// Reads a front page, or a section of one, as a feed of the articles that it links.
/// - Parameters:
///   - base: the page's address.
///   - path: XPath to the links, or to elements that hold them; `nil` to tell them by what they look like.
/// - Throws: where there is no link to an article, which is no empty feed: a page that was built anew looks so.
public func readSection(
    _ bytes: [UInt8], contentType: String? = nil, base: WebURL, articles path: String? = nil
) throws(FeedError) -> FeedDocument {
    guard !bytes.isEmpty else { throw .empty }
    let document = HTMLDocument(Charset.decode(bytes, contentType: contentType))
    // Nodes are lent by their document.
    return try withExtendedLifetime(document) { () throws(FeedError) in try section(document, base: base, path) }
}

private func section(_ document: HTMLDocument, base: WebURL, _ path: String?) throws(FeedError) -> FeedDocument {
    let root = document.root
    let links: [SectionLink]
    if let path {
        guard let elements = document.elements(at: path) else { throw .badXPath(path) }
        links = SectionLinks(root, base: base).links(in: elements)
    } else {
        links = SectionLinks(root, base: base).articles()
    }
    guard !links.isEmpty else { throw .noArticles(path: path) }
    var feed = FeedDocument(kind: .section)
    feed.title = root.descendants.first { $0.tag == .title }.flatMap { FeedText.plain($0.text) }
    feed.link = base.text
    feed.language = root.attribute(.lang)
    feed.entries = links.map { link in
        var entry = Entry()
        entry.link = link.url.text
        entry.title = link.text.isEmpty ? nil : link.text
        return entry
    }
    return feed
}
