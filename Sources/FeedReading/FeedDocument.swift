public import Articles

/// What a feed says, whatever its dialect. Missing is `nil` or empty; entries stand in document order.
public struct FeedDocument: Sendable {
    public enum Kind: String, Sendable {
        case rss = "RSS"
        case rdf = "RSS 1.0"
        case atom = "Atom"
        case json = "JSON Feed"
        case sitemap = "sitemap"
        case sitemapIndex = "sitemap index"
        case section
    }

    public var kind: Kind
    public var title: String?
    public var link: String?
    public var language: String?
    /// When its publisher asks not to be asked.
    public var rhythm = FeedRhythm()
    /// The WebSub hub that announces changes.
    public var hub: String?
    /// What to ask the hub about: the feed's address by its own word.
    public var topic: String?
    /// The next page of a paged or archived feed (RFC 5005).
    public var next: String?
    /// The sitemaps that a sitemap index lists.
    public var sitemaps: [Sitemap] = []
    public var entries: [Entry] = []

    public struct Sitemap: Hashable, Sendable {
        public var url: String
        /// When it last changed, by the index's word.
        public var updated: NewsDate?
    }

    public init(kind: Kind) {
        self.kind = kind
    }
}
