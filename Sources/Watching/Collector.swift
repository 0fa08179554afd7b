import Articles
import Fetching
import Foundation
import Storage

/// Gathers what checks found out and stores it in groups, so that a thousand articles are not a thousand waits for the
/// disk. A group is stored when it is large, or when the last one is a moment ago.
actor Collector {
    private let store: ArticleStore
    private let fetcher: Fetcher
    private let now: @Sendable () -> Date
    private let onEvent: @Sendable (CheckEvent) -> Void
    private var waiting: [Arrival] = []
    private var waitingBytes = 0
    private var lastStored = ContinuousClock.now
    /// When the words of what is stored were put into the search index last; `nil` before, so that what a former run left
    /// out is not left for long. `isIndexBehind` says whether any are missing.
    private var lastIndexed: ContinuousClock.Instant?
    private var isIndexBehind = true
    /// The last flush; each waits for the one before.
    private var storing: Task<Void, any Error>?
    /// Those under way.
    private var flushes = 0
    private(set) var report = CheckReport()
    /// Pages that were not there at the first look.
    private(set) var missing: [PageCheck] = []

    private static let mostWaiting = 64
    private static let mostBytes = 1024 * 1024
    private static let longestWait = Duration.milliseconds(250)
    /// The index is written in pieces that are merged later: a few large ones cost half of many small ones.
    private static let longestBehind = Duration.seconds(1)

    init(
        store: ArticleStore, fetcher: Fetcher, now: @escaping @Sendable () -> Date,
        onEvent: @escaping @Sendable (CheckEvent) -> Void
    ) {
        self.store = store
        self.fetcher = fetcher
        self.now = now
        self.onEvent = onEvent
    }

    func take(_ outcome: SourceOutcome) async throws {
        report.sources += 1
        let url = outcome.source.url
        switch outcome.result {
        case .nothing: break
        case .held(let hold): return note(heldBack: url, hold)
        case .arrival(let arrival):
            switch arrival {
            case .feedNotModified: report.notModified += 1
            case .feed(let feed) where feed.entries.isEmpty && !feed.isIndex: onEvent(.empty(url))
            case .sourceFailed(_, let reason), .sourceStopped(_, let reason): fail(url, reason)
            default: break
            }
            try await keep(arrival)
        }
    }

    func take(_ arrival: Arrival) async throws {
        report.pages += 1
        switch arrival {
        case .pageNotModified: report.notModified += 1
        case .pageFailed(let page, let reason): fail(page.url, reason)
        default: break
        }
        try await keep(arrival)
    }

    func take(_ page: PageCheck, heldBack hold: Hold) async throws {
        note(heldBack: page.url, hold)
        try await keep(.pagePostponed(page, until: hold.until))
    }

    func note(heldBack url: WebURL, _ hold: Hold) {
        report.postponed += 1
        onEvent(.postponed(url, hold))
    }

    func note(missing page: PageCheck) { missing.append(page) }

    /// Those of whom nobody was told yet.
    func takeMissing() -> [PageCheck] {
        defer { missing = [] }
        return missing
    }

    private func fail(_ url: WebURL, _ reason: String) {
        report.failed += 1
        onEvent(.failed(url, reason: reason))
    }

    private func keep(_ arrival: Arrival) async throws {
        waiting.append(arrival)
        waitingBytes += arrival.size
        let isFull = waiting.count >= Self.mostWaiting || waitingBytes >= Self.mostBytes
        let isLate = flushes == 0 && ContinuousClock.now - lastStored > Self.longestWait
        if isFull || isLate { try await flush() }
    }

    /// Stores what is waiting, and what the fetcher learned of sites. What arrives meanwhile waits for the next group.
    /// When this returns, all that was taken before is stored, also by a flush that was under way.
    func flush() async throws {
        let before = storing
        let group = waiting + fetcher.takeLessons().arrivals
        waiting = []
        waitingBytes = 0
        let mine = Task {
            try await before?.value
            try await self.store(group)
        }
        storing = mine
        flushes += 1
        defer { flushes -= 1 }
        try await mine.value
    }

    /// Stores all, the words of all into the search index, too: at a turn's end, and when there is nothing to do.
    func finish() async throws {
        try await flush()
        if isIndexBehind { try await bringIndexUpToDate() }
    }

    private func store(_ group: [Arrival]) async throws {
        if !group.isEmpty {
            let changes = try await store.record(group, at: now(), indexesWords: false)
            isIndexBehind = true
            report.changes += changes.count
            if !changes.isEmpty { onEvent(.changed(changes)) }
            lastStored = ContinuousClock.now
        }
        let isDue = lastIndexed.map { ContinuousClock.now - $0 > Self.longestBehind } ?? true
        if isIndexBehind, isDue { try await bringIndexUpToDate() }
    }

    private func bringIndexUpToDate() async throws {
        isIndexBehind = false
        // A task of its own: also a turn that was ended is found in searches, as far as it was stored.
        try await Task { [store] in try await store.indexWords() }.value
        lastIndexed = ContinuousClock.now
    }
}

extension EntryContent {
    fileprivate var size: Int { bytes.count + draft.paragraphs.reduce(0) { $0 + $1.utf8.count } * 2 }
}

extension Arrival {
    /// The bytes that it holds in memory, roughly.
    fileprivate var size: Int {
        switch self {
        case .page(let page): page.bytes.count * 2
        case .feed(let feed): feed.entries.reduce(0) { $0 + 1000 + ($1.content?.size ?? 0) }
        default: 100
        }
    }
}
