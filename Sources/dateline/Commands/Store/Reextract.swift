import ArgumentParser
import Articles
import Fetching
import Foundation
import Settings
import Storage
import Watching

struct Reextract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reextract",
        abstract: "Read kept articles anew from their pages, after dateline or a site's rule has changed.",
        discussion: """
            Nothing is fetched, and nothing of it is an edit: each version keeps its number and its time, and what it \
            read like before is kept beside it. Only articles are read that were last \
            read by another version of dateline or by other rules.

            EXAMPLES
              dateline reextract --dry-run
              dateline reextract --outlet "The Example Gazette"
            """)

    @Option(help: "Only of this outlet.")
    var outlet: String?

    @Flag(help: "Only say what would read differently.")
    var dryRun = false

    @Flag(help: "Print nothing but what failed.")
    var quiet = false

    @OptionGroup var places: PlaceOptions

    func run() async throws {
        var settings = try places.folder().load()
        if let store = places.store { settings.storePath = store }
        let lock = dryRun ? nil : try StoreLock(storePath: settings.storePath, waits: false)
        guard FileManager.default.fileExists(atPath: settings.storePath) else {
            throw StoreError.missing(path: settings.storePath)
        }
        let store = try ArticleStore(path: settings.storePath, access: dryRun ? .read : .write)
        let reading = Reextraction(
            store: store, article: WholeArticle(fetcher: Fetcher(limits: settings.fetch.limits), rules: settings.rules))
        var articles = 0, changed = 0, versions = 0, failed = 0
        for id in try reading.due(outlet: outlet) {
            let outcome = try await reading.run(on: id, isTrial: dryRun)
            articles += 1
            changed += outcome.changed.isEmpty ? 0 : 1
            versions += outcome.changed.count
            failed += outcome.failed.count
            if !outcome.changed.isEmpty, !quiet { try tell(outcome, store) }
        }
        withExtendedLifetime(lock) {}
        Terminal.complainRaw(
            "\(articles.of("article")) read anew, \(versions.of("version")) of \(changed.of("article")) "
                + "\(dryRun ? "would read" : "read") differently, \(failed.of("page")) could not be read")
    }

    private func tell(_ outcome: Reextraction.Outcome, _ store: ArticleStore) throws {
        guard let article = try store.article(outcome.article) else { return }
        let numbers = outcome.changed.map(String.init).joined(separator: ", ")
        Terminal.say(
            "\(article.id.description.leftPadded(to: 5))  \(Style.harmless(article.outlet)): "
                + "\(Style.harmless(article.title)) (\(outcome.changed.count == 1 ? "version" : "versions") \(numbers))"
        )
    }
}
