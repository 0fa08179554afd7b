import Articles
import Markup

/// A way of writing feeds down, XML or JSON, read as it comes. Entries are given away as they are found.
protocol FeedFormat: AnyObject {
    func read(_ text: Bytes) throws(FeedError)
    func finish() throws(FeedError)
    /// What the document says of itself, as far as it has been read; `nil` before it is known to be a feed.
    var head: FeedDocument? { get }
    /// Who wrote the entries that do not say it.
    var authors: [String] { get }
}
