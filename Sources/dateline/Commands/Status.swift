import ArgumentParser
import Articles
import Foundation
import Settings
import Storage
import Watching

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say how the service does: what fails and since when, what is left behind, the store's size.",
        discussion: """
            Exit status 0 where nothing fails, 1 where a source that is followed has failed three times in a row or \
            is gone, or a sink is parked.

            EXAMPLES
              dateline status
              dateline status --format jsonl | jq 'select(.what == "source")'
            """)

    @OptionGroup var output: FormatOption
    @OptionGroup var places: PlaceOptions

    func run() throws {
        let settings = try places.folder().load()
        let store = try ArticleStore(path: places.store ?? settings.storePath, access: .read)
        let now = Date()
        let lines = try self.lines(of: store, settings, now)
        for line in lines { Terminal.say(output.format == .jsonl ? try line.json() : line.text(Style())) }
        if lines.contains(where: { $0.isTrouble }) { throw CommandFailure.failed() }
    }

    /// One part of the whole a line; whatever else has a health of its own adds its lines here.
    private func lines(of store: ArticleStore, _ settings: Settings, _ now: Date) throws -> [any StatusLine] {
        let health = try store.sourceHealth(at: now)
        let followed = settings.sources.compactMap { health[$0.url]?.source }
        let behind = try store.backlog(of: followed.map(\.id), before: now.addingTimeInterval(-WatchLook.late))
        let failing = followed.filter { $0.failures >= FailingSourceLine.failures || $0.stoppedAt != nil }
        var lines: [any StatusLine] = [try StoreLine(store), BehindLine(behind)]
        for source in failing { lines.append(FailingSourceLine(source)) }
        for sink in settings.sinks { lines.append(SinkStatusLine(try SinkLine(sink, in: store, attempts: 0))) }
        return lines
    }
}
