import Articles
import Foundation

/// JSON Feed 1.0 and 1.1. Values of the wrong type are passed over, numbers as ids are taken as text.
enum JSONFeedReader {
    static func read(_ text: [UInt8], base: WebURL?) throws(FeedError) -> FeedDocument {
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: Data(text))
        } catch {
            throw .invalidJSON("it does not parse")
        }
        guard let root = parsed as? [String: Any] else { throw .invalidJSON("expected an object") }
        guard let items = root["items"] as? [Any] else { throw .invalidJSON("expected “items” with a list") }
        var feed = FeedDocument()
        feed.title = string(root["title"])
        feed.link = link(root["home_page_url"], base)
        feed.language = string(root["language"])
        feed.next = link(root["next_url"], base)
        let hubs = (root["hubs"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
        feed.hub = hubs.lazy.compactMap { link($0["url"], base) }.first
        let authors = authors(of: root)
        feed.entries = items.compactMap {
            ($0 as? [String: Any]).map { entry(of: $0, base: base, feedAuthors: authors) }
        }
        return feed
    }

    private static func entry(of item: [String: Any], base: WebURL?, feedAuthors: [String]) -> Entry {
        var entry = Entry()
        entry.id = string(item["id"])
        entry.link = link(item["url"], base) ?? link(item["external_url"], base)
        entry.title = string(item["title"]).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        entry.published = string(item["date_published"]).flatMap { NewsDate($0) }
        entry.updated = string(item["date_modified"]).flatMap { NewsDate($0) }
        let own = authors(of: item)
        entry.authors = own.isEmpty ? feedAuthors : own
        entry.summary = string(item["summary"])
        entry.content = string(item["content_html"]) ?? string(item["content_text"])
        entry.categories = (item["tags"] as? [Any] ?? []).compactMap(string)
        entry.enclosures = (item["attachments"] as? [Any] ?? []).compactMap { enclosure($0, base) }
        return entry
    }

    private static func enclosure(_ value: Any, _ base: WebURL?) -> Entry.Enclosure? {
        guard let attachment = value as? [String: Any], let url = link(attachment["url"], base) else { return nil }
        return Entry.Enclosure(
            url: url, type: string(attachment["mime_type"]),
            length: (attachment["size_in_bytes"] as? NSNumber)?.intValue)
    }

    /// 1.1 has a list of authors, 1.0 had one.
    private static func authors(of object: [String: Any]) -> [String] {
        let listed = (object["authors"] as? [Any] ?? []).compactMap { $0 as? [String: Any] }
        let all = listed.isEmpty ? [object["author"] as? [String: Any]].compactMap(\.self) : listed
        return all.compactMap { string($0["name"]) }
    }

    private static func link(_ value: Any?, _ base: WebURL?) -> String? {
        string(value).map { WebURL.resolve($0, against: base?.text) }
    }

    private static func string(_ value: Any?) -> String? {
        switch value {
        case let text as String: FeedText.trimmed(text)
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }
}
