import Articles
import FeedReading
import Foundation

/// A feed as programs are given it; a field's name is a contract.
struct FeedLine: Encodable {
    struct Feed: Encodable {
        @OrNull var title: String?
        @OrNull var link: String?
        @OrNull var language: String?
        @OrNull var ttl_minutes: Int?
        @OrNull var hub: String?
        @OrNull var next: String?
        var sitemaps: [String]?
    }

    struct Item: Encodable {
        @OrNull var id: String?
        @OrNull var link: String?
        @OrNull var title: String?
        @OrNull var published: String?
        @OrNull var updated: String?
        let authors: [String]
        @OrNull var summary: String?
        @OrNull var content: String?
        let categories: [String]
        let enclosures: [Enclosure]
    }

    struct Enclosure: Encodable {
        let url: String
        @OrNull var type: String?
        @OrNull var length: Int?
    }

    let source: String
    @OrNull var error: String?
    var feed = Feed()
    var entries: [Item] = []

    init(path: String, result: Result<FeedDocument, any Error>) {
        source = path
        switch result {
        case .failure(let error): self.error = "\(error)"
        case .success(let document):
            feed = Feed(
                title: document.title, link: document.link, language: document.language,
                ttl_minutes: document.timeToLive.map { Int($0.components.seconds / 60) }, hub: document.hub,
                next: document.next, sitemaps: document.sitemaps.isEmpty ? nil : document.sitemaps)
            entries = document.entries.map(Item.init)
        }
    }
}

extension FeedLine.Item {
    init(_ entry: Entry) {
        self.init(
            id: entry.id, link: entry.link, title: entry.title, published: entry.published?.instant.iso8601,
            updated: entry.updated?.instant.iso8601, authors: entry.authors, summary: entry.summary,
            content: entry.content,
            categories: entry.categories,
            enclosures: entry.enclosures.map { .init(url: $0.url, type: $0.type, length: $0.length) })
    }
}
