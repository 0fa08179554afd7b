public import Articles
import Markup

/// Reads a feed that is in memory. See `FeedReader` for what is read, and for longer ones.
/// - Parameters:
///   - bytes: as they came, charset unknown.
///   - contentType: the header that came with them.
///   - base: the feed's own address; links stay as written where it is `nil` and the feed names no `xml:base`.
public func readFeed(
    _ bytes: [UInt8], contentType: String? = nil, base: WebURL? = nil
) throws(FeedError) -> FeedDocument {
    var entries: [Entry] = []
    let reader = FeedReader(contentType: contentType, base: base) { entries.append($0) }
    try bytes.withUnsafeBufferPointer { bytes throws(FeedError) in try reader.read(bytes) }
    var feed = try reader.finish()
    feed.entries = entries
    return feed
}
