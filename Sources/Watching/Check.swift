public import Articles
public import Fetching
public import Foundation
public import Settings
public import Storage

/// One turn: every source is asked, every due page is read, and what that means is stored.
///
/// The one path on which anything enters the store, for one-shot commands and the service alike.
public struct Check: Sendable {
    let store: ArticleStore
    let fetcher: Fetcher
    /// Fetches and extractions under way at a time; what they found is stored meanwhile.
    let width: Int
    /// How long a page that is not there is given to come back, before a second look decides.
    let patience: Duration
    let now: @Sendable () -> Date

    public init(
        store: ArticleStore, fetcher: Fetcher, width: Int = 64, patience: Duration = .seconds(1),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.fetcher = fetcher
        self.width = width
        self.patience = patience
        self.now = now
    }

    /// - Throws: `StoreError`; `CancellationError` where the turn was ended; what was stored by then stays, the rest is still due.
    public func run(
        _ followed: [FollowedSource], revisits: ArticleStore.Revisits = .due,
        onProgress: @escaping @Sendable (CheckProgress) -> Void = { _ in }
    ) async throws -> CheckReport {
        let collector = Collector(store: store, now: now)
        let sources = try store.sources(followed.map { ($0.url, $0.outlet, $0.kind.stored) })
        let known = Dictionary(zip(sources.map(\.id), followed)) { first, _ in first }
        onProgress(.sources(total: sources.count))
        try await forEach(sources) { source in
            let outcome = try await SourceCheck(check: self).run(source, as: known[source.id]?.kind ?? .any)
            try await collector.take(outcome)
            onProgress(.sourceDone)
        }
        try await collector.flush()
        try await readPages(of: sources, revisits, collector, onProgress)
        return await collector.report
    }

    private func readPages(
        of sources: [Source], _ revisits: ArticleStore.Revisits, _ collector: Collector,
        _ onProgress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws {
        let pages = try store.pageChecks(of: sources, revisits: revisits, at: now())
        onProgress(.pages(total: pages.count))
        let missing = Missing()
        try await forEach(pages) { page in
            switch try await PageReading(check: self).run(page) {
            case .arrival(let arrival): try await collector.take(arrival)
            case .missing: await missing.note(page)
            }
            onProgress(.pageDone)
        }
        try await collector.flush()
        try await lookAgain(missing, collector)
    }

    /// A page that is missing twice is gone; one that is back was never away.
    private func lookAgain(_ missing: Missing, _ collector: Collector) async throws {
        let pages = await missing.pages
        guard !pages.isEmpty else { return }
        try await Task.sleep(for: patience)
        try await forEach(pages) { page in
            switch try await PageReading(check: self).run(page) {
            case .arrival(let arrival): try await collector.take(arrival)
            case .missing(let article, let reason): try await collector.take(.pageGone(article, reason: reason))
            }
        }
        try await collector.flush()
    }

    /// At most `width` at a time, in order of the list.
    private func forEach<Item: Sendable>(
        _ items: [Item], _ body: @escaping @Sendable (Item) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, item) in items.enumerated() {
                if index >= width { try await group.next() }
                group.addTask { try await body(item) }
            }
            try await group.waitForAll()
        }
    }
}

/// How far a turn is.
public enum CheckProgress: Sendable {
    case sources(total: Int)
    case sourceDone
    case pages(total: Int)
    case pageDone
}

/// What a turn found.
public struct CheckReport: Sendable {
    public struct Failure: Sendable {
        public var url: WebURL
        public var reason: String
    }

    public var sources = 0
    public var pages = 0
    /// Answers that said that nothing changed.
    public var notModified = 0
    public var failedSources: [Failure] = []
    public var failedPages: [Failure] = []
    /// Feeds that were read and list nothing.
    public var emptyFeeds: [WebURL] = []
    public var changes: [Change] = []
}

/// Pages that were not there at the first look.
private actor Missing {
    private(set) var pages: [PageCheck] = []

    func note(_ page: PageCheck) { pages.append(page) }
}

extension FollowedSource.Kind {
    var stored: Source.Kind? {
        switch self {
        case .feed: .feed
        case .page: .page
        case .any: nil
        }
    }
}
