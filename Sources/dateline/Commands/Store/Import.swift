import ArgumentParser
import Articles
import Extraction
import FileReading
import Foundation
import Settings
import Storage

struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take up pages that others have kept.",
        discussion: "EXAMPLE\n  dateline import warc crawl-2024.warc.gz --outlet \"The Example Gazette\"",
        subcommands: [ImportArchive.self])

    struct ImportArchive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "warc",
            abstract: "Take up the pages of web archives, each as a version of its time.",
            discussion: """
                Pages may stand in any order, and beside versions that are known already. What says the same as the \
                version before it is none. Pages without an article are passed over and counted.

                EXAMPLE
                  dateline import warc crawl-*.warc.gz --outlet "The Example Gazette"
                """)

        @Argument(help: "Archives: .warc or .warc.gz.")
        var files: [String]

        @Option(help: "The outlet that the pages are of.")
        var outlet: String

        @OptionGroup var places: PlaceOptions

        func run() async throws {
            var settings = try places.folder().load()
            if let store = places.store { settings.storePath = store }
            let lock = try StoreLock(storePath: settings.storePath, waits: false)
            let store = try ArticleStore(path: settings.storePath, access: .write)
            var intake = Intake(store: store, outlet: outlet, rules: settings.rules)
            var hasFailed = false
            for file in files {
                do {
                    try await readPages(in: file, as: .webArchive) { try await intake.take($0) }
                } catch let error as FileError {
                    hasFailed = true
                    Terminal.complain("\(file): \(error)")
                }
            }
            try await intake.finish()
            withExtendedLifetime(lock) {}
            Terminal.complainRaw(
                "\(intake.pages.of("page")) read, \(intake.versions.of("version")) new, "
                    + "\(intake.passedOver) passed over")
            if hasFailed { throw CommandFailure.failed() }
        }
    }
}

/// Reads archived pages and hands them on in groups.
private struct Intake {
    let store: ArticleStore
    let outlet: String
    let rules: SiteRules
    private(set) var pages = 0
    private(set) var versions = 0
    private(set) var passedOver = 0
    private var waiting: [PastPage] = []

    /// Pages of one transaction.
    private static let group = 100

    init(store: ArticleStore, outlet: String, rules: SiteRules) {
        self.store = store
        self.outlet = outlet
        self.rules = rules
    }

    mutating func take(_ page: PageFile) async throws {
        pages += 1
        guard let url = page.url, let time = page.receivedAt else {
            passedOver += 1
            return
        }
        let rule = rules.rule(for: url)
        let draft = try? extractArticle(
            page.bytes, contentType: page.contentType, url: url, outlet: outlet, rule: rule)
        guard let draft else {
            passedOver += 1
            return
        }
        waiting.append(
            PastPage(
                url: url, draft: draft, bytes: page.bytes, contentType: page.contentType, receivedAt: time,
                reader: readerName(rule: rule)))
        if waiting.count >= Self.group { try await finish() }
    }

    mutating func finish() async throws {
        versions += try await store.takeUp(waiting, outlet: outlet, at: Date())
        waiting = []
    }
}
