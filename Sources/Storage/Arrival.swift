public import Articles
public import Foundation

/// One thing that a check found out. The store decides what it means and keeps it.
public enum Arrival: Sendable {
    case feed(FeedArrival)
    /// - Parameter movedTo: where permanent redirects led, if any did.
    case feedNotModified(Source.ID, Representation, movedTo: WebURL?)
    /// The address of a source turned out to be a page, which is watched for itself.
    case sourceIsPage(Source.ID)
    case sourceFailed(Source.ID, reason: String)
    /// The publisher says that the source is gone for good; it is not asked again until somebody asks for it.
    case sourceStopped(Source.ID, reason: String)
    case page(PageArrival)
    /// - Parameter freshFor: seconds for which the server means it to stay so.
    case pageNotModified(Article.ID, Representation, freshFor: TimeInterval)
    /// The page could not be read this time; nothing is concluded.
    case pageFailed(PageCheck, reason: String)
    /// The page was not asked for, since its host is left alone until then.
    case pagePostponed(PageCheck, until: Date)
    /// The publisher took the page away, looked at twice.
    /// - Parameter at: the address that was asked; where the article has moved meanwhile it says nothing.
    case pageGone(Article.ID, at: WebURL? = nil, reason: String)
    case site(SiteArrival)
}

/// The last good answer of an address, as far as the next request needs it.
public struct Representation: Hashable, Sendable {
    /// Byte for byte as it came, as is `lastModified`.
    public var etag: String?
    public var lastModified: String?
    /// The address that answered, which is the only one that the two above say something about.
    public var address: WebURL?
    /// Tells the same bytes from others.
    public var bodyHash: Int64?
    /// When it last came whole, not as a mere “not modified”.
    public var receivedAt: Date?

    public init(
        etag: String? = nil, lastModified: String? = nil, address: WebURL? = nil, bodyHash: Int64? = nil,
        receivedAt: Date? = nil
    ) {
        self.etag = etag
        self.lastModified = lastModified
        self.address = address
        self.bodyHash = bodyHash
        self.receivedAt = receivedAt
    }
}

/// A source as the store knows it.
public struct Source: Sendable {
    public typealias ID = Articles.ID<Source>
    public enum Kind: String, Sendable { case feed, page, section }

    public var id: ID
    /// As its user wrote it.
    public var url: WebURL
    /// Where it is asked for: it may have moved.
    public var location: WebURL
    public var outlet: String
    public var kind: Kind?
    public var representation: Representation
    public var checkedAt: Date?
    public var failures: Int
    public var lastError: String?
    /// When its publisher said that it is gone for good; `nil` for one that is asked.
    public var stoppedAt: Date?
    /// When it was last read, or said that nothing is new.
    public var succeededAt: Date?
    /// When another look is worth it.
    public var nextCheck: Date?
    public var head = SourceHead()
    /// The XPath by which a section was last read.
    public var path: String?
}

/// What a source says of itself.
public struct SourceHead: Hashable, Sendable {
    public var title: String?
    /// The WebSub hub that announces what is new, and what to ask it about.
    public var hub: String?
    public var topic: String?
    /// Seconds for which it asks not to be asked again; 0 for no wish.
    public var restsFor: TimeInterval = 0

    public init(title: String? = nil, hub: String? = nil, topic: String? = nil, restsFor: TimeInterval = 0) {
        self.title = title
        self.hub = hub
        self.topic = topic
        self.restsFor = restsFor
    }
}

/// A feed that was read: its representation and what it lists, stored together.
public struct FeedArrival: Sendable {
    public var source: Source.ID
    public var representation: Representation
    public var entries: [ListedEntry]
    /// Where permanent redirects led, if any did.
    public var movedTo: WebURL?
    public var head = SourceHead()
    /// Whether it is a page whose links are followed.
    public var isSection = false
    /// The XPath by which they were told.
    public var path: String?
    /// Whether it lists sitemaps, and therefore no entries.
    public var isIndex = false
    /// Whether the pages of its entries are to be fetched; those of files in a folder have been read already.
    public var fetchesPages = true

    public init(
        source: Source.ID, representation: Representation, entries: [ListedEntry], movedTo: WebURL? = nil
    ) {
        self.source = source
        self.representation = representation
        self.entries = entries
        self.movedTo = movedTo
    }
}

/// An entry with a page to fetch.
public struct ListedEntry: Sendable {
    /// What tells it from the feed's other entries: its id where it has one.
    public var key: String
    public let url: WebURL
    /// `url` in the spelling that compares equal.
    public let address: CanonicalURL
    public var title: String?
    public var published: NewsDate?
    public var updated: NewsDate?
    /// The article as the feed itself tells it, where that is to be kept in place of the page.
    public var content: EntryContent?
    /// Of a file: what tells one state of it from the next.
    public var mark: String?

    public init(
        key: String, url: WebURL, title: String?, published: NewsDate?, updated: NewsDate?,
        content: EntryContent? = nil, mark: String? = nil
    ) {
        self.mark = mark
        self.key = key
        self.url = url
        address = url.canonical
        self.title = title
        self.published = published
        self.updated = updated
        self.content = content
    }
}

/// An article that stands in its feed.
public struct EntryContent: Sendable {
    public var draft: Draft
    /// What the draft was read from.
    /// Empty where the draft's text is all that there was.
    public var bytes: [UInt8]
    public var hash: Int64
    /// Whether it is the article and no mere summary of it.
    public var isWhole: Bool

    public init(draft: Draft, bytes: [UInt8], hash: Int64, isWhole: Bool) {
        self.isWhole = isWhole
        self.draft = draft
        self.bytes = bytes
        self.hash = hash
    }
}

/// A page that is due.
public struct PageCheck: Sendable {
    public enum Subject: Hashable, Sendable {
        /// An address that a source lists and that was never read. The source's own id for it may have belonged to a
        /// known article, which then has moved there, if its text is there.
        case entry(once: Article.ID?)
        /// A known article at its own address; `isGone` if it is taken for gone.
        case article(Article.ID, isGone: Bool)
    }

    public var subject: Subject
    public var url: WebURL
    public var outlet: String
    /// One that lists it.
    public var source: Source.ID
    public var representation: Representation
    /// The feed's word, for what the page does not say itself.
    public var title: String?
    public var published: NewsDate?
    /// What read the article's latest version; `nil` where that is not known, or was no page.
    public var reader: String?

    public init(
        subject: Subject, url: WebURL, outlet: String, source: Source.ID, representation: Representation,
        title: String?, published: NewsDate?
    ) {
        self.subject = subject
        self.url = url
        self.outlet = outlet
        self.source = source
        self.representation = representation
        self.title = title
        self.published = published
    }
}

/// A page that was read.
public struct PageArrival: Sendable {
    public var check: PageCheck
    /// The address that answered.
    public var url: WebURL
    public var draft: Draft
    public var bytes: [UInt8]
    public var contentType: String?
    public var representation: Representation
    /// Seconds for which the server means it to stay so.
    public var freshFor: TimeInterval
    /// The pages that the article goes on on, in their order.
    public var further: [FurtherPage] = []
    /// What read it, extractor and rules; `nil` for what was not extracted from a page.
    public var reader: String?
    /// Of draft and bytes as they are recorded; `nil` before.
    var groundwork: Groundwork?

    public init(
        check: PageCheck, url: WebURL, draft: Draft, bytes: [UInt8], contentType: String?,
        representation: Representation, freshFor: TimeInterval = 0
    ) {
        self.check = check
        self.url = url
        self.draft = draft
        self.bytes = bytes
        self.contentType = contentType
        self.representation = representation
        self.freshFor = freshFor
    }
}

/// A page beyond an article's first.
public struct FurtherPage: Sendable {
    public var url: WebURL
    public var contentType: String?
    public var bytes: [UInt8]

    public init(url: WebURL, contentType: String?, bytes: [UInt8]) {
        self.url = url
        self.contentType = contentType
        self.bytes = bytes
    }
}

/// How a site wants to be asked, to be known the next time.
public enum SiteArrival: Sendable {
    /// The rules of its robots.txt, in whatever form the reader of such rules gives them.
    case robots(origin: String, rules: String, until: Date)
    /// A domain that is left alone; `nil` where that is over.
    case hold(domain: String, StoredHold?)
}

/// A domain that is left alone for a while.
public struct StoredHold: Hashable, Sendable {
    public var until: Date
    public var strikes: Int
    public var reason: String

    public init(until: Date, strikes: Int, reason: String) {
        self.until = until
        self.strikes = strikes
        self.reason = reason
    }
}
