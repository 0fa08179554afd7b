public import Fetching
public import Foundation
import Locking
public import Settings
public import Storage

/// The service: follows every source for ever, takes in changed settings while it runs, and reads kept pages anew in
/// the background when their reader has changed.
///
/// `run` ends when its task is cancelled, within moments: what was found out is stored, what is under way is dropped
/// and still due. Whoever runs it holds the `StoreLock`.
public final class Watcher: Sendable {
    /// What a watcher is given besides settings and store.
    public struct Terms: Sendable {
        /// What is loaded when files change or `reload` is called.
        public var load: @Sendable () -> Settings
        /// The folders and files whose changes count; `nil` for none.
        public var folder: ConfigurationFolder?
        public var limits: @Sendable (Settings.Fetch) -> FetchLimits = { $0.limits }
        /// The time of day, and the clock to wait by, which goes with it.
        public var now: @Sendable () -> Date = { Date() }
        public var clock: any Clock<Duration> = ContinuousClock()
        /// The longest time between two `WatchEvent.looked`.
        public var longestWait: Duration = .seconds(60)
        public var patience: Duration = .seconds(1)
        public var onFetch: @Sendable (FetchRecord) -> Void = { _ in }
        /// Told from any thread.
        public var onEvent: @Sendable (WatchEvent) -> Void = { _ in }

        public init(load: @escaping @Sendable () -> Settings) {
            self.load = load
        }
    }

    private let store: ArticleStore
    private let terms: Terms
    private let inForce: Locked<InForce>
    private let reloads = Bell()
    private let replaced = Bell()
    private let rereads = Bell()
    private let falling = Locked(FallingBehind())

    public init(settings: Settings, store: ArticleStore, terms: Terms) {
        self.store = store
        self.terms = terms
        let fetcher = Fetcher(
            limits: terms.limits(settings.fetch), memory: FetchMemory(store), now: terms.now, observer: terms.onFetch)
        inForce = Locked(InForce(settings: settings, fetcher: fetcher))
    }

    /// Reads the settings anew, as when their files change. Returns at once.
    public func reload() { reloads.ring() }

    /// - Throws: `CancellationError`.
    public func run() async throws {
        rereads.ring()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.follow() }
            group.addTask { try await self.takeInSettings() }
            group.addTask(priority: .background) { try await self.readAnew() }
            group.addTask { try await self.watchFiles() }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    // MARK: Following

    private func follow() async throws {
        while true {
            do {
                try await followUntilReplaced(inForce.withLock { $0 })
            } catch let error as StoreError {
                terms.onEvent(.storeFailed("\(error)"))
                try await terms.clock.sleep(for: .seconds(10))
            }
        }
    }

    /// What is under way when settings are replaced is dropped, and asked again by the new ones.
    private func followUntilReplaced(_ inForce: InForce) async throws {
        let check = Check(
            store: store, fetcher: inForce.fetcher, rules: inForce.settings.rules,
            width: inForce.settings.fetch.limits.concurrency, patience: terms.patience,
            freshAtMost: inForce.settings.fetch.freshAtMost, lookAgain: inForce.settings.lookAgain, now: terms.now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [terms] in
                try await check.follow(
                    inForce.settings.sources, clock: terms.clock, longestWait: terms.longestWait,
                    onEvent: { terms.onEvent(.check($0)) }, onLook: { self.note($0) })
            }
            group.addTask { [replaced] in try await replaced.wait() }
            _ = try await group.next()
            group.cancelAll()
        }
    }

    private func note(_ look: WatchLook) {
        terms.onEvent(.looked(look))
        guard let event = falling.withLock({ $0.note(look) }) else { return }
        terms.onEvent(event)
    }

    // MARK: Settings

    private func takeInSettings() async throws {
        while true {
            try await reloads.wait()
            terms.onEvent(.reloading)
            let loaded = terms.load()
            let known = inForce.withLock { $0.settings }
            let problems = loaded.problems.filter { !known.problems.contains($0) }
            if problems.isEmpty { put(loaded, inPlaceOf: known) } else { terms.onEvent(.kept(problems: problems)) }
        }
    }

    private func put(_ loaded: Settings, inPlaceOf known: Settings) {
        var settings = loaded
        settings.storePath = known.storePath
        settings.metrics = known.metrics
        inForce.withLock { $0 = $0.replaced(by: settings, terms) }
        terms.onEvent(.reloaded(Reload(from: known, to: loaded, inForce: settings)))
        replaced.ring()
        if known.rules != settings.rules { rereads.ring() }
    }

    /// For what changed between the reading of the settings and the moment from which changes are heard of.
    private func reloadIfChanged() {
        if terms.load() != inForce.withLock({ $0.settings }) { reload() }
    }

    private func watchFiles() async throws {
        guard let folder = terms.folder else { return try await Bell().wait() }
        do {
            try await FileWatch(
                places: { WatchedPlaces(folder).all() }, onWatched: { self.reloadIfChanged() },
                onChange: { self.reload() }
            ).run()
        } catch let error as FileWatchError {
            terms.onEvent(.unwatched(reason: "\(error)"))
            try await Bell().wait()
        }
    }

    // MARK: Reading anew

    /// How pages are read now.
    private var reader: WholeArticle {
        let now = inForce.withLock { $0 }
        return WholeArticle(fetcher: now.fetcher, rules: now.settings.rules)
    }

    private func readAnew() async throws {
        while true {
            try await rereads.wait()
            do {
                let reading = BackgroundReading(store: store, clock: terms.clock, now: terms.now)
                let report = try await reading.run { self.reader }
                if report.articles > 0 { terms.onEvent(.reread(report)) }
            } catch let error as StoreError {
                terms.onEvent(.storeFailed("\(error)"))
                try await terms.clock.sleep(for: .seconds(600))
                rereads.ring()
            }
        }
    }
}
