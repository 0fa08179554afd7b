import ArgumentParser
import Articles
import FeedReading
import Foundation

struct ParseFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Print what feeds say: RSS, Atom, RDF, JSON Feed, sitemaps.",
        discussion: """
            EXAMPLES
              dateline feeds parse feed.xml
              dateline feeds parse --base-url https://gazette.example/ feed.xml
            """)

    @OptionGroup var list: FileList

    @Option(
        help: ArgumentHelp("The feed's own address, which relative links are resolved against.", valueName: "url"))
    var baseUrl: String?

    @Option(help: ArgumentHelp("The Content-Type header that came with the files.", valueName: "value"))
    var contentType: String?

    @OptionGroup var output: FormatOption

    func run() throws {
        let base = try baseUrl.map { text in
            guard let url = WebURL(text) else {
                throw CommandFailure.usage("--base-url: found “\(text)”, expected an address")
            }
            return url
        }
        var hasFailed = false
        var pending = JSONWriter()
        for path in try list.paths() {
            if output.format == .jsonl {
                writeLine(path, base, &pending)
            } else if !print(path, base) {
                hasFailed = true
            }
        }
        FeedLine.flush(&pending)
        if hasFailed { throw CommandFailure.failed() }
    }

    // MARK: For programs

    private func writeLine(_ path: String, _ base: WebURL?, _ pending: inout JSONWriter) {
        if pending.bytes.count > 1 << 16 { FeedLine.flush(&pending) }
        // Handed over and not shared: the first write would copy it.
        var before = JSONWriter()
        swap(&before, &pending)
        var line = FeedLine(source: path, behind: consume before)
        let result = read(path, base) { line.add($0) }
        switch result {
        case .success(let feed): pending = line.end(feed, error: nil)
        case .failure(let error): pending = line.end(nil, error: "\(error)")
        }
    }

    private func read(
        _ path: String, _ base: WebURL?, take: @escaping (Entry) -> Void
    ) -> Result<FeedDocument, any Error> {
        Result {
            let reader = FeedReader(contentType: contentType, base: base, take: take)
            try FileList.read(path) { try reader.read($0) }
            return try reader.finish()
        }
    }

    // MARK: For people

    /// - Returns: whether it is a feed.
    private func print(_ path: String, _ base: WebURL?) -> Bool {
        var entries: [Entry] = []
        let style = Style()
        switch read(path, base, take: { entries.append($0) }) {
        case .failure(let error):
            Terminal.complain("\(path): \(error)")
            return false
        case .success(let feed):
            let facts =
                "\(feed.kind.rawValue), "
                + (feed.sitemaps.isEmpty ? Self.count(entries.count) : "\(feed.sitemaps.count) sitemaps")
            Terminal.say(style.bold(Style.harmless(feed.title ?? path)) + " " + style.dim(facts))
            for sitemap in feed.sitemaps { Terminal.say("  \(Style.harmless(sitemap.url))") }
            for entry in entries { Terminal.say("  " + line(of: entry, style)) }
            return true
        }
    }

    private static func count(_ entries: Int) -> String { entries == 1 ? "1 entry" : "\(entries) entries" }

    private func line(of entry: Entry, _ style: Style) -> String {
        let facts = [(entry.published ?? entry.updated)?.description, entry.link].compactMap(\.self).joined(
            separator: "  ")
        return "\(Style.harmless(entry.title ?? "(no title)"))  \(style.dim(Style.harmless(facts)))"
    }
}
