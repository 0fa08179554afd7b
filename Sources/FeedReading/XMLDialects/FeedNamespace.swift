import Markup

/// The extensions that feeds carry, by the addresses seen for them in the wild.
enum FeedNamespace: UInt8 {
    /// The feed dialects' own elements.
    case own = 0
    case atom, dublinCore, content, media, itunes, syndication, news, rdf, podcast, other

    /// An undeclared prefix, or one bound to a misspelled address, means what it means everywhere else; a default
    /// namespace that nobody knows is the dialect's own, misspelled.
    static func of(address: String, prefix: String) -> FeedNamespace {
        byAddress.first { TextSearch.holds(address, $0.part) }?.space ?? byPrefix[prefix] ?? .other
    }

    private static let byAddress: [(part: String, space: FeedNamespace)] = [
        ("purl.org/dc/", .dublinCore), ("purl.org/rss/1.0/modules/content", .content),
        ("purl.org/rss/1.0/modules/syndication", .syndication), ("search.yahoo.com/mrss", .media),
        ("itunes.com/dtds", .itunes), ("w3.org/2005/atom", .atom), ("purl.org/atom/ns", .atom),
        ("google.com/schemas/sitemap-news", .news), ("google.com/schemas/sitemap-", .other),
        ("22-rdf-syntax-ns", .rdf), ("purl.org/rss/1.0/modules", .other), ("purl.org/rss/1.0", .own),
        ("my.netscape.com/rdf", .own), ("channel.netscape.com/rdf", .own), ("backend.userland.com", .own),
        ("purl.org/net/rss", .own), ("sitemaps.org/schemas", .own), ("google.com/schemas/sitemap/", .own),
        ("blogs.law.harvard.edu/tech/rss", .own), ("w3.org/1999/xhtml", .other), ("w3.org/2000/svg", .other),
        ("w3.org/1998/math", .other),
    ]

    private static let byPrefix: [String: FeedNamespace] = [
        "": .own, "dc": .dublinCore, "dcterms": .dublinCore, "content": .content, "media": .media, "itunes": .itunes,
        "sy": .syndication, "atom": .atom, "atom10": .atom, "atom03": .atom, "a10": .atom, "news": .news, "rdf": .rdf,
        "rss": .own, "rss11": .own,
    ]
}
