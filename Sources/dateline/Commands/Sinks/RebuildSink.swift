import ArgumentParser
import Articles
import Notifying
import Settings
import Storage

struct RebuildSink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Write a sink's file anew from the store, where it was lost or damaged.",
        discussion: """
            For sinks of type file and atom. A file of changes gets every change up to where the sink was told that its filter
            lets through, as the filter is now; an Atom file what the sink was told last. It is written beside the old one and
            takes its place when it is whole, also while “watch” tells the sink: no line is lacking or twice afterwards.

            A service or sync whose file is gone begins an empty one and says so, once. Of files that logrotate has put aside
            nothing is said, and nothing is touched: --since begins the new one after their last line.

            EXAMPLES
              dateline sinks rebuild log
              dateline sinks rebuild log --since 1842
              dateline sinks rebuild log --since 2026-03-05
            """)

    @Argument(help: "The sink's name.")
    var name: String

    @Option(
        help: "Begin after this change's number, or at this time (2026-03-05, 2026-03-05T18:00:00Z), not at the first.")
    var since: String?

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let settings = try places.folder().load()
        let sink = try settings.sink(named: name)
        try refuse(sink, among: settings.sinks)
        let store = try places.openStoreForOneWord()
        let begin = try since.map { try store.cursor(since: $0) } ?? ChangeCursor(rawValue: 0)
        do {
            let count = try await FileRebuild(sink, in: store).run(after: begin)
            try SinkNote(sink, in: store, "written anew with \(count.of("change"))").say(output.format)
        } catch let error as RebuildError {
            throw CommandFailure.failed("\(name): \(error)")
        }
    }

    private func refuse(_ sink: SinkSettings, among sinks: [SinkSettings]) throws {
        switch sink.target {
        case .atom where since != nil:
            throw CommandFailure.usage("--since: an Atom file has the last changes, as many as “entries” says")
        case .atom, .file: break
        default: throw CommandFailure.usage("\(name): \(RebuildError.noFile)")
        }
        if let other = sinks.first(where: { $0.name != name && $0.target.filePath == sink.target.filePath }) {
            throw CommandFailure.failed("\(name): “\(other.name)” writes to the same file, and would lose its lines")
        }
    }
}

extension SinkTarget {
    fileprivate var filePath: String? {
        switch self {
        case .file(let path), .atom(let path, _): path
        default: nil
        }
    }
}
