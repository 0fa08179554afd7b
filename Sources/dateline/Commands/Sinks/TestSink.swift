import ArgumentParser
import Articles
import Fetching
import Foundation
import Notifying
import Settings
import Storage

struct TestSink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Send a sink one made-up change now, and print what came back.",
        discussion: """
            The change says that it is a test. Nothing of how far the sink was told changes. To a file of changes it \
            is appended as a line; in an Atom file it stands above what the sink was told before, until that is \
            written anew.

            EXAMPLES
              dateline sinks test newsroom
              dateline sinks test newsroom --format jsonl
            """)

    @Argument(help: "The sink's name.")
    var name: String

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() async throws {
        let configuration = try places.folder().load()
        let settings = try configuration.sink(named: name)
        let started = ContinuousClock.now
        let sample = SinkMessage.sample(for: name, at: Date())
        let sink = makeSink(
            settings, poster: Poster(), recent: try told(settings, places.store ?? configuration.storePath))
        let outcome = try await sink.deliver(sample)
        let answer = SinkAnswer(name, outcome, after: ContinuousClock.now - started)
        Terminal.say(output.format == .jsonl ? try JSONLine.text(of: answer) : answer.text)
        if outcome != .delivered { throw CommandFailure.failed() }
    }

    /// What the sink was told before, for a file that is written anew; nothing where there is no store yet.
    private func told(_ settings: SinkSettings, _ path: String) throws -> RecentChanges {
        guard case .atom = settings.target, FileManager.default.fileExists(atPath: path) else {
            return { _ in [] }
        }
        return recentChanges(of: settings, in: try ArticleStore(path: path, access: .read))
    }
}

/// What came back, as programs are given it; a field's name is a contract.
private struct SinkAnswer: Encodable {
    let sink: String
    let outcome: String
    @OrNull var reason: String?
    @OrNull var retry_after: Double?
    let seconds: Double

    init(_ sink: String, _ answer: DeliveryOutcome, after time: Duration) {
        self.sink = sink
        seconds = (time / .milliseconds(1)).rounded() / 1000
        let told: (outcome: String, reason: String?, after: Duration?) =
            switch answer {
            case .delivered: ("delivered", nil, nil)
            case .failed(let reason, let after): ("failed", reason, after)
            case .refused(let reason): ("refused", reason, nil)
            case .gone(let reason): ("gone", reason, nil)
            }
        outcome = told.outcome
        reason = told.reason
        retry_after = told.after.map { $0 / .seconds(1) }
    }

    var text: String {
        let why = reason.map { ": " + Style.harmless($0) } ?? ""
        let again = retry_after.map { "; it asks to wait \($0) s" } ?? ""
        return "\(sink): \(outcome) after \(seconds) s\(why)\(again)"
    }
}
