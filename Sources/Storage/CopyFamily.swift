public import Articles
public import Reconciliation

/// Those who carry one text, what they corrected in it, and who holds a part of it.
public struct CopyFamily: Sendable {
    public struct Member: Sendable {
        public var article: Article
        public var published: NewsDate?
        /// The news agency that it credits.
        public var agency: String?
        /// How much of it stands in the likely origin, and of the origin in it. Of the origin itself, all.
        public var share: ChangeData.Share
    }

    /// Another that has a good part of the text and is no copy of it, or of which that is a part.
    public struct Excerpt: Sendable {
        public var article: Article
        /// How much of the text stands in it, and how much of it is that.
        public var share: ChangeData.Share
    }

    /// Who printed it first, as far as can be told.
    public var origin: Article.ID
    /// In the order in which they were first seen, the article that was asked for among them.
    public var members: [Member]
    public var corrections: [CopyCorrection]
    /// The one that has most in common first.
    public var excerpts: [Excerpt]

    public func member(_ id: Article.ID) -> Member? { members.first { $0.article.id == id } }
}
