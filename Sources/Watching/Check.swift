public import Articles
public import Extraction
public import Fetching
public import Foundation
public import Settings
public import Storage

/// One turn: every source is asked, every due page is read, and what that means is stored.
///
/// The one path on which what is followed enters the store, for one-shot commands and the service alike.
public struct Check: Sendable {
    let store: ArticleStore
    let fetcher: Fetcher
    /// Fetches and extractions under way at a time; what they found is stored meanwhile.
    let width: Int
    /// How long a page that is not there is given to come back, before a second look decides.
    let patience: Duration
    /// The most that a server's word on the freshness of an answer puts a look off.
    let freshAtMost: Duration
    /// For how long after its last change an article is looked at again; `nil` for ever.
    let lookAgain: Duration?
    /// How single sites' pages are read.
    let article: WholeArticle
    let now: @Sendable () -> Date

    public init(
        store: ArticleStore, fetcher: Fetcher, rules: SiteRules = SiteRules(), width: Int = 64,
        patience: Duration = .seconds(1),
        freshAtMost: Duration = .seconds(3600), lookAgain: Duration? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.fetcher = fetcher
        self.width = width
        self.patience = patience
        self.freshAtMost = freshAtMost
        self.lookAgain = lookAgain
        article = WholeArticle(fetcher: fetcher, rules: rules)
        self.now = now
    }

    /// - Parameters:
    ///   - resumesStopped: whether sources are asked, too, whose publisher has said that they are gone for good.
    ///   - onEvent: told what happens, while it happens, from any thread.
    /// - Throws: `StoreError`; `CancellationError` where the turn was ended; what was stored by then stays, the rest
    ///     is still due.
    public func run(
        _ followed: [FollowedSource], revisits: ArticleStore.Revisits = .due, resumesStopped: Bool = false,
        onEvent: @escaping @Sendable (CheckEvent) -> Void = { _ in }
    ) async throws -> CheckReport {
        let collector = Collector(store: store, fetcher: fetcher, now: now, onEvent: onEvent)
        let stored = try Self.stored(followed, in: store)
        let sources = zip(stored, followed).map { SourceTurn(source: $0, followed: $1) }
        var turn = Turn(
            check: self, collector: collector, revisits: revisits, sources: sources, listed: try store.sitemaps(),
            onEvent: onEvent)
        do {
            try await turn.run(resumesStopped: resumesStopped)
        } catch {
            // Where the store is what failed, it fails again.
            try? await collector.finish()
            throw error
        }
        return await collector.report
    }

    /// What has not changed for so long that its user does not want to look any more.
    func letRest(dueSince earliest: Date, at now: Date) throws(StoreError) {
        // Where all is looked at, some may rest by former settings.
        guard lookAgain != nil || earliest == .distantPast else { return }
        try store.rest(
            unchangedSince: lookAgain.map { now.addingTimeInterval(-($0 / .seconds(1))) }, dueSince: earliest, at: now)
    }

    /// A turn without end: what becomes due is asked as it becomes due, until the task is cancelled. Nothing is lost by
    /// that: what was found out is stored, the rest is still due.
    /// - Parameters:
    ///   - clock: by which it waits; `now` is expected to go with it.
    ///   - longestWait: between two looks at what has become due.
    ///   - onLook: told of each look, which shows that it is alive.
    /// - Throws: `StoreError`, `CancellationError`.
    public func follow(
        _ followed: [FollowedSource], clock: any Clock<Duration> = ContinuousClock(),
        longestWait: Duration = .seconds(60),
        onEvent: @escaping @Sendable (CheckEvent) -> Void = { _ in },
        onLook: @escaping @Sendable (WatchLook) -> Void = { _ in }
    ) async throws {
        let collector = Collector(store: store, fetcher: fetcher, now: now, onEvent: onEvent)
        let stored = try Self.stored(followed, in: store)
        let sources = zip(stored, followed).map { SourceTurn(source: $0, followed: $1) }
        var turn = Turn(
            check: self, collector: collector, revisits: .scheduled, sources: sources, listed: try store.sitemaps(),
            onEvent: onEvent)
        let byID = Dictionary(sources.map { ($0.source.id, $0.followed) }) { first, _ in first }
        try await turn.goOn(
            in: Rounds(
                followed: byID, clock: clock, longestWait: min(longestWait, .seconds(Rounds.length)), onLook: onLook))
    }

    private static func stored(_ followed: [FollowedSource], in store: ArticleStore) throws -> [Source] {
        var tags: [WebURL: Set<String>] = [:]
        for source in followed { tags[source.url, default: []].formUnion(source.tags.filter { !$0.isEmpty }) }
        return try store.sources(followed.map { ($0.url, $0.outlet, $0.kind.stored) }, tags: tags)
    }

    /// Seconds for which an answer is taken for fresh.
    func freshFor(_ reply: FetchReply) -> TimeInterval {
        let fresh = min(reply.freshFor ?? .zero, freshAtMost)
        return TimeInterval(fresh.components.seconds)
    }
}

/// What happens in a turn.
public enum CheckEvent: Sendable {
    /// So many more sources and pages are to be looked at.
    case planned(Int)
    /// One of them has been.
    case done
    /// Changes, once they are stored.
    case changed([Change])
    case failed(WebURL, reason: String)
    /// Not asked, since its host is to be left alone.
    case postponed(WebURL, Hold)
    /// Not asked, since its publisher has said that it is gone for good.
    case stopped(WebURL, since: Date)
    /// A feed that was read and lists nothing.
    case empty(WebURL)
}

/// What a turn came to.
public struct CheckReport: Sendable {
    public var sources = 0
    public var pages = 0
    /// Answers that said that nothing changed.
    public var notModified = 0
    public var failed = 0
    public var postponed = 0
    public var changes = 0
}

extension FollowedSource.Kind {
    var stored: Source.Kind? {
        switch self {
        case .feed, .folder: .feed
        case .section: .section
        case .page: .page
        case .any: nil
        }
    }
}
