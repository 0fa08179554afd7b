public import Articles
public import Markup

/// Reads a feed as it comes, in pieces of any length: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, RSS-in-JSON, CDF,
/// sitemaps and sitemap indexes, packed with gzip or not, in any charset. Entries are given away one by one, so that
/// a feed of any length takes no more memory than its longest entry and what it says of itself.
///
/// Not for several threads at once.
public final class FeedReader {
    private let base: WebURL?
    private var unpacker = GzipReader(most: FeedReader.mostUnpacked)
    private var decoder: TextDecoder
    private var format: (any FeedFormat)?
    private var problem: FeedError?
    private var entries: PendingEntries
    /// The document's first characters, for saying what it is if it is no feed.
    private var opening: [UInt8] = []

    /// A sitemap may have 50 MB (sitemaps.org, "Sitemap file guidelines"); what unpacks to more than twice that is
    /// none.
    private static let mostUnpacked = 100 << 20
    /// Enough of a page to find the feeds that it links in its head.
    private static let longestOpening = 256 << 10

    /// - Parameters:
    ///   - contentType: the header that came with the bytes.
    ///   - base: the feed's own address; links stay as written where it is `nil` and the feed names no `xml:base`.
    ///   - take: is given each entry, in document order, some time after it was read.
    public init(contentType: String? = nil, base: WebURL? = nil, take: @escaping (Entry) -> Void) {
        self.base = base
        decoder = TextDecoder(contentType: contentType)
        entries = PendingEntries(give: take)
    }

    /// - Throws: what makes it impossible to go on. What was given away by then was read well.
    public func read(_ bytes: Bytes) throws(FeedError) { try read(bytes, isLast: false) }

    /// - Returns: what the feed says of itself, without the entries.
    public func finish() throws(FeedError) -> FeedDocument {
        try read(Bytes(start: nil, count: 0), isLast: true)
        guard let format else { throw .empty }
        do { try format.finish() } catch { throw notAFeed(error) }
        guard let head = format.head else { throw notAFeed(.unknownFormat(found: beginning)) }
        entries.giveAll(authors: format.authors)
        return head
    }

    // MARK: Pieces

    private func read(_ bytes: Bytes, isLast: Bool) throws(FeedError) {
        do {
            try unpacker.unpack(bytes, isLast: isLast) { part, isLast in
                decoder.decode(part, isLast: isLast) { take($0) }
            }
        } catch {
            throw FeedError(error)
        }
        entries.giveLong(authors: format?.authors)
        if entries.isOverfull {
            entries.giveAll(authors: format?.authors ?? [])
            throw .tooLarge(found: "more than \(PendingEntries.mostEntries) entries", expected: "fewer")
        }
        if let problem { throw problem }
    }

    private func take(_ text: Bytes) {
        guard problem == nil else { return }
        do throws(FeedError) {
            if let format {
                opening += text.prefix(Self.longestOpening - opening.count)
                try format.read(text)
            } else if let start = text.firstIndex(where: { $0 > 0x20 }) {
                opening = Array(text[start...].prefix(Self.longestOpening))
                format = makeFormat()
                try format?.read(text)
            }
        } catch {
            problem = error
        }
    }

    private func makeFormat() -> any FeedFormat {
        if isJSON { return JSONFeed(base: base) { [weak self] in self?.entries.add($0) } }
        return XMLFeed(base: base) { [weak self] in self?.entries.add($0) }
    }

    /// An object with a member, or with none. A program's complaints in front of XML begin with brackets, too.
    private var isJSON: Bool {
        let marks = opening.lazy.filter { $0 > 0x20 }.prefix(2)
        return marks.first == UInt8(ascii: "{") && "\"}".utf8.contains(marks.dropFirst().first ?? UInt8(ascii: "}"))
    }

    // MARK: What is no feed

    private func notAFeed(_ error: FeedError) -> FeedError {
        guard case .unknownFormat = error else { return error }
        guard looksLikeHTML else { return isXML ? error : .unknownFormat(found: beginning) }
        return .htmlPage(feeds: linkedFeeds(in: opening, base: base))
    }

    private var isXML: Bool { opening.first == UInt8(ascii: "<") }

    private var looksLikeHTML: Bool {
        let head = String(decoding: opening.prefix(2048), as: UTF8.self).lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains(where: head.contains)
    }

    private var beginning: String {
        let start = PlainText.folded(String(decoding: opening.prefix(200), as: UTF8.self)).prefix(40)
        return "text that begins “\(start)”"
    }
}
