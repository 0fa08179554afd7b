/// One item of a feed, before anything is fetched: the feed's word about an article.
public struct Entry: Hashable, Sendable {
    /// The feed's own id for it, verbatim but trimmed; it means nothing outside that feed.
    public var id: String?
    public var link: String?
    public var title: String?
    public var published: NewsDate?
    public var updated: NewsDate?
    public var authors: [String] = []
    public var summary: String?
    public var content: String?
    public var categories: [String] = []
    public var enclosures: [Enclosure] = []

    public struct Enclosure: Hashable, Sendable {
        public var url: String
        public var type: String?
        /// Bytes.
        public var length: Int?

        public init(url: String, type: String?, length: Int?) {
            self.url = url
            self.type = type
            self.length = length
        }
    }

    public init() {}
}
