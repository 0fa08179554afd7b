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
    let reader = XMLReader(FeedName.vocabulary, roots: FeedName.roots)
    do throws(XMLLimit) {
        try Charset.decode(bytes).withUnsafeBufferPointer { text throws(XMLLimit) in try reader.read(text) }
        try reader.finish()
    } catch {
        return nil
    }
    guard let root = reader.root, root.name == FeedName.opml.rawValue, let body = FeedElement(root).first(.body) else {
        return nil
    }
    return outlines(in: body, folders: [])
}

/// The tree is no deeper than its reader lets it be.
private func outlines(in element: FeedElement, folders: [String]) -> [OPMLFeed] {
    element.all(.outline).flatMap { outline -> [OPMLFeed] in
        let title = outline.attribute(.title) ?? outline.attribute(.text)
        if let url = outline.attribute(.xmlurl) { return [OPMLFeed(url: url, title: title, folders: folders)] }
        return outlines(in: outline, folders: folders + [title].compactMap(\.self))
    }
}
