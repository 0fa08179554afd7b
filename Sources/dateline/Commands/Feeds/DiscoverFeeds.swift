import ArgumentParser
import Articles
import FeedReading
import Fetching
import Foundation
import Settings
import Watching

struct DiscoverFeeds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover", abstract: "Find out what an outlet offers to be followed, and what is best.",
        discussion: """
            Looks at the feeds that the page names, those that it links, the places where most sites have theirs, and \
            the sitemaps of its robots.txt.

            EXAMPLE
              dateline feeds discover https://gazette.example/
            """)

    @Argument(help: "An address of the outlet: its front page, a section, a feed.")
    var url: String

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let address = try WebURL(argument: url)
        let settings = try places.settings()
        let discovery = FeedDiscovery(
            SourceProbe(
                fetcher: Fetcher(limits: FetchLimits(settings.fetch)), terms: settings.terms(for: address)))
        let (page, found) = try await discovery.run(at: address)
        if output.format == .jsonl { return try found.forEach { Terminal.say(try JSONLine.text(of: FindingLine($0))) } }
        guard let best = found.first else { throw CommandFailure.failed(nothing(page)) }
        let style = Style()
        for finding in found {
            let mark = finding.url == best.url ? style.accent("best") : "    "
            Terminal.say("\(mark)  \(style.bold(finding.url.text))\n      \(Style.harmless(finding.summary))")
            for trouble in finding.troubles { Terminal.say("      \(style.warning(Style.harmless(trouble)))") }
        }
        Terminal.say(style.dim("follow it with: dateline feeds add \(best.url)"))
    }

    private func nothing(_ page: SourceFinding) -> String {
        if case .nothing(let reason) = page.what { return "\(page.url): \(reason)" }
        return "\(page.url): found no feed, no sitemap and no links to articles; “pages” can watch single pages of it"
    }
}

private struct FindingLine: Encodable {
    let url: String
    let kind: String
    @OrNull var title: String?
    let entries: Int
    let whole_texts: Int
    @OrNull var newest: String?
    let troubles: [String]

    init(_ finding: SourceFinding) {
        url = finding.url.text
        kind = if case .feed(let kind) = finding.what { kind.rawValue } else { "section" }
        title = finding.title
        entries = finding.count
        whole_texts = finding.wholeTexts
        newest = finding.newest?.description
        troubles = finding.troubles
    }
}

extension WebURL {
    /// As it is typed: a host alone will do.
    init(argument text: String) throws {
        let isBare = !text.contains("://") && text.contains(".") && !text.contains(" ")
        guard let url = WebURL(isBare ? "https://" + text : text) else {
            throw CommandFailure.usage("found “\(text)”, expected an http or https address")
        }
        self = url
    }
}

extension PlaceOptions {
    /// The configuration, or none where there is none; one that was named has to be there.
    func settings() throws -> Settings {
        do {
            return try folder().load()
        } catch let failure as CommandFailure {
            if config != nil { throw failure }
            return Settings(storePath: "")
        }
    }
}
