import Articles
import Markup

/// A subscription in an OPML file.
public struct OPMLFeed: Hashable, Sendable {
    public var url: String
    public var title: String?
    /// The site's own page (`htmlUrl`).
    public var page: String?
    /// What it is filed under, each as a path: the folders around it, "World/Asia", and its `category`.
    public var tags: [String]

    public init(url: String, title: String?, page: String? = nil, tags: [String] = []) {
        self.url = url
        self.title = title
        self.page = page
        self.tags = tags
    }
}

/// The feeds that an OPML list names (opml.org/spec2.opml), in its order; `nil` for what is no OPML.
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
    return withExtendedLifetime(reader) { outlines(in: body, folders: []) }
}

/// The tree is no deeper than its reader lets it be.
private func outlines(in element: FeedElement, folders: [String]) -> [OPMLFeed] {
    element.all(.outline).flatMap { outline -> [OPMLFeed] in
        let title = outline.attribute(.title) ?? outline.attribute(.text)
        guard let url = outline.attribute(.xmlurl) else {
            return outlines(in: outline, folders: folders + [title ?? ""].filter { !$0.isEmpty })
        }
        let folder = folders.map { $0.replacing("/", with: "∕") }.joined(separator: "/")
        let categories = (outline.attribute(.category) ?? "").split(separator: ",").compactMap {
            FeedText.trimmed(String($0.drop { $0 == "/" || $0 == " " }))
        }
        return [
            OPMLFeed(
                url: url, title: title, page: outline.attribute(.htmlurl),
                tags: ([folder].filter { !$0.isEmpty } + categories).unrepeated)
        ]
    }
}

/// An OPML 2.0 list, which `readOPML` reads back without loss, but for commas in tags, which part two of them there:
/// the first tag becomes the folders, all of several the
/// `category`.
public func writeOPML(_ feeds: [OPMLFeed], title: String) -> String {
    var root = OPMLFolder()
    for feed in feeds { root.add(feed, at: feed.tags.first?.split(separator: "/").map(String.init)[...] ?? []) }
    let body = root.lines(indent: "    ").joined(separator: "\n")
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head><title>\(OPMLFolder.escaped(title))</title></head>
          <body>
        \(body)
          </body>
        </opml>

        """
}

private struct OPMLFolder {
    private var feeds: [OPMLFeed] = []
    private var names: [String] = []
    private var folders: [String: OPMLFolder] = [:]

    mutating func add(_ feed: OPMLFeed, at path: ArraySlice<String>) {
        guard let name = path.first else { return feeds.append(feed) }
        if folders[name] == nil { names.append(name) }
        folders[name, default: OPMLFolder()].add(feed, at: path.dropFirst())
    }

    func lines(indent: String) -> [String] {
        feeds.map { indent + Self.outline($0) }
            + names.flatMap { name in
                ["\(indent)<outline text=\"\(Self.escaped(name.replacing("∕", with: "/")))\">"]
                    + (folders[name]?.lines(indent: indent + "  ") ?? []) + ["\(indent)</outline>"]
            }
    }

    private static func outline(_ feed: OPMLFeed) -> String {
        let name = escaped(feed.title ?? feed.url)
        var line = "<outline type=\"rss\" text=\"\(name)\" title=\"\(name)\" xmlUrl=\"\(escaped(feed.url))\""
        if let page = feed.page { line += " htmlUrl=\"\(escaped(page))\"" }
        if feed.tags.count > 1 {
            line += " category=\"\(escaped(feed.tags.map { "/" + $0 }.joined(separator: ",")))\""
        }
        return line + "/>"
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
