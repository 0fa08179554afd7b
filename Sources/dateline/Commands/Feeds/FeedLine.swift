import Articles
import FeedReading
import Foundation

/// A feed as programs are given it, written as it is read: entries first, then what the feed says of itself. A field's
/// name is a contract.
struct FeedLine {
    private var json: JSONWriter
    private var isFirst = true

    /// - Parameter json: what was not written away yet of the lines before.
    init(source: String, behind json: consuming JSONWriter) {
        json.write(literal: "{\"source\":")
        json.write(source)
        json.write(literal: ",\"entries\":[")
        self.json = json
    }

    mutating func add(_ entry: Entry) {
        if !isFirst { json.write(literal: ",") }
        isFirst = false
        json.write(entry)
        if json.bytes.count > Self.enough { Self.flush(&json) }
    }

    private static let enough = 128 << 10

    static func flush(_ json: inout JSONWriter) {
        Terminal.write(json.bytes, to: STDOUT_FILENO)
        json.removeAll()
    }

    /// - Returns: what was not written away yet.
    consuming func end(_ feed: FeedDocument?, error: String?) -> JSONWriter {
        json.write(literal: "],\"feed\":")
        json.write(feed)
        json.write(literal: ",\"error\":")
        if let error { json.write(error) } else { json.write(literal: "null") }
        json.write(literal: "}\n")
        return json
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ entry: Entry) {
        object { line in
            line.present("id", entry.id)
            line.present("link", entry.link)
            line.present("title", entry.title)
            line.present("published", entry.published?.instantText)
            line.present("updated", entry.updated?.instantText)
            line.member("authors") { $0.write(entry.authors) }
            line.present("summary", entry.summary)
            line.present("content", entry.content)
            line.member("categories") { $0.write(entry.categories) }
            line.member("enclosures") { $0.write(entry.enclosures) }
        }
    }

    private mutating func write(_ enclosures: [Entry.Enclosure]) {
        write(literal: "[")
        for (index, enclosure) in enclosures.enumerated() {
            if index > 0 { write(literal: ",") }
            object { line in
                line.member("url", enclosure.url)
                line.present("type", enclosure.type)
                line.member("length") { $0.write(literal: enclosure.length.map(String.init) ?? "null") }
            }
        }
        write(literal: "]")
    }

    fileprivate mutating func write(_ feed: FeedDocument?) {
        let minutes = feed?.rhythm.timeToLive.map { $0.components.seconds / 60 }
        object { line in
            line.present("title", feed?.title)
            line.present("link", feed?.link)
            line.present("language", feed?.language)
            line.member("ttl_minutes") { $0.write(literal: minutes.map(String.init) ?? "null") }
            line.present("hub", feed?.hub)
            line.present("next", feed?.next)
            if let sitemaps = feed?.sitemaps, !sitemaps.isEmpty {
                line.member("sitemaps") { $0.write(sitemaps.map(\.url)) }
            }
        }
    }
}
