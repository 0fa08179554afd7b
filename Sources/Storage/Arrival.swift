public import Articles
public import Foundation

/// One thing that a check found out. The store decides what it means and keeps it.
public enum Arrival: Sendable {
    case feed(FeedArrival)
    case feedNotModified(Source.ID, StoredValidators)
    /// The address of a source turned out to be a page, which is watched for itself.
    case sourceIsPage(Source.ID)
    case sourceFailed(Source.ID, reason: String)
    case page(PageArrival)
    case pageNotModified(Article.ID, StoredValidators)
    /// The page could not be read this time; nothing is concluded.
    case pageFailed(PageCheck, reason: String)
    /// The publisher took the page away, looked at twice.
    case pageGone(Article.ID, reason: String)
}

/// A source as the store knows it.
public struct Source: Sendable {
    public typealias ID = Articles.ID<Source>
    public enum Kind: String, Sendable { case feed, page }

    public var id: ID
    public var url: WebURL
    public var outlet: String
    public var kind: Kind?
    public var validators: StoredValidators
    public var checkedAt: Date?
    public var failures: Int
    public var lastError: String?
}

/// ETag and Last-Modified, byte for byte as they came.
public struct StoredValidators: Hashable, Sendable {
    public var etag: String?
    public var lastModified: String?

    public init(etag: String?, lastModified: String?) {
        self.etag = etag
        self.lastModified = lastModified
    }
}

/// A feed that was read: its validators and what it lists, stored together.
public struct FeedArrival: Sendable {
    public var source: Source.ID
    public var validators: StoredValidators
    public var entries: [ListedEntry]

    public init(source: Source.ID, validators: StoredValidators, entries: [ListedEntry]) {
        self.source = source
        self.validators = validators
        self.entries = entries
    }
}

/// An entry with a page to fetch.
public struct ListedEntry: Sendable {
    /// What tells it from the feed's other entries: its id where it has one.
    public var key: String
    public var url: WebURL
    public var title: String?
    public var published: NewsDate?
    public var updated: NewsDate?

    public init(key: String, url: WebURL, title: String?, published: NewsDate?, updated: NewsDate?) {
        self.key = key
        self.url = url
        self.title = title
        self.published = published
        self.updated = updated
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
    public var validators: StoredValidators
    /// The feed's word, for what the page does not say itself.
    public var title: String?
    public var published: NewsDate?

    public init(
        subject: Subject, url: WebURL, outlet: String, validators: StoredValidators, title: String?,
        published: NewsDate?
    ) {
        self.subject = subject
        self.url = url
        self.outlet = outlet
        self.validators = validators
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
    public var validators: StoredValidators

    public init(
        check: PageCheck, url: WebURL, draft: Draft, bytes: [UInt8], contentType: String?, validators: StoredValidators
    ) {
        self.check = check
        self.url = url
        self.draft = draft
        self.bytes = bytes
        self.contentType = contentType
        self.validators = validators
    }
}
