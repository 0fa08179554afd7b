import ArgumentParser

struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Find, follow, check and list sources: feeds, sitemaps, front pages, folders.",
        discussion: """
            EXAMPLES
              dateline feeds discover https://gazette.example/
              dateline feeds add https://gazette.example/feed.xml
              dateline feeds list
            """,
        subcommands: [
            ListFeeds.self, AddFeed.self, RemoveFeed.self, CheckFeeds.self, DiscoverFeeds.self, ParseFeeds.self,
            ImportFeeds.self, ExportFeeds.self,
        ],
        defaultSubcommand: ListFeeds.self)
}
