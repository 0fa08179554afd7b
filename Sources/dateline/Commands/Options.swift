import ArgumentParser
import Articles
import Foundation
import Settings
import Storage

enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, jsonl }

struct FormatOption: ParsableArguments {
    @Option(help: "How to print: text for people, jsonl for programs.")
    var format = OutputFormat.text
}

/// Where the configuration and the store are.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration, in place of the nearest Config/dateline.yaml.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The store, in place of the one that the configuration names.", valueName: "file"))
    var store: String?

    /// - Throws: `CommandFailure` where there is no configuration.
    func folder() throws -> ConfigurationFolder {
        let found = ConfigurationFolder.find(
            named: config, environment: ProcessInfo.processInfo.environment,
            from: FileManager.default.currentDirectoryPath)
        guard let found else {
            throw CommandFailure.usage(
                "no configuration: no Config/dateline.yaml here or in a folder above; “dateline init” writes one")
        }
        guard FileManager.default.fileExists(atPath: found.configuration) else {
            throw CommandFailure.usage("\(found.configuration): no such file; expected the configuration")
        }
        return found
    }

    func storePath() throws -> String { try store ?? folder().load().storePath }

    /// The store for changing it, and the lock that keeps others from doing so meanwhile.
    func openStoreForWriting() throws -> (ArticleStore, StoreLock) {
        let path = try storePath()
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        let lock = try StoreLock(storePath: path, waits: false)
        return (try ArticleStore(path: path, access: .write), lock)
    }

    func openStore() throws -> ArticleStore { try ArticleStore(path: storePath(), access: .read) }
}

/// An article as a person names it: its number, or any address that it was found at.
struct ArticleName: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        text = argument
    }

    func find(in store: ArticleStore) throws -> Article {
        if let number = Int64(text) {
            if let article = try store.article(Article.ID(rawValue: number)) { return article }
            throw CommandFailure.failed("no article \(number) in \(store.path); “dateline articles” lists them")
        }
        guard let url = WebURL(text) else {
            throw CommandFailure.usage("found “\(text)”, expected an article's number or address")
        }
        if let article = try store.article(at: url) { return article }
        throw CommandFailure.failed("no article was found at \(url); “dateline articles” lists them")
    }
}

extension Date {
    var iso8601: String { formatted(.iso8601) }
    var short: String {
        String(
            formatted(.iso8601.year().month().day().dateSeparator(.dash).time(includingFractionalSeconds: false))
                .prefix(16)
        ).replacing("T", with: " ")
    }
}

extension Int {
    /// "1 page", "7 pages".
    func of(_ thing: String) -> String { self == 1 ? "1 \(thing)" : "\(self) \(thing)s" }
}
