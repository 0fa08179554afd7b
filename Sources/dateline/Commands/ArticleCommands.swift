import ArgumentParser
import Articles
import Foundation
import Storage

struct ArticleCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List the articles, the last changed first; merge two that are one, split one that is two.",
        discussion:
            "EXAMPLES\n  dateline articles -n 20\n  dateline articles merge 311 312\n  dateline articles split 311 --from 4",
        subcommands: [ListArticles.self, Merge.self, Split.self], defaultSubcommand: ListArticles.self)

    struct Merge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge", abstract: "Make one article of two.",
            discussion: """
                All versions stay, in the order in which they were seen, with new numbers. The lower article number \
                stays, and the other leads to it.

                EXAMPLE
                  dateline articles merge 311 https://gazette.example/ferry
                """)

        @Argument(help: "Its number, or any address that it was found at.")
        var article: ArticleName
        @Argument(help: "The other one.")
        var other: ArticleName
        @OptionGroup var places: PlaceOptions

        func run() async throws {
            let (store, lock) = try places.openStoreForWriting()
            let (one, two) = (try article.find(in: store), try other.find(in: store))
            guard let kept = try await store.merge(one.id, two.id, at: Date()) else {
                throw CommandFailure.usage("\(article.text) and \(other.text) are the same article, \(one.id)")
            }
            withExtendedLifetime(lock) {}
            let versions = try store.article(kept)?.versions ?? 0
            Terminal.say("article \(kept) now has \(versions.of("version"))")
        }
    }

    struct Split: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "split", abstract: "Make an article of its own of later versions.",
            discussion: """
                For an address that was used again for something else. The later versions and the address go to a new \
                article; the earlier ones stay, and are taken for gone.

                EXAMPLE
                  dateline articles split 311 --from 4
                """)

        @Argument(help: "Its number, or any address that it was found at.")
        var article: ArticleName
        @Option(name: .customLong("from"), help: ArgumentHelp("The first version that goes.", valueName: "n"))
        var first: Int
        @OptionGroup var places: PlaceOptions

        func run() async throws {
            let (store, lock) = try places.openStoreForWriting()
            let article = try article.find(in: store)
            guard let new = try await store.split(article.id, from: first, at: Date()) else {
                throw CommandFailure.usage(
                    "article \(article.id) cannot be split there; expected --from a version, from 2 to "
                        + "\(article.versions), that another one before it is kept of")
            }
            withExtendedLifetime(lock) {}
            Terminal.say("article \(new) has the versions from \(first) on")
        }
    }
}
