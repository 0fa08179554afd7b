import Articles
import Markup

/// Reads a feed in XML as it comes: finds out the dialect by the root, and turns each entry into a value as it closes.
final class XMLFeed: FeedFormat {
    private var reader: XMLReader?
    private var dialect: (any XMLDialect)?
    private var hasEntries = false
    private let base: String?
    private let take: (Entry) -> Void

    init(base: WebURL?, take: @escaping (Entry) -> Void) {
        self.base = base?.text
        self.take = take
        reader = XMLReader(
            FeedName.vocabulary, roots: FeedName.roots, isRecord: Self.isEntry,
            take: { [weak self] in self?.take($0) })
    }

    // MARK: Entries

    /// Items stand in the channel, beside it in RDF, in wrappers of all kinds, and in whatever a careless program
    /// forgot to close: wherever one begins, it is an item. Only sitemaps have elements of that name that mean
    /// something else.
    private static func isEntry(_ node: XMLNode) -> Bool {
        let root = FeedName(rawValue: node.root.name)
        switch FeedName(rawValue: node.name) {
        case .item: return node.space == FeedNamespace.own.rawValue && isFeed(root)
        case .entry: return isFeed(root)
        case .url: return root == .urlset
        case .sitemap: return root == .sitemapindex
        default: return false
        }
    }

    private static func isFeed(_ root: FeedName?) -> Bool {
        switch root {
        case .rss, .rdf, .channel, .feed, .entry, .item: true
        default: false
        }
    }

    private func take(_ record: XMLNode) {
        hasEntries = true
        if let entry = dialect(of: record).entry(of: FeedElement(record)) { take(entry) }
    }

    /// Mostly the root's; but an entry is Atom's in RSS, too.
    private func dialect(of record: XMLNode) -> any XMLDialect {
        if dialect == nil { dialect = Self.dialect(of: record.root, base: base) }
        let isAtom = record.name == FeedName.entry.rawValue
        if let dialect, !(isAtom || record.name == FeedName.item.rawValue) || isAtom == (dialect is AtomReader) {
            return dialect
        }
        return isAtom ? AtomReader(base: base) : RSSReader(base: base)
    }

    private static func dialect(of root: XMLNode, base: String?) -> (any XMLDialect)? {
        switch FeedName(rawValue: root.name) {
        case .rss, .rdf, .channel, .item: RSSReader(base: base)
        case .feed, .entry: AtomReader(base: base)
        case .urlset, .sitemapindex: SitemapReader(base: base)
        default: nil
        }
    }

    // MARK: As it comes

    func read(_ text: Bytes) throws(FeedError) {
        do { try reader?.read(text) } catch { throw FeedError(error) }
    }

    var head: FeedDocument? {
        guard let root = reader?.root else { return nil }
        let dialect = dialect ?? Self.dialect(of: root, base: base)
        return dialect?.head(of: FeedElement(root))
    }

    var authors: [String] {
        guard let root = reader?.root else { return [] }
        return dialect?.authors(of: FeedElement(root)) ?? []
    }

    func finish() throws(FeedError) {
        do { try reader?.finish() } catch { throw FeedError(error) }
        guard let root = reader?.root, let dialect = dialect ?? Self.dialect(of: root, base: base) else {
            throw nothing
        }
        self.dialect = dialect
        // An entry alone is a document too (RFC 4287, section 2).
        if root.name == FeedName.entry.rawValue || root.name == FeedName.item.rawValue { take(root) }
        let isHollow = root.name == FeedName.rss.rawValue && root.firstChild == nil && !hasEntries
        if isHollow { throw .unknownFormat(found: "RSS without a channel") }
    }

    private var nothing: FeedError {
        .unknownFormat(found: reader?.root.map { "XML whose root is <\($0.spelledName)>" } ?? "no element")
    }
}
