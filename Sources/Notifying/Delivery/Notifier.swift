public import Settings
public import Storage

/// Tells sinks of changes, each by itself: at least once, in the order of the log, however long one of them is down.
///
/// Only whoever holds the store's lock runs one.
public struct Notifier: Sendable {
    private let store: ArticleStore
    private let runners: [SinkRunner]
    private let clock: DeliveryClock

    /// - Parameters:
    ///   - sinks: by names that differ.
    ///   - onEvent: called from any task, and has to return at once.
    public init(
        store: ArticleStore, sinks: [(settings: SinkSettings, sink: any Sink)], clock: DeliveryClock = .system,
        onEvent: @escaping @Sendable (DeliveryEvent) -> Void = { _ in }
    ) {
        self.store = store
        self.clock = clock
        runners = sinks.map {
            SinkRunner(
                settings: $0.settings, sink: $0.sink, store: store, clock: clock, bell: Doorbell(), onEvent: onEvent)
        }
    }

    /// Goes on until it is cancelled, and throws `CancellationError` then. A delivery under way is broken off and made again
    /// the next time.
    public func run() async throws {
        // Without sinks there is nothing to look for.
        while runners.isEmpty { try await Task.sleep(for: .seconds(86_400)) }
        let listener = store.listen { [runners] in runners.forEach { $0.bell.ring() } }
        defer { withExtendedLifetime(listener) {} }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for runner in runners { group.addTask { try await runner.run() } }
            group.addTask { try await watchOthers() }
            // Not waitForAll, which waits for the others even after one has failed.
            for try await _ in group {}
        }
    }

    /// Tells what is due now, for whoever takes one turn and ends. What fails, and what does not get through in this time, is
    /// told the next time.
    public func tellWhatIsDue(within limit: Duration) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for runner in runners {
                group.addTask {
                    try await runner.tellWhatIsDue()
                    return true
                }
            }
            group.addTask {
                try await Task.sleep(for: limit)
                return false
            }
            var left = runners.count
            while left > 0, try await group.next() == true { left -= 1 }
            group.cancelAll()
        }
    }

    /// Other processes set sinks back and take them up again. They are seen by a connection of its own, since SQLite counts
    /// others' commits for each connection apart; it sees those of this process, too, that `listen` does not tell of.
    private func watchOthers() async throws {
        while true {
            do {
                let reader = try ArticleStore(path: store.path, access: .read)
                var seen = try reader.dataVersion()
                while true {
                    try await Task.sleep(for: Self.interval)
                    let version = try reader.dataVersion()
                    if version != seen { runners.forEach { $0.bell.ring() } }
                    seen = version
                }
            } catch is StoreError {
                // Whatever is wrong with the store, the sinks' own tasks say it.
                try await Task.sleep(for: .seconds(10))
            }
        }
    }

    /// A look reads one counter from shared memory.
    private static let interval = Duration.milliseconds(200)
}
