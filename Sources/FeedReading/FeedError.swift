import Articles
import Markup

/// Why bytes are not a feed, or not read to their end.
public enum FeedError: Error, Equatable, CustomStringConvertible {
    case empty
    /// The page's own feeds, as its `<link rel="alternate">` name them.
    case htmlPage(feeds: [String])
    case unknownFormat(found: String)
    case invalidJSON(String)
    /// It holds more of something than is read.
    case tooLarge(found: String, expected: String)
    case damagedGzip(String)
    case badXPath(String)
    /// A section that links no article, by its looks or by the path given.
    case noArticles(path: String?)

    public var description: String {
        switch self {
        case .empty: "the feed is empty (no text in it); expected \(Self.expected)"
        case .htmlPage(let feeds) where feeds.isEmpty:
            "found an HTML page that links no feed; expected \(Self.expected)"
        case .htmlPage(let feeds): "found an HTML page, not a feed; that page links \(feeds.joined(separator: ", "))"
        case .unknownFormat(let found): "found \(found); expected \(Self.expected)"
        case .invalidJSON(let reason): "found JSON that is no JSON Feed: \(reason)"
        case .tooLarge(let found, let expected): "found \(found); expected \(expected)"
        case .badXPath(let path): "found “\(path)”, which is no XPath to elements; expected one such as //h2/a"
        case .noArticles(let path?): "the XPath “\(path)” finds no link on the page"
        case .noArticles(nil): "found no link that looks like an article; “articles” can name them by XPath"
        case .damagedGzip(let reason): "found gzip that does not unpack: \(reason)"
        }
    }

    private static let expected = "RSS, Atom, RDF, JSON Feed or a sitemap"

    init(_ error: GzipError) {
        switch error {
        case .damaged(let reason): self = .damagedGzip(reason)
        case .tooLarge(let most):
            self = .tooLarge(found: "gzip that unpacks to more than \(most >> 20) MiB", expected: "less")
        }
    }

    init(_ limit: XMLLimit) {
        switch limit {
        case .text(let most):
            self = .tooLarge(found: "an entry with more than \(most >> 20) MiB of text", expected: "less")
        case .elements(let most):
            self = .tooLarge(found: "an entry with more than \(most) elements", expected: "fewer")
        }
    }
}
