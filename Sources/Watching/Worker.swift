import Articles
import Fetching
import Settings
import Storage

/// Does one piece of a turn's work, or puts it off, and hands what came of it to the collector.
struct Worker: Sendable {
    private let check: Check
    private let collector: Collector
    private let sources: [Source.ID: SourceTurn]
    private let sourceIDs: Set<Source.ID>
    private let onEvent: @Sendable (CheckEvent) -> Void

    init(
        check: Check, collector: Collector, sources: [SourceTurn], onEvent: @escaping @Sendable (CheckEvent) -> Void
    ) {
        self.check = check
        self.collector = collector
        self.sources = Dictionary(sources.map { ($0.source.id, $0) }) { first, _ in first }
        sourceIDs = Set(sources.map(\.source.id))
        self.onEvent = onEvent
    }

    func perform(_ work: Turn.Work) async throws {
        defer { onEvent(.done) }
        switch work {
        case .source(let id):
            if let turn = sources[id] { try await collector.take(try await SourceCheck(check: check).run(turn)) }
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sourceIDs) { try await read(page, isSecondLook: false) }
        case .missing(let page): try await read(page, isSecondLook: true)
        }
    }

    private func read(_ page: PageCheck, isSecondLook: Bool) async throws {
        let terms = sources[page.source]?.followed.terms ?? FetchTerms()
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
        case .source(let id):
            if let url = sources[id]?.source.url { await collector.note(heldBack: url, hold) }
        case .page(let due):
            if let page = try check.store.pageCheck(due, among: sourceIDs) {
                try await collector.take(page, heldBack: hold)
            }
        case .missing(let page): try await collector.take(page, heldBack: hold)
        }
    }
}
