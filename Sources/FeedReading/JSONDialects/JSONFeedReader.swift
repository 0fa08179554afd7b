import Articles
import Foundation
import Markup

/// JSON Feed 1.0 and 1.1 (jsonfeed.org). Values of the wrong type are passed over, numbers as ids are taken as text.
enum JSONFeedReader {
    static func head(of root: JSONObject, base: WebURL?) -> FeedDocument {
        var feed = FeedDocument(kind: .json)
        feed.title = plain(root["title"])
        feed.link = link(root["home_page_url"], base)
        feed.language = root["language"]?.text
        feed.topic = link(root["feed_url"], base)
        feed.next = link(root["next_url"], base)
        let hubs = (root["hubs"]?.each ?? []).compactMap(\.object)
        let hub = hubs.first { $0["type"]?.text?.lowercased() == "websub" } ?? hubs.first
        feed.hub = link(hub?["url"], base)
        return feed
    }

    static func entry(of item: JSONObject, base: WebURL?) -> Entry {
        var entry = Entry()
        entry.id = item["id"]?.text
        entry.link = link(item["url"], base) ?? link(item["external_url"], base)
        entry.title = plain(item["title"])
        entry.published = item["date_published"]?.text.flatMap { NewsDate($0) }
        entry.updated = item["date_modified"]?.text.flatMap { NewsDate($0) }
        entry.authors = authors(of: item)
        entry.summary = item["summary"]?.text
        entry.content = item["content_html"]?.text ?? item["content_text"]?.text
        entry.categories = (item["tags"]?.each ?? []).compactMap(\.text).unrepeated
        entry.enclosures = (item["attachments"]?.each ?? []).compactMap { enclosure($0.object, base) }
        return entry
    }

    /// Headlines are plain text here; but programs that write them take theirs from where they were HTML.
    private static func plain(_ value: JSONValue?) -> String? {
        guard var text = value?.text else { return nil }
        return text.withUTF8 { PlainText.ofFeed(text: $0) }
    }

    private static func enclosure(_ attachment: JSONObject?, _ base: WebURL?) -> Entry.Enclosure? {
        guard let attachment, let url = link(attachment["url"], base) else { return nil }
        return Entry.Enclosure(
            url: url, type: attachment["mime_type"]?.text,
            length: attachment["size_in_bytes"]?.number.flatMap { $0 < 0 ? nil : $0 })
    }

    /// 1.1 has a list of authors, 1.0 had one; where a feed has both, the list is preferred, as 1.1 says.
    static func authors(of object: JSONObject) -> [String] {
        for people in [object["authors"]?.each, object["author"]?.each] {
            let names = (people ?? []).compactMap { $0.object?["name"]?.text ?? $0.text }
            if !names.isEmpty { return names.unrepeated }
        }
        return []
    }

    private static func link(_ value: JSONValue?, _ base: WebURL?) -> String? {
        value?.text.map { WebURL.resolve($0, against: base?.text) }
    }
}
