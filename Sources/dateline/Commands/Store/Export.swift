import ArgumentParser
import Articles
import Foundation
import Rendering
import Storage

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print everything that is kept, as JSON Lines.",
        discussion:
            "EXAMPLES\n  dateline export articles > articles.jsonl\n  dateline export changes > changes.jsonl\n  dateline export warc pages.warc.gz",
        subcommands: [ExportArticles.self, ExportChanges.self, ExportArchive.self])

    struct ExportArchive: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "warc", abstract: "Every page that is kept, as a web archive that replay tools read.",
            discussion: "EXAMPLE\n  dateline export warc pages.warc.gz --outlet \"The Example Gazette\"")

        @Argument(help: "The archive; a file that is not there yet, whose name ends with .warc.gz.")
        var file: String
        @Option(help: "Only of this outlet.")
        var outlet: String?
        @OptionGroup var places: PlaceOptions

        func run() throws {
            guard file.hasSuffix(".warc.gz") else {
                throw CommandFailure.usage("found “\(file)”, expected a name that ends with .warc.gz")
            }
            guard !FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure.usage("\(file): there already")
            }
            let store = try places.openStore()
            guard FileManager.default.createFile(atPath: file, contents: nil),
                let output = FileHandle(forWritingAtPath: file)
            else { throw CommandFailure.failed("\(file): cannot be written: \(String(cString: strerror(errno)))") }
            let writer = try WARCWriter(
                software: "dateline/\(Dateline.configuration.version)", at: Date(),
                write: { try output.write(contentsOf: $0) })
            var count = 0
            try store.eachSnapshot(outlet: outlet) { page in
                count += 1
                try writer.write(
                    page.bytes, of: page.url, contentType: page.contentType, receivedAt: page.fetchedAt)
            }
            try output.close()
            Terminal.complainRaw("\(file): \(count.of("page"))")
        }
    }

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
        story = article.story?.rawValue
        self.versions = versions.map(VersionLine.init)
    }
}
