public import Foundation

/// Articles by different hands on one event.
public struct Story: Hashable, Sendable {
    public typealias ID = Articles.ID<Story>

    /// Never given to another story. Of two that turn out to be one the older keeps its number.
    public var id: ID
    /// The headline of the article that says best what it is about.
    public var title: String
    public var articles: Int
    public var outlets: Int
    /// When its first and its last article were first seen.
    public var began: Date
    public var grown: Date

    public init(id: ID, title: String, articles: Int, outlets: Int, began: Date, grown: Date) {
        self.id = id
        self.title = title
        self.articles = articles
        self.outlets = outlets
        self.began = began
        self.grown = grown
    }
}
