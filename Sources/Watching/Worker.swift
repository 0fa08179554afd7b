import Articles
import FeedReading
import Fetching
import Foundation
import Locking
import Settings
import Storage

/// Does one piece of a turn's work, or puts it off, and hands what came of it to the collector.
struct Worker: Sendable {
    private let check: Check
    private let collector: Collector
    private struct Sources {
        var known: [Source.ID: SourceTurn] = [:]
        var asked: Set<Source.ID> = []
    }

    /// All that take part in the turn; sitemap indexes add theirs.
    private let sources: Locked<Sources>
    private let onEvent: @Sendable (CheckEvent) -> Void

    /// So many of an index's sitemaps are followed, the newest: the rest is archive.
    private static let mostSitemaps = 20

    init(
        check: Check, collector: Collector, sources: [SourceTurn], onEvent: @escaping @Sendable (CheckEvent) -> Void
    ) {
        self.check = check
        self.collector = collector
        self.sources = Locked(Sources(known: Dictionary(sources.map { ($0.source.id, $0) }) { first, _ in first }))
        self.onEvent = onEvent
    }

    private func turn(of source: Source.ID) -> SourceTurn? { sources.withLock { $0.known[source] } }

    private var sourceIDs: Set<Source.ID> { sources.withLock { Set($0.known.keys) } }

    /// - Returns: the sources that became known by this, and are to be asked in the same turn.
    func perform(_ work: Turn.Work) async throws -> [SourceTurn] {
        defer { onEvent(.done) }
        switch work {
        case .source(let turn): return try await ask(turn)
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sourceIDs) { try await read(page, isSecondLook: false) }
        case .missing(let page): try await read(page, isSecondLook: true)
        }
        return []
    }

    // MARK: Sources

    private func ask(_ turn: SourceTurn) async throws -> [SourceTurn] {
        sources.withLock { _ = $0.asked.insert(turn.source.id) }
        if case .folder(let path, let base) = turn.followed.kind {
            try await FolderCheck(check: check, collector: collector, turn: turn, path: path, base: base).run()
            return []
        }
        let outcome = try await SourceCheck(check: check).run(turn)
        try await collector.take(outcome)
        return try sitemaps(of: outcome, in: turn)
    }

    /// Of an index that was read, those sitemaps that are new or have changed since they were read; of one that did not
    /// change, all that it listed, since not every index says when its sitemaps change.
    private func sitemaps(of outcome: SourceOutcome, in turn: SourceTurn) throws -> [SourceTurn] {
        guard case .arrival(let arrival) = outcome.result, turn.depth < SourceTurn.deepest else { return [] }
        if case .feedNotModified = arrival {
            return unasked((try check.store.sitemaps()[turn.source.id] ?? []).map(turn.sitemap))
        }
        let listed = followed(outcome.sitemaps, of: turn)
        guard !listed.isEmpty else { return [] }
        let changes = Dictionary(listed.map { ($0.url, $0.changed) }) { first, _ in first }
        let sources = try check.store.sitemaps(listed.map(\.url), of: turn.source.id, outlet: turn.source.outlet)
        let due = sources.filter { source in
            source.succeededAt.map { $0 < changes[source.url] ?? .distantFuture } ?? true
        }
        return unasked(due.map(turn.sitemap))
    }

    /// The newest; of those that do not say, the first and the last, since some indexes begin with the oldest. Only at the
    /// index's own site (sitemaps.org, "Sitemap index"), and nothing that its user follows for itself.
    private func followed(
        _ sitemaps: [FeedDocument.Sitemap], of turn: SourceTurn
    ) -> [(url: WebURL, changed: Date)] {
        let own = sources.withLock { $0.known.values.filter { $0.depth == 0 }.map(\.source.url.canonical) }
        let site = CanonicalURL.bareHost(of: turn.source.location)
        let found = sitemaps.compactMap { sitemap in WebURL(sitemap.url).map { ($0, sitemap.changed) } }.filter {
            !own.contains($0.0.canonical) && ("." + CanonicalURL.bareHost(of: $0.0)).hasSuffix("." + site)
        }
        let dated = found.filter { $0.1 != .distantFuture }.sorted { $0.1 > $1.1 }
        let undated = found.filter { $0.1 == .distantFuture }
        let half = Self.mostSitemaps / 2
        let some = undated.count > Self.mostSitemaps ? undated.prefix(half) + undated.suffix(half) : undated[...]
        return Array((some + dated).prefix(Self.mostSitemaps))
    }

    private func unasked(_ turns: [SourceTurn]) -> [SourceTurn] {
        sources.withLock { sources in
            turns.filter { turn in
                guard turn.source.stoppedAt == nil, sources.known[turn.source.id]?.depth != 0 else { return false }
                sources.known[turn.source.id] = turn
                return sources.asked.insert(turn.source.id).inserted
            }
        }
    }

    // MARK: Pages

    private func read(_ page: PageCheck, isSecondLook: Bool) async throws {
        let terms = turn(of: page.source)?.followed.terms ?? FetchTerms()
        switch try await PageReading(check: check).run(page, terms: terms) {
        case .arrival(let arrival): try await collector.take(arrival)
        case .held(let hold): try await collector.take(page, heldBack: hold)
        case .missing(let article, let reason) where isSecondLook:
            try await collector.take(.pageGone(article, reason: reason))
        case .missing: await collector.note(missing: page)
        }
    }

    /// What cannot be asked for now, since its host is to be left alone.
    func postpone(_ work: Turn.Work, _ hold: Hold) async throws {
        defer { onEvent(.done) }
        switch work {
        case .source(let turn): await collector.note(heldBack: turn.source.url, hold)
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sourceIDs) {
                try await collector.take(page, heldBack: hold)
            }
        case .missing(let page): try await collector.take(page, heldBack: hold)
        }
    }
}

extension FeedDocument.Sitemap {
    /// Up to when it may have changed: by the end of the day, where only that is known; at any time, where nothing is.
    fileprivate var changed: Date {
        guard let updated else { return .distantFuture }
        return updated.instant.addingTimeInterval(updated.second == nil ? 86_400 : 0)
    }
}
