import ArgumentParser
import Articles
import Foundation
import Storage

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tail",
        abstract: "Print the end of the change log, and follow it.",
        discussion: """
            As jsonl, each line is a CloudEvents 1.0 event; its id is the number to give to --since to go on after it.

            EXAMPLES
              dateline tail -f
              dateline tail -f --tag world
              dateline tail --since 2026-03-05 --type article.revised --kind number
              dateline tail -f --since 1842 --format jsonl
            """)

    @Flag(name: .shortAndLong, help: "Go on with what is added, by whatever process, until interrupted.")
    var follow = false

    @Option(name: .shortAndLong, help: "How many of the last changes to print; 10, or with --since all.")
    var number: Int?

    @Option(help: "Begin after this change's number, or at this time (2026-03-05, 2026-03-05T18:00:00Z).")
    var since: String?

    @Option(
        help: ArgumentHelp("Only changes of this type, such as article.revised; may be given again.", valueName: "type")
    )
    var type: [String] = []

    @Option(help: ArgumentHelp("Only revisions of this kind, such as number; may be given again.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only of this outlet; may be given again.", valueName: "outlet"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp("Only of outlets that have this tag in Feeds/; may be given again.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: "Only changes whose headline, address or summary holds these words.")
    var grep: String?

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let filter = try ChangeFilter(types: type, kinds: kind, outlets: source, words: grep)
        let store = try places.openStore()
        try sayUnknownTags(in: store)
        var cursor = try start(in: store)
        cursor = try printChanges(from: store, after: cursor, filter, last: number ?? (since == nil ? 10 : nil))
        guard follow else { return }
        var seen = try store.dataVersion()
        while true {
            cursor = try printChanges(from: store, after: cursor, filter, last: nil)
            while try store.dataVersion() == seen { try await Task.sleep(for: Self.interval) }
            seen = try store.dataVersion()
        }
    }

    /// How often another process's writes are looked for: a look reads one counter from shared memory.
    private static let interval = Duration.milliseconds(100)

    private func start(in store: ArticleStore) throws -> ChangeCursor {
        try since.map { try store.cursor(since: $0) } ?? ChangeCursor(rawValue: 0)
    }

    /// - Parameter last: only so many of them, the last ones.
    /// - Returns: the cursor after everything that was read.
    private func printChanges(
        from store: ArticleStore, after start: ChangeCursor, _ filter: ChangeFilter, last: Int?
    ) throws -> ChangeCursor {
        let filter = try passing(filter, in: store)
        var cursor = start
        var kept: [Change] = []
        while true {
            let page = try store.changes(after: cursor, limit: 1000)
            guard let end = page.last else { break }
            cursor = end.cursor
            kept += page.filter(filter.matches)
            if let last {
                kept = Array(kept.suffix(last))
            } else {
                try say(kept)
                kept = []
            }
        }
        try say(kept)
        return cursor
    }

    /// With the outlets that have the tags at the moment: whoever follows for weeks hears of a new one, too.
    private func passing(_ filter: ChangeFilter, in store: ArticleStore) throws -> ChangeFilter {
        var filter = filter
        if !tag.isEmpty { filter.taggedOutlets = try store.outlets(tagged: Set(tag)) }
        return filter
    }

    private func sayUnknownTags(in store: ArticleStore) throws {
        for unknown in try store.unknownTags(among: Set(tag)) {
            Terminal.complain("--tag: no source has the tag “\(unknown)”, as of the last sync")
        }
    }

    private func say(_ changes: [Change]) throws {
        guard !changes.isEmpty else { return }
        let style = Style()
        let lines = try changes.map { change in
            output.format == .jsonl ? try CloudEvent(change).line() : ChangeLine(change: change, style: style).text
        }
        Terminal.say(lines.joined(separator: "\n"))
    }
}

extension ChangeFilter {
    /// As the options say it.
    init(types: [String], kinds: [String], outlets: [String], words: String?) throws {
        self.init()
        self.types = Set(try types.map { try Self.parsed($0, "--type") })
        self.kinds = Set(try kinds.map { try Self.parsed($0, "--kind") })
        self.outlets = Set(outlets)
        self.words = words
    }

    private static func parsed<Value: RawRepresentable<String> & CaseIterable>(_ text: String, _ option: String) throws
        -> Value
    {
        if let value = Value(rawValue: text) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure.usage("\(option): found “\(text)”, expected one of \(known)")
    }
}
