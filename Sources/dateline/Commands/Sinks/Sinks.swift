import ArgumentParser
import Settings

struct Sinks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sinks",
        abstract: "See who is told of changes, and how that goes; test, replay, resume, rebuild.",
        discussion: """
            EXAMPLES
              dateline sinks
              dateline sinks test newsroom
              dateline sinks replay newsroom --since 2026-03-05
              dateline sinks resume newsroom
              dateline sinks rebuild log
            """,
        subcommands: [ListSinks.self, TestSink.self, ReplaySink.self, ResumeSink.self, RebuildSink.self],
        defaultSubcommand: ListSinks.self)
}

extension Settings {
    /// - Throws: `CommandFailure` where there is none, or one that is left out for its faults.
    func sink(named name: String) throws -> SinkSettings {
        if let sink = sinks.first(where: { $0.name == name }) { return sink }
        let known = sinks.isEmpty ? "there is none" : "expected one of \(sinks.map(\.name).joined(separator: ", "))"
        throw CommandFailure.usage(
            "no sink “\(name)” in the configuration; \(known). One with a fault is left out: “dateline check” tells it")
    }
}
