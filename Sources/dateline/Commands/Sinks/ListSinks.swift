import ArgumentParser
import Articles
import Foundation
import Notifying
import Settings
import Storage

struct ListSinks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the sinks, how far each was told, and what failed.",
        discussion: """
            A sink is ok, waiting (it failed, and is tried again), parked (it is told nothing until “dateline sinks \
            resume”), or new (neither “watch” nor “sync” knew it yet). With --attempts, what was tried last, when, and what came back.

            EXAMPLES
              dateline sinks
              dateline sinks list --attempts 10
              dateline sinks list --format jsonl
            """)

    @Option(help: ArgumentHelp("Print so many of the last attempts of each sink, too.", valueName: "n"))
    var attempts = 0

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let settings = try places.folder().load()
        for problem in settings.problems { Terminal.complain("\(problem)") }
        let path = places.store ?? settings.storePath
        let store =
            try FileManager.default.fileExists(atPath: path) ? ArticleStore(path: path, access: .read) : nil
        if settings.sinks.isEmpty, output.format == .text {
            return Terminal.say("no sinks; “sinks:” in the configuration names them")
        }
        let now = Date(), style = Style()
        for sink in settings.sinks {
            let line = try SinkLine(sink, in: store, attempts: max(0, attempts))
            Terminal.say(output.format == .jsonl ? try JSONLine.text(of: line) : line.text(style, now: now))
        }
    }
}

extension SinkTarget {
    /// As the configuration names it.
    var type: String {
        switch self {
        case .webhook: "webhook"
        case .exec: "exec"
        case .email: "email"
        case .ntfy: "ntfy"
        case .chat(let flavour, _): flavour.rawValue
        case .matrix: "matrix"
        case .telegram: "telegram"
        case .atom: "atom"
        case .file: "file"
        case .output: "stdout"
        }
    }
}
