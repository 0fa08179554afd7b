import ArgumentParser
import Articles
import FeedReading
import Fetching
import Foundation
import Settings
import Watching

struct CheckFeeds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Ask every source once, and say what is wrong with it. Nothing is kept.",
        discussion: """
            EXAMPLES
              dateline feeds check
              dateline feeds check "The Example Gazette"
            """)

    @Argument(help: "Only these sources: an outlet's name, or an address. All, if none is named.")
    var sources: [String] = []

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let settings = try places.folder().load()
        for problem in settings.problems { Terminal.complain("\(problem)") }
        let chosen = try settings.sources.named(sources)
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        var failed = settings.problems.count
        var findings: [SourceFinding?] = []
        for start in stride(from: 0, to: chosen.count, by: Self.atOnce) {
            findings += try await self.findings(Array(chosen[start..<min(start + Self.atOnce, chosen.count)]), fetcher)
        }
        for (source, finding) in zip(chosen, findings) where !tell(source, finding) { failed += 1 }
        if failed > 0 { throw CommandFailure.failed() }
    }

    private static let atOnce = 64

    /// In the order of the sources, asked side by side.
    private func findings(_ sources: [FollowedSource], _ fetcher: Fetcher) async throws -> [SourceFinding?] {
        try await withThrowingTaskGroup(of: (Int, SourceFinding?).self) { group in
            for (index, source) in sources.enumerated() {
                group.addTask {
                    let probe = SourceProbe(fetcher: fetcher, terms: source.terms)
                    switch source.kind {
                    case .folder: return (index, nil)
                    case .section(let path):
                        return (index, try await probe.look(at: source.url, isSection: true, articles: path))
                    default: return (index, try await probe.look(at: source.url))
                    }
                }
            }
            var findings = [SourceFinding?](repeating: nil, count: sources.count)
            for try await (index, finding) in group { findings[index] = finding }
            return findings
        }
    }

    /// - Returns: whether it can be followed.
    private func tell(_ source: FollowedSource, _ finding: SourceFinding?) -> Bool {
        guard let finding else {
            Terminal.say("\(source.url): a folder, which is there")
            return true
        }
        let style = Style()
        let trouble = reason(source, finding)
        let state = trouble.map { style.warning(Style.harmless($0)) } ?? Style.harmless(finding.summary)
        Terminal.say("\(style.bold(source.url.text)): \(state)")
        for trouble in finding.troubles { Terminal.say("  \(style.warning(Style.harmless(trouble)))") }
        return trouble == nil
    }

    /// Why it cannot be followed as what its user says that it is.
    private func reason(_ source: FollowedSource, _ finding: SourceFinding) -> String? {
        if case .nothing(let reason) = finding.what { return reason }
        guard source.kind == .feed, !finding.isFeed else { return nil }
        let linked = finding.linked.map(\.text).joined(separator: ", ")
        return "found an HTML page, not a feed" + (linked.isEmpty ? "" : "; that page links \(linked)")
    }
}

extension SourceFinding {
    /// In a line: what it is, and how much.
    var summary: String {
        var parts: [String]
        switch what {
        case .feed(.sitemapIndex): parts = ["an index of \(count.of("sitemap"))"]
        case .feed(let kind): parts = [kind.rawValue, count.of("entry", "entries")]
        case .section: parts = ["a page that links \(count.of("article"))"]
        case .page: parts = ["a single page"]
        case .nothing(let reason): parts = [reason]
        }
        if let newest { parts.append("newest of \(newest.dayText)") }
        if wholeTexts > 0 { parts.append(wholeTexts == count ? "whole texts" : "\(wholeTexts) with whole texts") }
        return parts.joined(separator: ", ") + (title.map { ", “\($0)”" } ?? "")
    }
}

extension [FollowedSource] {
    /// Those of these outlets and addresses, each once; all, where nothing is named.
    func named(_ names: [String]) throws -> [FollowedSource] {
        guard !names.isEmpty else { return self }
        var seen: Set<WebURL> = []
        return try names.flatMap { name in
            let found = filter {
                $0.outlet == name || $0.url.text == name || WebURL(name)?.canonical == $0.url.canonical
            }
            if found.isEmpty { throw CommandFailure.usage("no source “\(name)” in Feeds/") }
            return found.filter { seen.insert($0.url).inserted }
        }
    }
}
