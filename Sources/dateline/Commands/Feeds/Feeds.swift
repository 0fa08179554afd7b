import ArgumentParser

struct Feeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at feeds.", discussion: "EXAMPLE\n  dateline feeds parse feed.xml",
        subcommands: [ParseFeeds.self])
}
