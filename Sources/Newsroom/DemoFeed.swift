import Foundation

/// An outlet's feed in its own dialect.
struct DemoFeed {
    let outlet: DemoOutlet
    let pieces: [DemoPiece]
    let edition: Int

    var text: String {
        switch outlet {
        case .gazette: rss
        case .wire: atom
        case .tern: json
        case .monitor: sitemap
        }
    }

    private func title(_ piece: DemoPiece) -> String {
        (piece.editions[edition] ?? piece.editions[0])?.title ?? ""
    }

    private var rss: String {
        let items = pieces.map { piece in
            """
            <item><title>\(escaped(title(piece)))</title><link>\(piece.path)?utm_source=rss</link>\
            <guid isPermaLink="false">gazette-\(piece.path.suffix(12))</guid><dc:date>\(piece.published)</dc:date></item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>\(outlet.name)</title><link>/</link><ttl>15</ttl>\(items.joined(separator: "\n"))</channel></rss>
            """
    }

    private var atom: String {
        let entries = pieces.map { piece in
            """
            <entry><id>urn:wire:\(piece.path)</id><title>\(escaped(title(piece)))</title><link href="\(piece.path)"/>\
            <updated>\(piece.published)</updated></entry>
            """
        }
        return """
            <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>\(outlet.name)</title><id>urn:wire</id>
            <updated>2026-03-05T08:12:00Z</updated>\(entries.joined(separator: "\n"))</feed>
            """
    }

    private var json: String {
        let items = pieces.map { piece in
            #"{"id": "\#(piece.path)", "url": "\#(piece.path)", "title": "\#(title(piece))", "date_published": "\#(piece.published)"}"#
        }
        return
            #"{"version": "https://jsonfeed.org/version/1.1", "title": "\#(outlet.name)", "items": [\#(items.joined(separator: ",\n"))]}"#
    }

    private var sitemap: String {
        let urls = pieces.map { piece in
            """
            <url><loc>\(piece.path)</loc><news:news><news:publication><news:name>\(outlet.name)</news:name>\
            <news:language>en</news:language></news:publication><news:publication_date>\(piece.published)\
            </news:publication_date><news:title>\(escaped(title(piece)))</news:title></news:news></url>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\(urls.joined(separator: "\n"))</urlset>
            """
    }
}

/// For text and attribute values in HTML and XML.
public func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
}
