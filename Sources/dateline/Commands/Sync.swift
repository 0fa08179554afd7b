import ArgumentParser
import Articles
import Fetching
import Foundation
import Settings
import Storage
import Watching

struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Fetch what is new, keep it, and say what changed: one turn.",
        discussion: """
            Every source is asked, and the articles that are due are looked at again: young ones each time, older \
            ones ever more rarely. What did not change since the last time costs a few bytes. At the end the sinks are \
            told, for half a minute at most; who is slower is told the rest the next time.

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

    @Flag(help: "Print a line for each request on standard error, with times and sizes.")
    var verbose = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var settings = try places.folder().load()
        // Reading YAML takes much code that nothing else does.
        Footprint.dropCode()
        if let store = places.store { settings.storePath = store }
        for problem in settings.problems { Terminal.complain("\(problem)") }
        let followed = try chosen(from: settings.sources)
        let lock = try StoreLock(storePath: settings.storePath, waits: wait)
        let store = try ArticleStore(path: settings.storePath, access: .write)
        let delivery = try await DueDelivery(settings, store)
        let report = try await Footprint.droppingCode(every: .milliseconds(20), above: 30 << 20) {
            try await turn(followed, settings, store)
        }
        try await delivery.tell()
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
        return try all.named(sources)
    }

    private func turn(_ followed: [FollowedSource], _ settings: Settings, _ store: ArticleStore) async throws
        -> CheckReport
    {
        let printer = TurnPrinter(quiet: quiet)
        defer { printer.finish() }
        let isVerbose = verbose
        let fetcher = Fetcher(
            limits: FetchLimits(settings.fetch), memory: FetchMemory(store),
            observer: { record in if isVerbose { Terminal.complainRaw(record.line) } })
        let check = Check(
            store: store, fetcher: fetcher, rules: settings.rules, width: settings.fetch.limits.concurrency,
            freshAtMost: settings.fetch.freshAtMost, lookAgain: settings.lookAgain)
        return try await check.run(
            followed, revisits: all ? .all : .due, resumesStopped: !sources.isEmpty, onEvent: printer.take)
    }

    private func tell(_ report: CheckReport, problems: Int) throws {
        if !quiet { Terminal.complainRaw(summary(report)) }
        if report.failed > 0 || problems > 0 { throw CommandFailure.failed() }
    }

    private func summary(_ report: CheckReport) -> String {
        "\(report.sources.of("source")) and \(report.pages.of("page")) looked at, "
            + "\(report.notModified) not modified, \(report.changes.of("change")), \(report.failed) failed"
            + (report.postponed > 0 ? ", \(report.postponed) put off" : "")
    }
}

extension FetchLimits {
    init(_ settings: Settings.Fetch) {
        self = settings.limits
        userAgent =
            "dateline/\(Dateline.configuration.version)"
            + (settings.contact.isEmpty ? "" : " (+\(settings.contact))")
    }
}
