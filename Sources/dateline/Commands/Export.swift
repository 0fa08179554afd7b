import ArgumentParser
import Articles
import Foundation
import Storage

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print everything that is kept, as JSON Lines.",
        discussion: "EXAMPLES\n  dateline export articles > articles.jsonl\n  dateline export changes > changes.jsonl",
        subcommands: [ExportArticles.self, ExportChanges.self])

    struct ExportArticles: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "articles", abstract: "Every article with all its versions, one a line.",
            discussion: "EXAMPLE\n  dateline export articles > articles.jsonl")

        @Option(help: "jsonl, the only format there is.")
        var format = OutputFormat.jsonl
        @OptionGroup var places: PlaceOptions

        func run() throws {
            let store = try places.openStore()
            try store.eachArticle { article in
                let line = ExportedArticle(
                    article, urls: try store.addresses(of: article.id), versions: try store.versions(of: article.id))
                Terminal.say(try JSONLine.text(of: line))
            }
        }
    }

    struct ExportChanges: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "changes", abstract: "The whole change log, one CloudEvent a line.",
            discussion: "EXAMPLE\n  dateline export changes > changes.jsonl")

        @Option(help: "jsonl, the only format there is.")
        var format = OutputFormat.jsonl
        @OptionGroup var places: PlaceOptions

        func run() throws {
            let store = try places.openStore()
            var cursor = ChangeCursor(rawValue: 0)
            while true {
                let page = try store.changes(after: cursor, limit: 1000)
                guard let end = page.last else { return }
                Terminal.say(try page.map { try CloudEvent($0).line() }.joined(separator: "\n"))
                cursor = end.cursor
            }
        }
    }
}

/// An article with all its versions, as programs are given it; a field's name is a contract.
private struct ExportedArticle: Encodable {
    let id: Int64
    let url: String
    let urls: [String]
    let outlet: String
    let status: String
    @OrNull var copy_group: Int64?
    @OrNull var story: Int64?
    let versions: [VersionLine]

    init(_ article: Article, urls: [String], versions: [Version]) {
        id = article.id.rawValue
        url = article.url.text
        self.urls = urls
        outlet = article.outlet
        status = article.status.rawValue
        copy_group = article.copyGroup
        story = nil
        self.versions = versions.map(VersionLine.init)
    }
}
