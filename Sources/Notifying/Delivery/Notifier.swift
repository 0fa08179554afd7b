import Locking
public import Settings
public import Storage

/// Tells sinks of changes, each by itself: at least once, in the order of the log, however long one of them is down.
///
/// Only whoever holds the store's lock runs one.
public struct Notifier: Sendable {
    private let store: ArticleStore
    private let clock: DeliveryClock
    private let onEvent: @Sendable (DeliveryEvent) -> Void
    /// Who is to be at work.
    private let wanted = Locked<[SinkRunner]>([])
    private let replaced = Doorbell()

    /// - Parameters:
    ///   - sinks: by names that differ.
    ///   - onEvent: called from any task, and has to return at once.
    public init(
        store: ArticleStore, sinks: [(settings: SinkSettings, sink: any Sink)] = [], clock: DeliveryClock = .system,
        onEvent: @escaping @Sendable (DeliveryEvent) -> Void = { _ in }
    ) {
        self.store = store
        self.clock = clock
        self.onEvent = onEvent
        let runners = sinks.map { runner($0.settings, $0.sink) }
        wanted.withLock { $0 = runners }
    }

    /// Tells these sinks from now on. Those that are described as before go on, with what is under way to them. Of one that
    /// is not there any more, or is described otherwise, a delivery under way is broken off; the latter makes it again,
    /// under the same id, as it is described now.
    /// - Parameter make: called for those that are new or others.
    public func replace(by sinks: [SinkSettings], making make: (SinkSettings) -> any Sink) {
        wanted.withLock { known in
            known = sinks.map { settings in
                known.first { $0.settings.tells(as: settings) } ?? runner(settings, make(settings))
            }
        }
        replaced.ring()
    }

    /// Goes on until it is cancelled, and throws `CancellationError` then. A delivery under way is broken off and made again
    /// the next time.
    public func run() async throws {
        let listener = store.listen { [wanted] in wanted.withLock { $0 }.forEach { $0.bell.ring() } }
        defer { withExtendedLifetime(listener) {} }
        try await withThrowingTaskGroup(of: Ending.self) { group in
            var roster = Roster()
            var looksAround = false
            group.addTask { try await untilReplaced() }
            while true {
                let next = roster.begin(wanted.withLock { $0 })
                for runner in next { group.addTask { try await ended(runner) } }
                // Without sinks there is nothing to look for.
                if !looksAround, !next.isEmpty {
                    looksAround = true
                    group.addTask { try await watchOthers() }
                }
                // Not waitForAll, which waits for the others even after one has failed.
                guard let ending = try await group.next() else { return }
                switch ending {
                case .replaced: group.addTask { try await untilReplaced() }
                case .of(let name): roster.end(name)
                }
            }
        }
    }

    /// Why a task of `run` came to its end.
    private enum Ending: Sendable {
        case replaced
        /// The runner of that name, which was not wanted any more.
        case of(String)
    }

    private func untilReplaced() async throws -> Ending {
        await replaced.wait()
        try Task.checkCancellation()
        return .replaced
    }

    private func ended(_ runner: SinkRunner) async throws -> Ending { .of(try await runner.runUntilDismissed()) }

    private func runner(_ settings: SinkSettings, _ sink: any Sink) -> SinkRunner {
        SinkRunner(settings: settings, sink: sink, store: store, clock: clock, onEvent: onEvent)
    }

    /// Tells what is due now, for whoever takes one turn and ends. What fails, and what does not get through in this time, is
    /// told the next time.
    public func tellWhatIsDue(within limit: Duration) async throws {
        let runners = wanted.withLock { $0 }
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
    private func watchOthers() async throws -> Ending {
        while true {
            do {
                let reader = try ArticleStore(path: store.path, access: .read)
                var seen = try reader.dataVersion()
                while true {
                    try await Task.sleep(for: Self.interval)
                    let version = try reader.dataVersion()
                    if version != seen { wanted.withLock { $0 }.forEach { $0.bell.ring() } }
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
