import ArgumentParser
import Articles
import Fetching
import Foundation
import Settings
import Storage
import Watching

struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch what is new, keep it, and say what changed: one turn.",
        discussion: """
            Every source is asked, and the articles that are due are looked at again: young ones each time, older ones
            ever more rarely. What did not change since the last time costs a few bytes.

            EXAMPLES
              dateline sync
              dateline sync "The Example Gazette" --all
            """)

    @Argument(help: "Only these sources: an outlet's name, or an address. All, if none is named.")
    var sources: [String] = []

    @Flag(help: "Look at every known article again, due or not.")
    var all = false

    @Flag(help: "Wait for another process that holds the store, instead of giving up.")
    var wait = false

    @Flag(help: "Print neither progress nor changes, only what failed.")
    var quiet = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var settings = try places.folder().load()
        if let store = places.store { settings.storePath = store }
        for problem in settings.problems { Terminal.complain("\(problem)") }
        let followed = try chosen(from: settings.sources)
        let lock = try StoreLock(storePath: settings.storePath, waits: wait)
        let store = try ArticleStore(path: settings.storePath, access: .write)
        let report = try await turn(followed, settings, store)
        withExtendedLifetime(lock) {}
        try tell(report, problems: settings.problems.count)
    }

    private func chosen(from all: [FollowedSource]) throws -> [FollowedSource] {
        guard !sources.isEmpty else {
            if all.isEmpty {
                throw CommandFailure.usage("nothing to follow: no sources in Feeds/; say there what to follow")
            }
            return all
        }
        return try sources.flatMap { name in
            let found = all.filter { $0.outlet == name || $0.url.text == name }
            if found.isEmpty { throw CommandFailure.usage("no source “\(name)” in Feeds/") }
            return found
        }
    }

    private func turn(_ followed: [FollowedSource], _ settings: Settings, _ store: ArticleStore) async throws
        -> CheckReport
    {
        let bar = ProgressBar(quiet: quiet)
        defer { bar.clear() }
        let fetcher = Fetcher(limits: FetchLimits(settings.fetch))
        return try await Check(store: store, fetcher: fetcher, width: settings.fetch.concurrency)
            .run(followed, revisits: all ? .all : .due) { bar.take($0) }
    }

    private func tell(_ report: CheckReport, problems: Int) throws {
        let style = Style()
        if !quiet {
            for change in report.changes { Terminal.say(ChangeLine(change: change, style: style).text) }
        }
        for failure in report.failedSources + report.failedPages {
            Terminal.complain("\(failure.url): \(failure.reason)")
        }
        for url in report.emptyFeeds { Terminal.complain("\(url): the feed lists no articles") }
        if !quiet { Terminal.complainRaw(summary(report)) }
        let hasFailed = !report.failedSources.isEmpty || !report.failedPages.isEmpty || problems > 0
        if hasFailed { throw CommandFailure.failed() }
    }

    private func summary(_ report: CheckReport) -> String {
        let failed = report.failedSources.count + report.failedPages.count
        return "\(report.sources.of("source")) and \(report.pages.of("page")) looked at, "
            + "\(report.notModified) not modified, \(report.changes.count.of("change")), \(failed) failed"
    }
}

extension FetchLimits {
    init(_ settings: Settings.Fetch) {
        self.init()
        concurrency = settings.concurrency
        perHost = settings.perHost
        timeout = settings.timeout
        largestBody = settings.largestBody
        allowPrivate = settings.allowPrivate
        userAgent =
            "dateline/\(Dateline.configuration.version)"
            + (settings.contact.isEmpty ? "" : " (+\(settings.contact))")
    }
}
