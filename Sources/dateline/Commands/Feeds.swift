import ArgumentParser
import Articles
import FeedReading
import Foundation

struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at feeds.", discussion: "EXAMPLE\n  dateline feeds parse feed.xml",
        subcommands: [Parse.self])

    struct Parse: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what feeds say: RSS, Atom, RDF, JSON Feed, sitemaps.",
            discussion: """
                EXAMPLES
                  dateline feeds parse feed.xml
                  dateline feeds parse --format jsonl --base-url https://gazette.example/feed.xml feed.xml
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
            for path in try list.paths() {
                let line = FeedLine(path: path, result: read(path, base))
                hasFailed = hasFailed || line.error != nil
                if output.format == .jsonl { Terminal.say(try JSONLine.text(of: line)) } else { say(line) }
            }
            if hasFailed, output.format == .text { throw CommandFailure.failed() }
        }

        private func read(_ path: String, _ base: WebURL?) -> Result<FeedDocument, any Error> {
            Result {
                guard let bytes = FileList.bytes(of: path) else { throw UnreadableFile() }
                return try readFeed(bytes, contentType: contentType, base: base)
            }
        }

        private func say(_ line: FeedLine) {
            if let error = line.error { return Terminal.complain("\(line.source): \(error)") }
            let style = Style()
            Terminal.say(
                style.bold(Style.harmless(line.feed.title ?? line.source)) + style.dim(" \(line.entries.count) entries")
            )
            for entry in line.entries {
                let facts = [entry.published ?? entry.updated, entry.link].compactMap(\.self).joined(separator: "  ")
                Terminal.say("  \(Style.harmless(entry.title ?? "(no title)"))  \(style.dim(Style.harmless(facts)))")
            }
        }
    }
}
