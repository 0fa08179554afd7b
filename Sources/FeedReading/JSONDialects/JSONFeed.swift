import Articles
import Foundation
import Markup

/// Reads a feed in JSON as it comes: JSON Feed 1.0 and 1.1, and RSS in JSON.
final class JSONFeed: FeedFormat {
    private let base: WebURL?
    private let take: (Entry) -> Void
    private var items = JSONItems()

    init(base: WebURL?, take: @escaping (Entry) -> Void) {
        self.base = base
        self.take = take
    }

    func read(_ text: Bytes) throws(FeedError) {
        items.scan(text) { item, isRSS in
            guard let object = JSONObject(item) else { return }
            take(isRSS ? RSSInJSON.entry(of: object, base: base) : JSONFeedReader.entry(of: object, base: base))
        }
        if let problem = items.problem { throw problem }
    }

    func finish() throws(FeedError) {
        guard items.count > 0 || items.isWhole else { throw .invalidJSON("it does not parse") }
        guard let root = root ?? (items.count > 0 ? JSONObject([:]) : nil) else {
            throw .invalidJSON(items.isWhole ? "it does not parse" : "it ends in the middle")
        }
        guard items.count > 0 || root["items"]?.list != nil || root["rss"]?.object != nil else {
            throw .invalidJSON("expected “items” with a list")
        }
        // Programs that make JSON of XML make a list of one item an item.
        if let item = root["rss"]?.object?["channel"]?.object?["item"]?.object {
            take(RSSInJSON.entry(of: item, base: base))
        }
    }

    private var root: JSONObject? { items.closedRest().withUnsafeBufferPointer { JSONObject($0) } }

    var head: FeedDocument? {
        guard let root else { return items.count > 0 ? FeedDocument(kind: .json) : nil }
        if let channel = root["rss"]?.object?["channel"]?.object { return RSSInJSON.head(of: channel, base: base) }
        return JSONFeedReader.head(of: root, base: base)
    }

    var authors: [String] {
        guard let root else { return [] }
        if let channel = root["rss"]?.object?["channel"]?.object { return RSSInJSON.authors(of: channel) }
        return JSONFeedReader.authors(of: root)
    }
}
