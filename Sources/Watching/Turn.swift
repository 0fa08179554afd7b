import Articles
import Fetching
import Foundation
import Settings
import Storage

/// A source in its turn: as it is stored, and as its user describes it.
struct SourceTurn: Sendable {
    let source: Source
    let followed: FollowedSource
}

/// The work of one turn and the order in which it is done: sources and pages alike, host by host, as each host allows.
struct Turn {
    /// A few bytes for each thing to do; what else is needed is read when its time has come.
    enum Work: Sendable {
        case source(Source.ID)
        case page(ArticleStore.DuePage)
        /// A page that was missing a moment ago.
        case missing(PageCheck)
    }

    let check: Check
    let collector: Collector
    let revisits: ArticleStore.Revisits
    let onEvent: @Sendable (CheckEvent) -> Void

    func run(_ sources: [SourceTurn], _ resumesStopped: Bool) async throws {
        let began = check.now()
        let known = Dictionary(sources.map { ($0.source.id, $0) }) { first, _ in first }
        var docket = Docket<Work>()
        addSources(sources, resumesStopped, to: &docket)
        var seen: Set<Int> = []
        try addPages(of: sources, began, since: .distantPast, &seen, to: &docket)
        var loaded = began
        while try await work(off: &docket, known) {
            try await collector.flush()
            // What the feeds named became due when they were stored.
            let now = check.now()
            try addPages(of: sources, began, since: loaded, &seen, to: &docket)
            loaded = now
        }
        try await lookAgain(known)
        try await collector.flush()
    }

    private func addSources(_ sources: [SourceTurn], _ resumesStopped: Bool, to docket: inout Docket<Work>) {
        var count = 0
        for turn in sources {
            if let stopped = turn.source.stoppedAt, !resumesStopped {
                onEvent(.stopped(turn.source.url, since: stopped))
                continue
            }
            docket.add(.source(turn.source.id), at: turn.source.location)
            count += 1
        }
        onEvent(.planned(count))
    }

    private func addPages(
        of sources: [SourceTurn], _ began: Date, since: Date, _ seen: inout Set<Int>, to docket: inout Docket<Work>
    ) throws {
        let ids = sources.filter(\.followed.fetchesPages).map(\.source.id)
        guard !ids.isEmpty else { return }
        var count = 0
        try check.store.eachDuePage(
            of: ids, revisits: revisits, turn: began, since: since, at: check.now(), seen: &seen
        ) { page, url in
            docket.add(.page(page), at: url)
            count += 1
        }
        if count > 0 { onEvent(.planned(count)) }
    }
}
