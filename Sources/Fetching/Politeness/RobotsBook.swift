import Articles
import Foundation
import Locking

/// Every site's robots.txt, read once and kept for a day.
actor RobotsBook {
    enum Entry: Sendable {
        case known(KeptRobots)
        /// It could not be read; asked for again after `until`.
        case unreachable(FetchError, until: Date)

        var until: Date {
            switch self {
            case .known(let kept): kept.until
            case .unreachable(_, let until): until
            }
        }
    }

    /// Read without waiting for the actor: nearly every question is about a site that is known.
    private nonisolated let entries = Locked<[String: Entry]>([:])
    private nonisolated let learned = Locked<[String: KeptRobots]>([:])
    private var asking: [String: Task<Entry, Never>] = [:]
    /// How many wait for each that is asked, those apart that were cancelled.
    private nonisolated let waiters = Locked<[String: Int]>([:])
    private nonisolated let recall: @Sendable (String) -> KeptRobots?
    private nonisolated let now: @Sendable () -> Date

    /// RFC 9309, section 2.4.
    private static let longestKept = 86_400.0
    private static let askAgainAfter = 600.0
    /// A copy so old is not used even where no new one is to be had (section 2.3.1.4 speaks of thirty days).
    private static let oldestUsed = 30 * 86_400.0

    init(recall: @escaping @Sendable (String) -> KeptRobots?, now: @escaping @Sendable () -> Date) {
        self.recall = recall
        self.now = now
    }

    /// What is known without asking.
    nonisolated func known(_ origin: String) -> Entry? {
        let now = now()
        return entries.withLock { $0[origin] }.flatMap { $0.until > now ? $0 : nil }
    }

    /// Asks the site at most once, however many want to know. When the last of them is cancelled, so is the question; what
    /// a cancelled task is told is not to be believed.
    func entry(
        _ origin: String, ask: @escaping @Sendable () async -> Result<RobotsRules, FetchError>
    ) async -> Entry {
        if let known = known(origin) { return known }
        if let task = asking[origin], !task.isCancelled { return await answer(of: task, from: origin) }
        let old = recall(origin)
        if let old, old.until > now() { return remember(.known(old), of: origin) }
        let task = Task { self.entry(from: await ask(), of: origin, old: old) }
        asking[origin] = task
        let entry = await answer(of: task, from: origin)
        if asking[origin] == task { asking[origin] = nil }
        if task.isCancelled { return entry }
        // One that asked for patience meanwhile has not been asked.
        if case .unreachable(.heldBack, _) = entry { return entry }
        // A host that is away is asked again, until it is held.
        if case .unreachable(let reason, _) = entry, HostBook.tellsOfHost(reason) { return entry }
        return remember(entry, of: origin)
    }

    private func answer(of task: Task<Entry, Never>, from origin: String) async -> Entry {
        waiters.withLock { $0[origin, default: 0] += 1 }
        let entry = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            if leave(origin) { task.cancel() }
        }
        if !Task.isCancelled { _ = leave(origin) }
        return entry
    }

    /// - Returns: whether nobody waits any more.
    private nonisolated func leave(_ origin: String) -> Bool {
        waiters.withLock { waiters in
            let rest = (waiters[origin] ?? 1) - 1
            waiters[origin] = rest > 0 ? rest : nil
            return rest <= 0
        }
    }

    private func remember(_ entry: Entry, of origin: String) -> Entry {
        entries.withLock { $0[origin] = entry }
        return entry
    }

    private nonisolated func entry(
        from answer: Result<RobotsRules, FetchError>, of origin: String, old: KeptRobots?
    ) -> Entry {
        let now = now()
        switch answer {
        case .success(let rules):
            let kept = KeptRobots(rules: rules, until: now + Self.longestKept)
            learned.withLock { $0[origin] = kept }
            return .known(kept)
        case .failure(let reason):
            let soon = now + Self.askAgainAfter
            if let old, old.until + Self.oldestUsed > now { return .known(KeptRobots(rules: old.rules, until: soon)) }
            return .unreachable(reason, until: soon)
        }
    }

    nonisolated func takeLearned() -> [String: KeptRobots] {
        learned.withLock { learned in
            defer { learned = [:] }
            return learned
        }
    }
}
