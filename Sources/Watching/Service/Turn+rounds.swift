import Articles
import Fetching
import Foundation
import Reconciliation
import Settings
import Storage

/// A turn without end: what has become due is looked for again and again, and comes onto the docket beside what is
/// still under way.
extension Turn {
    /// - Throws: `CancellationError` when its task is cancelled, which is its only good end; what was found out by then
    ///     is stored.
    mutating func goOn(in rounds: Rounds) async throws {
        self.rounds = rounds
        do {
            try await work()
        } catch {
            // Not to lose what came in the last quarter of a second. Where the store is what failed, it fails again.
            try? await collector.finish()
            throw error
        }
    }

    /// Stores what was found out, and takes up what has become due since the last look.
    mutating func look() async throws {
        let known = check.now()
        try await collector.flush()
        guard var rounds else { return }
        // Moved out and in, so that its sets are not copied when they change.
        self.rounds = nil
        defer { self.rounds = rounds }
        let now = check.now()
        try noteJump(&rounds, now)
        if rounds.begins(at: now) { beginRound(now) }
        await addSecondLooks(&rounds, now)
        try addDueSources(&rounds, now)
        try addDuePages(&rounds, now, knownUntil: known)
        rounds.looked(at: now)
        rounds.onLook(try watchLook(rounds, now))
    }

    private func watchLook(_ rounds: Rounds, _ now: Date) throws -> WatchLook {
        var look = WatchLook(at: now, underWay: rounds.underWay, waiting: docket.count)
        if rounds.isCatchingUp(at: now) {
            look.isCatchingUp = true
        } else if began == now {
            let ids = (sources + sitemaps).map(\.source.id)
            var behind = try check.store.backlog(of: ids, before: now.addingTimeInterval(-WatchLook.late))
            behind.sources = max(0, behind.sources - rounds.restingCount)
            look.behind = behind
        }
        return look
    }

    /// Seconds by which a clock may be off before everything that is due by that is spread.
    private static let jump: TimeInterval = 120

    private func noteJump(_ rounds: inout Rounds, _ now: Date) throws {
        let jump = rounds.jump(at: now)
        if let jump, abs(jump) < Self.jump { return }
        if jump ?? -1 < 0 { _ = try check.store.forgetTimesAhead(of: now) }
        let due = try check.store.backlog(of: (sources + sitemaps).map(\.source.id), before: now)
        rounds.spread(due.count, at: now)
    }

    private mutating func beginRound(_ now: Date) {
        began = now
        seen = []
        taking.forgetAsked()
    }

    private mutating func addSecondLooks(_ rounds: inout Rounds, _ now: Date) async {
        let patience = check.patience / .seconds(1)
        rounds.add(missing: await collector.takeMissing(), from: now.addingTimeInterval(patience))
        for page in rounds.takeSecondLooks(at: now) { docket.add(.missing(page), at: page.url) }
    }

    private mutating func addDueSources(_ rounds: inout Rounds, _ now: Date) throws {
        var count = 0
        for source in try check.store.dueSources(at: now) {
            guard let followed = rounds.followed[source.id], rounds.takes(source, at: now) else { continue }
            docket.add(.source(SourceTurn(source: source, followed: followed)), at: source.location, isUrgent: true)
            count += 1
        }
        if count > 0 { onEvent(.planned(count)) }
    }

    private mutating func addDuePages(_ rounds: inout Rounds, _ now: Date, knownUntil: Date) throws {
        let ids = (sources + sitemaps).filter(\.followed.fetchesPages).map(\.source.id)
        guard !ids.isEmpty else { return }
        let isSweep = rounds.sweeps(at: now)
        let gate = rounds
        var found: [(page: ArticleStore.DuePage, url: WebURL)] = []
        // What waits for its place in the catching up was not seen yet.
        var scratch = seen
        let since = isSweep ? .distantPast : loaded
        try check.letRest(dueSince: since, at: now)
        try check.store.eachDuePage(
            of: ids, revisits: revisits, turn: began, since: since, at: now, seen: &scratch
        ) { page, url in
            if gate.mayTake(page, isSweep: isSweep, at: now) { found.append((page, url)) }
        }
        for (page, url) in found {
            seen.insert(url.text.hashValue)
            seen.insert(url.canonical.text.hashValue)
            rounds.take(page)
            docket.add(.page(page), at: url, isUrgent: page.isNew)
        }
        loaded = knownUntil
        if !found.isEmpty { onEvent(.planned(found.count)) }
    }
}

extension ArticleStore.DuePage {
    /// Whether it was never read: news come before revisits.
    fileprivate var isNew: Bool { if case .entry = self { true } else { false } }
}
