import Articles
import Locking
import Storage

/// The sources of one turn, as its workers see them: who takes part, and who was asked. Sitemap indexes add theirs.
final class TurnSources: Sendable {
    private struct State {
        var turns: [Source.ID: SourceTurn] = [:]
        var ids: Set<Source.ID> = []
        var asked: Set<Source.ID> = []
        /// What indexes listed when they were last read.
        var listed: [Source.ID: [Source]] = [:]

        mutating func add(_ turn: SourceTurn) {
            turns[turn.source.id] = turn
            ids.insert(turn.source.id)
        }
    }

    private let state: Locked<State>
    /// What users follow for itself, and not because an index lists it.
    private let followed: Set<CanonicalURL>

    init(_ sources: [SourceTurn], listed: [Source.ID: [Source]]) {
        var state = State()
        for turn in sources.reversed() { state.add(turn) }
        state.listed = listed
        self.state = Locked(state)
        followed = Set(sources.filter { $0.depth == 0 }.map(\.source.url.canonical))
    }

    subscript(id: Source.ID) -> SourceTurn? { state.withLock { $0.turns[id] } }

    var ids: Set<Source.ID> { state.withLock { $0.ids } }

    func isFollowed(_ url: WebURL) -> Bool { !followed.isEmpty && followed.contains(url.canonical) }

    func noteAsked(_ id: Source.ID) { state.withLock { _ = $0.asked.insert(id) } }

    /// A new round of a turn without end begins: whoever is due may be asked again.
    func forgetAsked() { state.withLock { $0.asked.removeAll() } }

    /// What an index listed when it was last read.
    func listed(by index: SourceTurn) -> [SourceTurn] {
        state.withLock { $0.listed[index.source.id] ?? [] }.map(index.sitemap)
    }

    func note(_ sitemaps: [Source], listedBy index: Source.ID) {
        state.withLock { $0.listed[index] = sitemaps }
    }

    /// Those of an index's sitemaps that are still to be asked in this turn; they count as asked from now on.
    func takeUnasked(_ turns: [SourceTurn]) -> [SourceTurn] {
        guard !turns.isEmpty else { return [] }
        return state.withLock { state in
            turns.filter { turn in
                guard turn.source.stoppedAt == nil, state.turns[turn.source.id]?.depth != 0 else { return false }
                state.add(turn)
                return state.asked.insert(turn.source.id).inserted
            }
        }
    }
}
