import Articles
import Foundation
import Storage

/// Gathers what checks found out and stores it in groups, so that a thousand articles are not a thousand waits for the
/// disk. A group is stored when it is large, or when the last one is a moment ago.
actor Collector {
    private let store: ArticleStore
    private let now: @Sendable () -> Date
    private var waiting: [Arrival] = []
    private var waitingBytes = 0
    private var lastStored = ContinuousClock.now
    private(set) var report = CheckReport()

    private static let mostWaiting = 64
    private static let mostBytes = 4 * 1024 * 1024
    private static let longestWait = Duration.milliseconds(250)

    init(store: ArticleStore, now: @escaping @Sendable () -> Date) {
        self.store = store
        self.now = now
    }

    func take(_ outcome: SourceOutcome) async throws {
        report.sources += 1
        switch outcome.arrival {
        case .feedNotModified: report.notModified += 1
        case .feed(let feed) where feed.entries.isEmpty: report.emptyFeeds.append(outcome.source.url)
        case .sourceFailed(_, let reason): report.failedSources.append(.init(url: outcome.source.url, reason: reason))
        default: break
        }
        try await keep(outcome.arrival)
    }

    func take(_ arrival: Arrival) async throws {
        report.pages += 1
        switch arrival {
        case .pageNotModified: report.notModified += 1
        case .pageFailed(let page, let reason): report.failedPages.append(.init(url: page.url, reason: reason))
        default: break
        }
        try await keep(arrival)
    }

    private func keep(_ arrival: Arrival) async throws {
        waiting.append(arrival)
        if case .page(let page) = arrival { waitingBytes += page.bytes.count }
        let isFull = waiting.count >= Self.mostWaiting || waitingBytes >= Self.mostBytes
        if isFull || ContinuousClock.now - lastStored > Self.longestWait { try await flush() }
    }

    /// Stores what is waiting. What arrives meanwhile waits for the next group.
    func flush() async throws {
        let group = waiting
        waiting = []
        waitingBytes = 0
        report.changes += try await store.record(group, at: now())
        lastStored = ContinuousClock.now
    }
}
