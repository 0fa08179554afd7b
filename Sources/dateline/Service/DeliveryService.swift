import Fetching
import Foundation
import Locking
import Notifying
import Settings
import Storage

/// Tells the sinks as long as the service runs; after a reload, those of the new settings.
final class DeliveryService: Sendable {
    private let store: ArticleStore
    private let reporter: ServiceReporter
    private let poster = Poster()
    private let sinks: Locked<[SinkSettings]>
    private let replacements: AsyncStream<Void>
    private let replaced: AsyncStream<Void>.Continuation

    init(_ sinks: [SinkSettings], _ store: ArticleStore, _ reporter: ServiceReporter) {
        self.sinks = Locked(sinks)
        self.store = store
        self.reporter = reporter
        (replacements, replaced) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A delivery under way is broken off and made again, under the same id.
    func replace(by sinks: [SinkSettings]) {
        let isNew = self.sinks.withLock { known -> Bool in
            defer { known = sinks }
            return known.map(Self.withoutPlace) != sinks.map(Self.withoutPlace)
        }
        if isNew { replaced.yield() }
    }

    /// Without where it is written down: a line more above it makes no other sink of it.
    private static func withoutPlace(_ sink: SinkSettings) -> SinkSettings {
        var sink = sink
        (sink.file, sink.line) = ("", 0)
        for index in sink.watched.indices { (sink.watched[index].file, sink.watched[index].line) = ("", 0) }
        return sink
    }

    /// Ends when it is cancelled.
    func run() async throws {
        while true {
            try await tellUntilReplaced()
            try Task.checkCancellation()
        }
    }

    private func tellUntilReplaced() async throws {
        let (notifier, replacements) = (notifier(), replacements)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await notifier.run() }
            group.addTask { for await _ in replacements { return } }
            try await group.next()
            group.cancelAll()
            // What is broken off throws that it was cancelled.
            while let ended = await group.nextResult() {
                if case .failure(let error) = ended, !(error is CancellationError) { throw error }
            }
        }
    }

    private func notifier() -> Notifier {
        let (store, poster, reporter) = (store, poster, reporter)
        let made = sinks.withLock { $0 }.map { settings in
            let sink = makeSink(
                settings, poster: poster, recent: recentChanges(of: settings, in: store),
                onNewFile: newFileNotice(of: settings, in: store) { reporter.take($0) })
            return (settings, sink)
        }
        return Notifier(store: store, sinks: made) { [reporter] in reporter.take($0) }
    }
}
