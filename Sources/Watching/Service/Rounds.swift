import Articles
import Foundation
import Reconciliation
import Settings
import Storage

/// What is on the docket or under way, so that it does not come onto it a second time.
enum Claim: Hashable, Sendable {
    case source(Source.ID)
    case page(ArticleStore.DuePage)

    init?(_ work: Turn.Work) {
        switch work {
        case .source(let turn): self = .source(turn.source.id)
        case .page(let page): self = .page(page)
        case .missing: return nil
        }
    }
}

/// What a turn without end remembers from one look at the clock to the next.
///
/// One turn that goes on, and not short turns one after another: the end of a turn waits for its slowest host, and what
/// becomes due meanwhile would wait with it. A round is a minute, in which nothing is asked twice, so that what fails
/// does not come back at once. Any clock will do, also one that runs fast.
struct Rounds {
    let clock: any Clock<Duration>
    /// The longest time without a look: whoever watches over this process wants to see it move.
    let longestWait: Duration
    let followed: [Source.ID: FollowedSource]
    let onLook: @Sendable (WatchLook) -> Void

    /// Work under way, as of the last look.
    var underWay = 0
    private(set) var catchUp: CatchUp?
    private var roundBegan: Date?
    private var lastLook: Date?
    private var lastSweep = Date.distantPast
    private var lastWait: TimeInterval = 0
    private var claims: Set<Claim> = []
    private var asked: Set<Source.ID> = []
    /// Sources whose hosts want to be left alone.
    private var resting: [Source.ID: Date] = [:]
    /// Pages that were missing, and when they are asked again.
    private var secondLooks: [(page: PageCheck, from: Date)] = []
    /// Whether an alarm is set, and whether it rang. At the beginning, it has.
    private var isAlarmSet = false
    /// Whether something was finished since the last look, which may mean that there is more to do.
    private var hasWorked = false
    private(set) var isLookDue = true

    init(
        followed: [Source.ID: FollowedSource], clock: any Clock<Duration>, longestWait: Duration,
        onLook: @escaping @Sendable (WatchLook) -> Void
    ) {
        self.followed = followed
        self.clock = clock
        self.longestWait = longestWait
        self.onLook = onLook
    }

    static let length: TimeInterval = 60

    // MARK: The clock

    /// How far the clock is from where it should be: ahead after a sleep or a jump, behind after one backwards. `nil` at
    /// the first look.
    func jump(at now: Date) -> TimeInterval? {
        lastLook.map { now.timeIntervalSince($0) - lastWait }
    }

    /// A new round, if it is time for one.
    mutating func begins(at now: Date) -> Bool {
        if let began = roundBegan, now >= began, now.timeIntervalSince(began) < Self.length { return false }
        roundBegan = now
        lastSweep = .distantPast
        asked = []
        resting = resting.filter { $0.value > now }
        return true
    }

    /// What is due now is taken up bit by bit.
    mutating func spread(_ count: Int, at now: Date) { catchUp = CatchUp(count: count, at: now) }

    /// Whether everything that is due is looked through, and not only what became due just now: at the beginning of a
    /// round, while there is something to catch up with every few seconds, and when that is over.
    mutating func sweeps(at now: Date) -> Bool {
        let isNext = isSpreading && (isOverdue(now) || now.timeIntervalSince(lastSweep) >= 5)
        guard lastSweep == .distantPast || isNext else { return false }
        lastSweep = now
        return true
    }

    private func isOverdue(_ now: Date) -> Bool { catchUp?.isOver(at: now) ?? false }

    /// Whether some of what piled up has not had its place yet.
    private var isSpreading: Bool { catchUp.map { lastSweep < $0.ends } ?? false }

    /// Sources that are due and rest all the same.
    var restingCount: Int { resting.count }

    func isCatchingUp(at now: Date) -> Bool { catchUp.map { !$0.isOver(at: now) } ?? false }

    mutating func looked(at now: Date) {
        lastLook = now
        lastWait = 0
        isLookDue = false
        hasWorked = false
    }

    mutating func rang() {
        isAlarmSet = false
        isLookDue = true
    }

    // MARK: Who may be asked

    mutating func takes(_ source: Source, at now: Date) -> Bool {
        guard !asked.contains(source.id), resting[source.id] ?? .distantPast <= now,
            !claims.contains(.source(source.id)),
            catchUp.map({ $0.opening(of: source.id.rawValue, dueSince: source.nextCheck) <= now }) ?? true
        else { return false }
        asked.insert(source.id)
        claims.insert(.source(source.id))
        return true
    }

    /// - Parameter isSweep: whether it may have been due for long.
    func mayTake(_ page: ArticleStore.DuePage, isSweep: Bool, at now: Date) -> Bool {
        guard !claims.contains(.page(page)) else { return false }
        guard isSweep, let catchUp else { return true }
        return catchUp.opening(of: page.number) <= now
    }

    mutating func take(_ page: ArticleStore.DuePage) { claims.insert(.page(page)) }

    mutating func release(_ claim: Claim?, restingUntil: Date? = nil) {
        hasWorked = true
        guard let claim else { return }
        claims.remove(claim)
        if case .source(let id) = claim, let restingUntil { resting[id] = restingUntil }
    }

    mutating func add(missing pages: [PageCheck], from moment: Date) {
        secondLooks += pages.map { ($0, moment) }
    }

    mutating func takeSecondLooks(at now: Date) -> [PageCheck] {
        let ready = secondLooks.filter { $0.from <= now }
        guard !ready.isEmpty else { return [] }
        secondLooks.removeAll { $0.from <= now }
        return ready.map(\.page)
    }

    // MARK: Waiting

    /// What to wait for before the next look; `nil` where somebody waits already.
    mutating func wait(isIdle: Bool, _ check: Check) throws -> LookWait? {
        guard !isAlarmSet, !isLookDue else { return nil }
        isAlarmSet = true
        let now = check.now()
        let longest = longestWait / .seconds(1)
        var wait = min(1, longest)
        if isIdle, !hasWorked, secondLooks.isEmpty, !isSpreading {
            let next = [try check.store.nextDue(after: now), resting.values.min()].compactMap(\.self).min()
            wait = min(max(next.map { $0.timeIntervalSince(now) } ?? longest, 1), longest)
        }
        lastWait = now.timeIntervalSince(lastLook ?? now) + wait
        return LookWait(clock: clock, duration: .milliseconds(Int64(wait * 1000)))
    }
}

/// A wait on the service's own clock.
struct LookWait: Sendable {
    let clock: any Clock<Duration>
    let duration: Duration

    /// However fast that clock runs, the processor is left to others in between.
    func over() async throws {
        try await clock.sleep(for: duration)
        try await Task.sleep(for: .milliseconds(10))
    }
}

extension ArticleStore.DuePage {
    fileprivate var number: Int64 {
        switch self {
        case .entry(let id): id
        case .article(let id): id.rawValue
        }
    }
}
