import Articles
import FeedReading
import Fetching
import Foundation
import Settings
import Storage

/// Does one piece of a turn's work, or puts it off, and hands what came of it to the collector.
struct Worker: Sendable {
    private let check: Check
    private let collector: Collector
    private let sources: TurnSources
    private let onEvent: @Sendable (CheckEvent) -> Void

    init(
        check: Check, collector: Collector, sources: TurnSources, onEvent: @escaping @Sendable (CheckEvent) -> Void
    ) {
        self.check = check
        self.collector = collector
        self.sources = sources
        self.onEvent = onEvent
    }

    /// - Parameter isEndless: whether the turn is: then more is known of a source by now than when it was named.
    /// - Returns: the sources that became known by this, and are to be asked in the same turn.
    func perform(_ work: Turn.Work, isEndless: Bool) async throws -> [SourceTurn] {
        defer { onEvent(.done) }
        switch work {
        case .source(let turn): return try await ask(isEndless ? asStored(turn) : turn)
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sources.ids) {
                try await read(page, isSecondLook: false)
            }
        case .missing(let page):
            // Its feed may have said meanwhile where it has moved.
            if case .article(let id, _) = page.subject, let now = try check.store.article(id), now.url == page.url {
                try await read(page, isSecondLook: true)
            }
        }
        return []
    }

    // MARK: Sources

    private func ask(_ turn: SourceTurn) async throws -> [SourceTurn] {
        sources.noteAsked(turn.source.id)
        if case .folder(let path, let base) = turn.followed.kind {
            try await FolderCheck(check: check, collector: collector, turn: turn, path: path, base: base).run()
            return []
        }
        let outcome = try await SourceCheck(check: check).run(turn)
        try await collector.take(outcome)
        return sources.takeUnasked(try sitemaps(of: outcome, in: turn))
    }

    private func asStored(_ turn: SourceTurn) throws -> SourceTurn {
        var turn = turn
        turn.source = try check.store.source(turn.source.id) ?? turn.source
        return turn
    }

    /// Of an index that was read, those sitemaps that are new or have changed since they were read; of one that did not
    /// change, all that it listed, since not every index says when its sitemaps change.
    private func sitemaps(of outcome: SourceOutcome, in turn: SourceTurn) throws -> [SourceTurn] {
        guard case .arrival(let arrival) = outcome.result, turn.depth < SourceTurn.deepest else { return [] }
        if case .feedNotModified = arrival { return sources.listed(by: turn) }
        let chosen = IndexChoice(index: turn, sources: sources)(outcome.sitemaps)
        guard !chosen.isEmpty else { return [] }
        let changes = Dictionary(chosen.map { ($0.url, $0.changed) }) { first, _ in first }
        let stored = try check.store.sitemaps(chosen.map(\.url), of: turn.source.id, outlet: turn.source.outlet)
        sources.note(stored, listedBy: turn.source.id)
        let due = stored.filter { source in
            source.succeededAt.map { $0 < changes[source.url] ?? .distantFuture } ?? true
        }
        return due.map(turn.sitemap)
    }

    // MARK: Pages

    private func read(_ page: PageCheck, isSecondLook: Bool) async throws {
        let terms = sources[page.source]?.followed.terms ?? FetchTerms()
        switch try await PageReading(check: check).run(page, terms: terms) {
        case .arrival(let arrival): try await collector.take(arrival)
        case .held(let hold): try await collector.take(page, heldBack: hold)
        case .missing(let article, let reason) where isSecondLook:
            try await collector.take(.pageGone(article, at: page.url, reason: reason))
        case .missing: await collector.note(missing: page)
        }
    }

    /// What cannot be asked for now, since its host is to be left alone.
    func postpone(_ work: Turn.Work, _ hold: Hold) async throws {
        defer { onEvent(.done) }
        switch work {
        case .source(let turn): await collector.note(heldBack: turn.source.url, hold)
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sources.ids) {
                try await collector.take(page, heldBack: hold)
            }
        case .missing(let page): try await collector.take(page, heldBack: hold)
        }
    }
}
