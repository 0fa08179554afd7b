import Markup

/// The elements and attributes that feeds are asked for, by the numbers that the reader gives them.
enum FeedName: UInt16, CaseIterable {
    case rss = 1, rdf, feed, urlset, sitemapindex, html, opml, body
    case channel, item, entry, url, sitemap
    case title, link, guid, id, description, summary, content, encoded, abstract, subtitle
    case pubdate, published, issued, created, date, updated, modified, lastbuilddate, lastmod
    case author, creator, managingeditor, name, email, contributor, source
    case category, subject, keywords, enclosure, group, outline
    case language, ttl, updateperiod, updatefrequency, skiphours, skipdays, hour, day, generator
    case loc, news, publication, publicationdate
    case href, rel, type, mode, length, term, label, text, ispermalink, domain, scheme, value, version, xmlurl, htmlurl
    case xmlbase, xmllang, rdfabout, rdfresource, tag, tags

    /// As documents write it, in lower case.
    var spelling: String {
        switch self {
        case .publicationdate: "publication_date"
        case .xmlbase: "xml:base"
        case .xmllang: "xml:lang"
        case .rdfabout: "rdf:about"
        case .rdfresource: "rdf:resource"
        default: "\(self)"
        }
    }

    static let vocabulary = XMLVocabulary(
        names: allCases.map(\.spelling),
        space: { address, prefix, element in
            // Whatever the default namespace of an RSS document says (Atom's was seen), its elements are RSS.
            let isRSS = element == rss.rawValue && prefix.isEmpty
            return (isRSS ? .own : FeedNamespace.of(address: address, prefix: prefix)).rawValue
        })

    /// The elements that a document may begin with.
    static let roots: Set<UInt16> = Set(
        [rss, rdf, feed, urlset, sitemapindex, channel, entry, html, opml].map(\.rawValue))
}
