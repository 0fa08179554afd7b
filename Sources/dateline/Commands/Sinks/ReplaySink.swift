import ArgumentParser
import Settings
import Storage

struct ReplaySink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Tell a sink again what happened since, or for the first time.",
        discussion: """
            What passes its filter is told from there on, by “watch” or the next “sync”; many changes together, as \
            its pace says. What was under way to it is left, and a parked sink goes on.

            EXAMPLES
              dateline sinks replay newsroom --since 1842
              dateline sinks replay newsroom --since 2026-03-05T18:00:00Z
            """)

    @Argument(help: "The sink's name.")
    var name: String

    @Option(help: "Begin after this change's number, or at this time (2026-03-05, 2026-03-05T18:00:00Z).")
    var since: String

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let sink = try places.folder().load().sink(named: name)
        let store = try places.openStoreForOneWord()
        let cursor = try store.cursor(since: since)
        try await store.replay(name, after: cursor)
        try SinkNote(sink, in: store, "told again after #\(cursor)").say(output.format)
    }
}

struct ResumeSink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Take up a parked sink again, where it stood.",
        discussion: """
            One that waits after a failure is tried at once.

            EXAMPLE
              dateline sinks resume newsroom
            """)

    @Argument(help: "The sink's name.")
    var name: String

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let sink = try places.folder().load().sink(named: name)
        let store = try places.openStoreForOneWord()
        guard try await store.resume(name) else {
            throw CommandFailure.failed("\(name): was told nothing yet, so there is nothing to resume")
        }
        try SinkNote(sink, in: store, "taken up again").say(output.format)
    }
}
