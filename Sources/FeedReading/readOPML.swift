import Articles
import Markup

/// A subscription in an OPML file.
public struct OPMLFeed: Equatable, Sendable {
    public var url: String
    public var title: String?
    /// The folders around it, outermost first.
    public var folders: [String]

    public init(url: String, title: String?, folders: [String]) {
        self.url = url
        self.title = title
        self.folders = folders
    }
}

/// The feeds that an OPML list names, in its order; `nil` for what is no OPML.
public func readOPML(_ bytes: [UInt8]) -> [OPMLFeed]? {
    guard let root = MarkupDocument(xml: Charset.decode(bytes))?.root, root.name.lowercased() == "opml",
        let body = FeedElement(root).own("body")
    else { return nil }
    return outlines(in: body, folders: [], depth: 0)
}

private func outlines(in node: MarkupNode, folders: [String], depth: Int) -> [OPMLFeed] {
    guard depth < MarkupNode.deepest else { return [] }
    return FeedElement(node).owns("outline").flatMap { outline -> [OPMLFeed] in
        let title = FeedText.trimmed(outline.attribute("title")) ?? FeedText.trimmed(outline.attribute("text"))
        if let url = FeedText.trimmed(outline.attribute("xmlUrl")) {
            return [OPMLFeed(url: url, title: title, folders: folders)]
        }
        return outlines(in: outline, folders: folders + [title].compactMap(\.self), depth: depth + 1)
    }
}
