import Articles
import Extraction
import FeedReading
import Foundation
import Reconciliation
import Storage

extension FeedArrival {
    /// What a feed lists that can be followed.
    /// - Parameter withContent: whether its entries are kept as they stand in it, in place of their pages. Those
    ///     without
    ///   a link are followed only then: they stand at the feed's own address.
    init(_ feed: FeedDocument, of source: Source, withContent: Bool, at now: Date) {
        let entries = zip(feed.entries, entryKeys(of: feed.entries)).compactMap { entry, key -> ListedEntry? in
            let link = entry.link.flatMap { WebURL($0) }
            guard let url = link ?? (withContent ? source.url : nil) else { return nil }
            return ListedEntry(
                key: key, url: url, title: entry.title, published: entry.published, updated: entry.updated,
                content: withContent ? EntryContent(of: entry, in: feed) : nil)
        }
        self.init(source: source.id, representation: Representation(), entries: entries)
        isSection = feed.kind == .section
        isIndex = feed.kind == .sitemapIndex
        head = SourceHead(
            title: feed.title, hub: feed.hub, topic: feed.topic, restsFor: feed.rhythm.rest(at: now))
    }
}

extension EntryContent {
    /// The article as its feed tells it: the content where there is one, else the summary.
    init(of entry: Entry, in feed: FeedDocument) {
        let html = entry.content ?? entry.summary ?? ""
        let bytes = Array(html.utf8)
        let title = entry.title ?? ""
        let paragraphs = paragraphs(ofHTML: html)
        self.init(
            draft: Draft(
                title: title, paragraphs: paragraphs, byline: entry.authors,
                published: entry.published, updated: entry.updated, language: feed.language?.lowercased()),
            bytes: [html] == paragraphs ? [] : bytes,
            hash: bodyHash(of: bytes) ^ bodyHash(of: Array(title.utf8)) &* 31, isWhole: entry.content != nil)
    }
}
