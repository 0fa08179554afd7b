import Articles
import Markup

/// A way of writing feeds in XML: what its elements mean.
protocol XMLDialect {
    func entry(of element: FeedElement) -> Entry?
    /// What the document says of itself, as far as it has been read.
    func head(of root: FeedElement) -> FeedDocument
    /// Who wrote the entries that do not say it.
    func authors(of root: FeedElement) -> [String]
}
