public import Foundation

/// One line of the change log.
public struct Change: Hashable, Sendable {
    /// Its number: grows by one with each change, never used twice.
    public var cursor: ChangeCursor
    public var time: Date
    public var type: ChangeType
    public var data: ChangeData

    public init(cursor: ChangeCursor, time: Date, type: ChangeType, data: ChangeData) {
        self.cursor = cursor
        self.time = time
        self.type = type
        self.data = data
    }
}

/// A reader's place in the change log: the number of the last change that was read; 0 before the first.
public struct ChangeCursor: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    public var description: String { String(rawValue) }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

public enum ChangeType: String, Codable, Sendable, CaseIterable {
    case articlePublished = "article.published"
    case articleRevised = "article.revised"
    case articleGone = "article.gone"
    case articleReturned = "article.returned"
    case articleMoved = "article.moved"
    /// Its versions were read anew from their snapshots; the publisher did nothing.
    case articleReextracted = "article.reextracted"
    /// It turned out to be another article, which has its versions now.
    case articleMerged = "article.merged"
    /// Its later versions turned out to be another article's, which has them now.
    case articleSplit = "article.split"
    case copyFound = "copy.found"
    /// What an article had in common with others turned out to be a template's.
    case copyLost = "copy.lost"
    /// An article turned out to report what others report; the first time, of the two that began it.
    case storyGrown = "story.grown"
    /// Two stories turned out to be one.
    case storyMerged = "story.merged"
    /// An article turned out to report something else than its story.
    case storySplit = "story.split"
    case sourceFailing = "source.failing"
    case sourceRecovered = "source.recovered"
    case sourceMoved = "source.moved"
}

/// What a revision did, most telling first.
public enum ChangeKind: String, Codable, Sendable, CaseIterable {
    case headline, number, quote
    case paragraphAdded = "paragraph-added"
    case paragraphRemoved = "paragraph-removed"
    case wording, typo, byline, date
    /// The publisher's own notice that something was corrected.
    case correction
}

/// What a change says of its subject. Fields that do not apply to its type are `nil` and absent from the JSON.
public struct ChangeData: Hashable, Codable, Sendable {
    public struct ArticleReference: Hashable, Codable, Sendable {
        public var id: Article.ID
        public var url: WebURL
        public var title: String
        public var outlet: String

        public init(id: Article.ID, url: WebURL, title: String, outlet: String) {
            self.id = id
            self.url = url
            self.title = title
            self.outlet = outlet
        }
    }

    public struct SourceReference: Hashable, Codable, Sendable {
        public var name: String
        public var url: WebURL

        public init(name: String, url: WebURL) {
            self.name = name
            self.url = url
        }
    }

    public struct WordCount: Hashable, Codable, Sendable {
        public var added: Int
        public var removed: Int

        public init(added: Int, removed: Int) {
            self.added = added
            self.removed = removed
        }
    }

    public struct BeforeAfter: Hashable, Codable, Sendable {
        public var before: String
        public var after: String

        public init(before: String, after: String) {
            self.before = before
            self.after = after
        }
    }

    /// How much of a text stands in another, from 0 to 1, in both directions.
    public struct Share: Hashable, Codable, Sendable {
        /// Of this article's text, how much stands in the other.
        public var ofThis: Double
        /// Of the other's text, how much stands in this one.
        public var ofOther: Double

        public init(ofThis: Double, ofOther: Double) {
            self.ofThis = ofThis
            self.ofOther = ofOther
        }
    }

    public var seq: Int64?
    public var article: ArticleReference?
    public var source: SourceReference?
    public var version: Int?
    public var previous: Int?
    public var kinds: [ChangeKind]?
    /// Facts changed and no notice says so.
    public var silent: Bool?
    public var words: WordCount?
    public var headline: BeforeAfter?
    /// The revision in a line: "headline; 7 → 8 in paragraph 6; one paragraph added".
    public var summary: String?
    /// The other article of a `copy.found`, the one seen first.
    public var copyOf: ArticleReference?
    public var share: Share?
    /// How many other articles carry the same text.
    public var copies: Int?
    public var moved: BeforeAfter?
    /// The page shows this text and an earlier one by turns; what follows of them is not told again.
    public var alternates: Bool?
    /// The article that this one was merged into, or that was split off from it.
    public var other: ArticleReference?
    /// The story that the article belongs to now.
    public var story: Story.ID?
    /// The story that was merged into it, or that the article left.
    public var otherStory: Story.ID?
    /// How many outlets report the story.
    public var outlets: Int?
    /// Of a re-extraction, the versions that read differently now.
    public var versions: [Int]?
    /// Why a source fails or an article is taken for gone, in words.
    public var reason: String?

    public init() {}

    /// The outlet that it is about.
    public var outlet: String? { article?.outlet ?? source?.name }
}

extension Change {
    /// `article/311` or `source/example.org/feed.xml`.
    public var subject: String {
        if let article = data.article { return "article/\(article.id)" }
        if let source = data.source { return "source/\(source.url.canonical)" }
        return "dateline"
    }
}
