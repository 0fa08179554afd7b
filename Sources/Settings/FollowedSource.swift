public import Articles
public import Fetching

/// Something that the user follows.
public struct FollowedSource: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case feed, page
        /// A front page or a section of one, whose links to articles are followed.
        /// - Parameter articles: XPath to these links, or to what holds them; `nil` to tell them by what they look
        ///     like.
        case section(articles: String?)
        /// Files that are taken in as they appear.
        /// - Parameter base: the address of the folder on the web, where it mirrors a site.
        case folder(path: String, base: WebURL?)
        /// What it is, is found out from what it answers.
        case any
    }

    /// Its address; a folder's is `file:` and its path.
    public var url: WebURL
    public var outlet: String
    public var kind: Kind
    public var tags: [String] = []
    /// The site's own page, where an OPML list names it.
    public var page: String?
    public var terms = FetchTerms()
    /// What is kept of its articles; `nil` for what the settings say for all.
    public var retention: Retention?
    /// Whether the pages that a feed lists are fetched; else its entries are kept as they stand in the feed.
    public var fetchesPages: Bool
    /// Where the user wrote it down.
    public var file: String
    public var line: Int

    public init(url: WebURL, outlet: String, kind: Kind, file: String, line: Int) {
        self.url = url
        self.outlet = outlet
        self.kind = kind
        self.file = file
        self.line = line
        if case .folder = kind { fetchesPages = false } else { fetchesPages = true }
    }
}
