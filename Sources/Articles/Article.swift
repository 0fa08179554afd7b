public import Foundation

/// The thing that was published, whatever its addresses and however often it was revised.
public struct Article: Hashable, Sendable {
    public typealias ID = Articles.ID<Article>

    public enum Status: String, Codable, Sendable { case live, gone }

    public var id: ID
    /// Where it was last found.
    public var url: WebURL
    public var outlet: String
    public var status: Status
    /// The latest version's headline.
    public var title: String
    /// How many versions are kept.
    public var versions: Int
    public var firstSeen: Date
    public var lastChanged: Date
    /// Articles that carry the same text share a group; `nil` for none.
    public var copyGroup: Int64?
    /// What it reports together with others; `nil` for none.
    public var story: Story.ID?

    public init(
        id: ID, url: WebURL, outlet: String, status: Status, title: String, versions: Int, firstSeen: Date,
        lastChanged: Date, copyGroup: Int64?, story: Story.ID? = nil
    ) {
        self.id = id
        self.url = url
        self.outlet = outlet
        self.status = status
        self.title = title
        self.versions = versions
        self.firstSeen = firstSeen
        self.lastChanged = lastChanged
        self.copyGroup = copyGroup
        self.story = story
    }
}

/// One state of an article's text, numbered from 1. Never changed once stored.
public struct Version: Hashable, Sendable {
    public var number: Int
    public var seenAt: Date
    public var draft: Draft
    /// What made it differ from the version before; empty for the first.
    public var kinds: [ChangeKind]

    public init(number: Int, seenAt: Date, draft: Draft, kinds: [ChangeKind]) {
        self.number = number
        self.seenAt = seenAt
        self.draft = draft
        self.kinds = kinds
    }
}
