import ArgumentParser
import Articles
import FeedReading
import Foundation
import Settings

struct ExportFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print what is followed as an OPML list, with tags as folders.",
        discussion: """
            Feeds and sitemaps, and addresses of which nobody said what they are. Other readers cannot follow front \
            pages, single pages and folders; those are left out, and said.

            EXAMPLE
              dateline feeds export > subscriptions.opml
            """)

    @OptionGroup var places: PlaceOptions

    func run() throws {
        let settings = try places.folder().load()
        let feeds = settings.sources.filter { $0.kind == .feed || $0.kind == .any }
        let list = feeds.map { OPMLFeed(url: $0.url.text, title: $0.outlet, page: $0.page, tags: $0.tags) }
        Terminal.write(writeOPML(list, title: "Followed by dateline"), to: STDOUT_FILENO)
        let others = settings.sources.count - feeds.count
        if others > 0 { Terminal.complain("\(others.of("source")) left out that are no feeds") }
    }
}
