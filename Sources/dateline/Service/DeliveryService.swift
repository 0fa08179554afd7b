import Fetching
import Notifying
import Settings
import Storage

/// Tells the sinks as long as the service runs; after a reload, those of the new settings.
final class DeliveryService: Sendable {
    private let store: ArticleStore
    private let reporter: ServiceReporter
    private let clock: DeliveryClock
    private let poster: Poster
    private let notifier: Notifier

    init(_ sinks: [SinkSettings], _ store: ArticleStore, _ reporter: ServiceReporter, _ clock: DeliveryClock) {
        self.store = store
        self.reporter = reporter
        self.clock = clock
        poster = Poster(now: clock.now)
        notifier = Notifier(store: store, clock: clock) { reporter.take($0) }
        replace(by: sinks)
    }

    /// A delivery under way goes on, unless its sink is another now.
    func replace(by sinks: [SinkSettings]) {
        notifier.replace(by: sinks) { sink in
            makeSink(
                sink, poster: poster, now: clock.now, recent: recentChanges(of: sink, in: store),
                onNewFile: newFileNotice(of: sink, in: store) { [reporter] in reporter.take($0) })
        }
    }

    /// Ends when it is cancelled.
    func run() async throws { try await notifier.run() }
}
