import Articles

/// Entries that wait for what their feed says below them: an author named at a feed's end wrote its first entry too.
/// Those that nobody signed wait, and what follows them, for the end of an honest feed, and no longer than memory
/// allows for any other.
struct PendingEntries {
    let give: (Entry) -> Void
    private var waiting: [Entry] = []
    private var size = 0
    private var count = 0

    /// Three times as many as a sitemap may have (sitemaps.org), which may have more than any other.
    static let mostEntries = 150_000

    /// Whether more came than are taken.
    var isOverfull: Bool { count > Self.mostEntries }

    /// Bytes of text. The largest feed of the corpora has 0.9 MB in all.
    private static let most = 4 << 20

    init(give: @escaping (Entry) -> Void) {
        self.give = give
    }

    mutating func add(_ entry: Entry) {
        count += 1
        if isOverfull { return }
        if waiting.isEmpty, !entry.authors.isEmpty { return give(entry) }
        waiting.append(entry)
        size += 256 + (entry.content?.utf8.count ?? 0) + (entry.summary?.utf8.count ?? 0)
    }

    mutating func giveLong(authors: @autoclosure () -> [String]?) {
        if size > Self.most { giveAll(authors: authors() ?? []) }
    }

    mutating func giveAll(authors: [String]) {
        for var entry in waiting {
            if entry.authors.isEmpty { entry.authors = authors }
            give(entry)
        }
        waiting.removeAll(keepingCapacity: true)
        size = 0
    }
}
