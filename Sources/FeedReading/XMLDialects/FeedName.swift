import Markup

/// The elements and attributes that feeds are asked for, by the numbers that the reader gives them.
enum FeedName: UInt16, CaseIterable {
    case rss = 1, rdf, feed, urlset, sitemapindex, html, opml, body
    case channel, item, entry, url, sitemap
    case title, link, guid, id, description, summary, content, encoded, abstract
    case pubdate, published, issued, created, date, updated, modified, lastbuilddate, lastmod
    case author, creator, managingeditor, name, email, source
    case category, subject, keywords, enclosure, group, outline
    case language, ttl, updateperiod, updatefrequency, skiphours, skipdays, hour, day
    case loc, news, publication, publicationdate
    case href, rel, type, mode, length, term, label, text, ispermalink, value, xmlurl, htmlurl
    case xmlbase, xmllang, rdfabout, tags
    case br, img, hr, fullitem, src

    /// As documents write them, in lower case and in the order of the cases. To ask each case for its own name would be
    /// slow, at every start.
    static let spellings = """
        rss rdf feed urlset sitemapindex html opml body channel item entry url sitemap title link guid id \
        description summary content encoded abstract pubdate published issued created date updated \
        modified lastbuilddate lastmod author creator managingeditor name email source category \
        subject keywords enclosure group outline language ttl updateperiod updatefrequency skiphours skipdays \
        hour day loc news publication publication_date href rel type mode length term label text \
        ispermalink value xmlurl htmlurl xml:base xml:lang rdf:about tags \
        br img hr fullitem src
        """.split(separator: " ").map(String.init)

    static let vocabulary = XMLVocabulary(
        names: spellings, voids: [br.rawValue, img.rawValue, hr.rawValue],
        space: { address, prefix, element in
            // Whatever the default namespace says (some programs declare Atom's on RSS, or XHTML's on Atom), the
            // elements of a feed are the feed's.
            let found = FeedNamespace.of(address: address, prefix: prefix)
            guard prefix.isEmpty else { return found.rawValue }
            switch FeedName(rawValue: element) {
            case .rss, .channel, .item: return FeedNamespace.own.rawValue
            case .feed where found != .atom: return FeedNamespace.own.rawValue
            default: return found.rawValue
            }
        })

    /// The elements that a document may begin with.
    static let roots: Set<UInt16> = Set(
        [rss, rdf, feed, urlset, sitemapindex, channel, entry, item, html, opml].map(\.rawValue))
}
