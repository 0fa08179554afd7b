import Newsroom

/// An outlet's feed at one request.
struct SimulatedFeed {
    let outlet: SimulatedOutlet
    let articles: [SimulatedArticle]
    /// What links carry that changes at every request.
    let noise: Int

    var text: String {
        switch outlet {
        case .herald, .vestnik, .gazete: rss
        case .bote: atom
        case .sahifa: json
        case .ribao: sitemap
        }
    }

    private struct Entry {
        let id: String
        let link: String
        let title: String
        let published: String
    }

    /// Second doors are entries of their own, as of a feed for phones that was mixed in.
    private var entries: [Entry] {
        articles.flatMap { article in
            let title = escaped(article.text.title)
            let link = escaped(article.path + outlet.parameters(noise + article.id))
            let entry = Entry(
                id: "\(outlet)-\(article.id)", link: link, title: title, published: article.published)
            guard let door = article.door else { return [entry] }
            return [
                entry, Entry(id: entry.id + "-door", link: escaped(door), title: title, published: entry.published),
            ]
        }
    }

    private var rss: String {
        let items = entries.map {
            """
            <item><title>\($0.title)</title><link>\($0.link)</link><guid isPermaLink="false">\($0.id)</guid>\
            <dc:date>\($0.published)</dc:date></item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>\(outlet.name)</title><link>/</link>\(items.joined(separator: "\n"))</channel></rss>
            """
    }

    private var atom: String {
        let items = entries.map {
            """
            <entry><id>urn:\($0.id)</id><title>\($0.title)</title><link href="\($0.link)"/>\
            <published>\($0.published)</published></entry>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>\(outlet.name)</title>
            <id>urn:\(outlet)</id>\(items.joined(separator: "\n"))</feed>
            """
    }

    private var json: String {
        let items = entries.map {
            #"{"id": "\#($0.id)", "url": "\#($0.link)", "title": "\#($0.title)", "date_published": "\#($0.published)"}"#
        }
        return
            #"{"version": "https://jsonfeed.org/version/1.1", "title": "\#(outlet.name)", "items": [\#(items.joined(separator: ",\n"))]}"#
    }

    private var sitemap: String {
        let urls = entries.map {
            """
            <url><loc>\($0.link)</loc><news:news><news:publication_date>\($0.published)</news:publication_date>\
            <news:title>\($0.title)</news:title></news:news></url>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
            xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\(urls.joined(separator: "\n"))</urlset>
            """
    }
}

extension SimulatedArticle {
    /// When it says that it was published.
    var published: String { "2026-11-\(10 + id % 10)T0\(id % 9):30:00Z" }
}
