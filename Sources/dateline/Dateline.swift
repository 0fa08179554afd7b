import ArgumentParser
import Foundation

@main
struct Dateline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Follows news sources, keeps every version of every article, and tells you what changed.",
        discussion: """
            EXAMPLES
              dateline demo                 the whole job, on a newsroom of its own
              dateline init                 write Config/ and Feeds/ here, then edit Feeds/
              dateline sync                 fetch what is new, and say what changed
              dateline watch                the same for ever, as a service
              dateline tail -f              follow the change log
              dateline web                  the same as pages, for a browser

            EXIT STATUS
              0  nothing failed             2  wrong usage, or no configuration
              1  something failed           3  the store cannot be used
              75 another process holds the store
            """,
        version: "0.1.0",
        subcommands: [
            Demo.self, Init.self, Sync.self, Watch.self, Status.self, Tail.self, ArticleCommands.self, Show.self,
            History.self, Diff.self, Search.self, ListCopies.self, ListStories.self, ShowStory.self, Fetch.self,
            Extract.self, Feeds.self, Group.self, Reextract.self, Export.self, Import.self, Backup.self, Restore.self,
            Prune.self, Sinks.self, Web.self, CheckSetup.self,
        ])

    static func main() async {
        do {
            var command = try parsed(CommandLine.arguments.dropFirst())
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// The command that is named, parsed by itself: to parse it as one of all takes five milliseconds, at every start.
    /// Help, and mistakes, only the whole tells with the right words.
    private static func parsed(_ arguments: ArraySlice<String>) throws -> sending any ParsableCommand {
        var type: any ParsableCommand.Type = Dateline.self
        var rest = arguments
        while let name = rest.first,
            let found = type.configuration.subcommands.first(where: { $0.configuration.commandName == name })
        {
            type = found
            rest = rest.dropFirst()
        }
        let isPlain = type != Dateline.self && type.configuration.subcommands.isEmpty
        let asksForHelp = rest.contains { ["-h", "--help", "help", "--version"].contains($0) }
        guard isPlain, !asksForHelp else { return try parseAsRoot() }
        do { return try type.parse(Array(rest)) } catch { return try parseAsRoot() }
    }

    private static func end(with error: any Error) -> Never {
        if let failure = CommandFailure(error) {
            if let message = failure.message { Terminal.complain(message) }
            Foundation.exit(failure.status)
        }
        let status = exitCode(for: error).rawValue
        let message = fullMessage(for: error)
        if status == 0 { Terminal.say(message) } else { Terminal.complainRaw(message) }
        Foundation.exit(status == 64 ? 2 : status)
    }
}
