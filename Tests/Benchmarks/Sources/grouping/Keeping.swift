import Articles
import Foundation
import Storage

/// The same stream into a store, in groups as the collector makes them.
struct Keeping {
    let stream: NewsStream
    let file: String
    let count: Int

    private static let group = 200

    func run() async throws {
        for number in 0..<100 { _ = stream.piece(number) }
        let store = try ArticleStore(path: file, access: .write)
        let wanted: [(url: WebURL, outlet: String, kind: Source.Kind?)] = (0..<NewsStream.outlets).map { outlet in
            (url: Self.feed(outlet), outlet: "Outlet \(outlet)", kind: Source.Kind.feed)
        }
        let sources = try store.sources(wanted)
        let memory = MemoryMeter(), before = bytesWritten()
        var took = 0.0
        for start in stride(from: 0, to: count, by: Self.group) {
            took += try await record(start..<min(start + Self.group, count), in: store, sources)
        }
        say("measured", "articles", "articles/s", "store B/article", "written B/article", "peak MiB")
        say(
            "store", "\(count)", rounded(Double(count) / took), "\(size / max(1, count))",
            "\((bytesWritten() - before) / max(1, count))", "\(memory.peak)")
    }

    /// - Returns: seconds that the store took; making the articles up is not counted.
    private func record(_ numbers: Range<Int>, in store: ArticleStore, _ sources: [Source]) async throws -> Double {
        let pieces = numbers.map(stream.piece)
        let now = Date(timeIntervalSince1970: NewsStream.day(of: numbers.upperBound) * 86_400)
        let feeds: [Arrival] = Dictionary(grouping: pieces, by: \.outlet).sorted { $0.key < $1.key }.map {
            outlet, pieces in
            Arrival.feed(
                FeedArrival(
                    source: sources[outlet].id, representation: Representation(), entries: pieces.map(entry)))
        }
        let pages = pieces.map { page($0, sources[$0.outlet], now) }
        let clock = ContinuousClock(), began = clock.now
        try await store.record(feeds, at: now)
        try await store.record(pages, at: now)
        let took = (clock.now - began).components
        return Double(took.seconds) + Double(took.attoseconds) / 1e18
    }

    private static func feed(_ outlet: Int) -> WebURL { WebURL(stored: "http://outlet\(outlet).example/feed.xml") }

    private func url(_ piece: Piece) -> WebURL {
        WebURL(stored: "http://outlet\(piece.outlet).example/news/\(piece.number)/story.html")
    }

    private func entry(_ piece: Piece) -> ListedEntry {
        ListedEntry(key: "\(piece.number)", url: url(piece), title: piece.title, published: nil, updated: nil)
    }

    private func page(_ piece: Piece, _ source: Source, _ now: Date) -> Arrival {
        let paragraphs = piece.text.components(separatedBy: "\n\n")
        let check = PageCheck(
            subject: .entry(once: nil), url: url(piece), outlet: source.outlet, source: source.id,
            representation: Representation(), title: nil, published: nil)
        return .page(
            PageArrival(
                check: check, url: url(piece), draft: Draft(title: piece.title, paragraphs: paragraphs),
                bytes: html(piece, paragraphs), contentType: "text/html",
                representation: Representation(etag: "\"\(piece.number)\"", address: url(piece), receivedAt: now)))
    }

    /// A page with nothing around the article: what a store keeps of clutter is measured by “storing”.
    private func html(_ piece: Piece, _ paragraphs: [String]) -> [UInt8] {
        let body = paragraphs.map { "<p>\($0)</p>\n" }.joined()
        let title = piece.title
        return Array(
            "<!DOCTYPE html><html><head><title>\(title)</title></head><body><h1>\(title)</h1>\n\(body)</body></html>"
                .utf8)
    }

    private var size: Int {
        ["", "-wal"].reduce(0) { sum, ending in
            sum + ((try? FileManager.default.attributesOfItem(atPath: file + ending)[.size] as? Int) ?? 0)
        }
    }
}
