import Fetching
import Notifying
import Settings
import Storage

/// Tells the sinks once, at the end of a turn.
struct DueDelivery {
    /// `nil` where there is nobody to tell.
    private let notifier: Notifier?

    /// Slow receivers are told the rest at the next turn.
    private static let longest = Duration.seconds(30)

    /// Before the turn: a new sink is told of what comes from now on.
    init(_ settings: Settings, _ store: ArticleStore) async throws {
        guard !settings.sinks.isEmpty else {
            notifier = nil
            return
        }
        let poster = Poster()
        for sink in settings.sinks where try store.sinkState(sink.name) == nil {
            _ = try await store.openSink(sink.name)
        }
        let sinks = settings.sinks.map { sink -> (SinkSettings, any Sink) in
            let made = makeSink(
                sink, poster: poster, recent: recentChanges(of: sink, in: store),
                onNewFile: newFileNotice(of: sink, in: store) { Self.complain($0) })
            return (sink, made)
        }
        notifier = Notifier(store: store, sinks: sinks) { Self.complain($0) }
    }

    func tell() async throws { try await notifier?.tellWhatIsDue(within: Self.longest) }

    private static func complain(_ event: DeliveryEvent) {
        switch event {
        case .delivered, .slowPattern: break
        case .failed(let sink, let reason, _): Terminal.complain("sink \(sink): \(Style.harmless(reason))")
        case .parked(let sink, let reason):
            Terminal.complain(
                "sink \(sink): parked: \(Style.harmless(reason)); “dateline sinks resume \(sink)” takes it up again")
        case .begunAnew(let sink): Terminal.complain(DeliveryEvent.newFileLine(of: sink))
        case .troubled(let sink, let error): Terminal.complain("sink \(sink): \(error)")
        }
    }
}

extension DeliveryEvent {
    /// In the service's log, too.
    static func newFileLine(of sink: String) -> String {
        "sink \(sink): its file was gone, and begins anew with what is told now; "
            + "“dateline sinks rebuild \(sink)” writes all of it from the store"
    }
}
