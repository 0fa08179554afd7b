public import Articles

/// What a feed says, whatever its dialect. Missing is `nil` or empty; entries stand in document order.
public struct FeedDocument: Sendable {
    public var title: String?
    public var link: String?
    public var language: String?
    /// How long the publisher asks readers to wait before they look again.
    public var timeToLive: Duration?
    /// The WebSub hub that announces changes.
    public var hub: String?
    /// The next page of a paged or archived feed (RFC 5005).
    public var next: String?
    /// The sitemaps that a sitemap index lists.
    public var sitemaps: [String] = []
    public var entries: [Entry] = []

    public init() {}
}

/// Why bytes are not a feed.
public enum FeedError: Error, Equatable, CustomStringConvertible {
    case empty
    /// The page's own feeds, as its `<link rel="alternate">` name them.
    case htmlPage(feeds: [String])
    case unknownFormat(found: String)
    case invalidJSON(String)

    public var description: String {
        switch self {
        case .empty: "the feed is empty (0 bytes); expected RSS, Atom, RDF, JSON Feed or a sitemap"
        case .htmlPage(let feeds) where feeds.isEmpty:
            "found an HTML page that links no feed; expected RSS, Atom, RDF, JSON Feed or a sitemap"
        case .htmlPage(let feeds): "found an HTML page, not a feed; that page links \(feeds.joined(separator: ", "))"
        case .unknownFormat(let found):
            "found \(found); expected RSS, Atom, RDF, JSON Feed or a sitemap"
        case .invalidJSON(let reason): "found JSON that is no JSON Feed: \(reason)"
        }
    }
}
