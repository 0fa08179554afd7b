import Articles
import Markup

/// RSS 2.0 written as JSON (github.com/scripting/Scripting-News, "rss-in-json").
enum RSSInJSON {
    static func head(of channel: JSONObject, base: WebURL?) -> FeedDocument {
        var feed = FeedDocument(kind: .rss)
        feed.title = FeedText.plain(channel["title"]?.text)
        feed.link = link(channel["link"], base)
        feed.language = channel["language"]?.text
        let minutes = channel["ttl"]?.number.flatMap { (1...525_600).contains($0) ? $0 : nil }
        feed.rhythm.timeToLive = minutes.map { .seconds($0 * 60) }
        return feed
    }

    static func entry(of item: JSONObject, base: WebURL?) -> Entry {
        var entry = Entry()
        entry.id = value(item["guid"])
        entry.link = link(item["link"], base)
        entry.title = FeedText.plain(item["title"]?.text)
        entry.published = item["pubDate"]?.text.flatMap { NewsDate($0) }
        entry.authors = PersonName.all(in: item["dc:creator"]?.text ?? item["author"]?.text)
        entry.summary = item["description"]?.text
        entry.content = value(item["content:encoded"])
        entry.categories = (item["category"]?.each ?? []).compactMap { FeedText.plain(value($0)) }
        entry.enclosures = (item["enclosure"]?.each ?? []).compactMap { enclosure($0.object, base) }
        return entry
    }

    static func authors(of channel: JSONObject) -> [String] { PersonName.all(in: channel["managingEditor"]?.text) }

    private static func enclosure(_ enclosure: JSONObject?, _ base: WebURL?) -> Entry.Enclosure? {
        guard let enclosure, let url = link(enclosure["url"], base) else { return nil }
        return Entry.Enclosure(url: url, type: enclosure["type"]?.text, length: enclosure["length"]?.number)
    }

    /// An element with attributes is an object whose text is under "#value".
    private static func value(_ value: JSONValue?) -> String? { value?.text ?? value?.object?["#value"]?.text }

    private static func link(_ value: JSONValue?, _ base: WebURL?) -> String? {
        self.value(value).map { WebURL.resolve($0, against: base?.text) }
    }
}
