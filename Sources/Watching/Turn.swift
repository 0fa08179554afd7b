import Articles
import Fetching
import Foundation
import Settings
import Storage

/// A source in its turn: as it is stored, and as its user describes it.
struct SourceTurn: Sendable {
    var source: Source
    let followed: FollowedSource

    /// How many indexes lie between it and what its user named.
    var depth = 0

    /// Large outlets have an index of indexes; a server that makes up more is not followed.
    static let deepest = 2

    /// One that this source, an index, lists: it is followed on the same terms.
    func sitemap(_ listed: Source) -> SourceTurn {
        var followed = followed
        followed.url = listed.url
        followed.kind = .feed
        return SourceTurn(source: listed, followed: followed, depth: depth + 1)
    }

    /// Those that it lists, and those that these list.
    func allSitemaps(of known: [Source.ID: [Source]]) -> [SourceTurn] {
        guard depth < Self.deepest else { return [] }
        return (known[source.id] ?? []).map(sitemap).flatMap { [$0] + $0.allSitemaps(of: known) }
    }
}

/// The work of one turn and the order in which it is done: sources and pages alike, host by host, as each host allows.
///
/// A turn that is given `Rounds` has no end: what becomes due comes onto the same docket while slow hosts still hang.
struct Turn {
    /// A few bytes for each thing to do; what else is needed is read when its time has come.
    enum Work: Sendable {
        case source(SourceTurn)
        case page(ArticleStore.DuePage)
        /// A page that was missing a moment ago.
        case missing(PageCheck)

        var isSource: Bool { if case .source = self { true } else { false } }
    }

    let check: Check
    let collector: Collector
    private let worker: Worker
    let revisits: ArticleStore.Revisits
    let onEvent: @Sendable (CheckEvent) -> Void
    let sources: [SourceTurn]
    /// Sources that indexes among them list, as far as they are known. They are asked when the index was.
    var sitemaps: [SourceTurn]
    /// What takes part, as the workers see it.
    let taking: TurnSources
    /// Of a turn without end, when its round began.
    var began: Date
    var docket = Docket<Work>()
    /// Hashes of the addresses of all pages that were on the docket, of a turn without end in this round.
    var seen: Set<Int> = []
    /// Up to when what became due is on the docket.
    var loaded = Date.distantPast
    /// What makes it go on for ever; `nil` for a turn that ends.
    var rounds: Rounds?

    init(
        check: Check, collector: Collector, revisits: ArticleStore.Revisits, sources: [SourceTurn],
        listed: [Source.ID: [Source]], onEvent: @escaping @Sendable (CheckEvent) -> Void
    ) {
        self.check = check
        self.collector = collector
        self.revisits = revisits
        self.onEvent = onEvent
        self.sources = sources
        sitemaps = sources.flatMap { $0.allSitemaps(of: listed) }
        began = check.now()
        taking = TurnSources(sources + sitemaps, listed: listed)
        worker = Worker(check: check, collector: collector, sources: taking, onEvent: onEvent)
    }

    mutating func run(resumesStopped: Bool) async throws {
        addSources(resumesStopped)
        try addDuePages(knownUntil: began)
        try await work()
        try await lookAgain()
        try await collector.finish()
    }

    // MARK: What there is to do

    private mutating func addSources(_ resumesStopped: Bool) {
        var count = 0
        for turn in sources {
            if let stopped = turn.source.stoppedAt, !resumesStopped {
                onEvent(.stopped(turn.source.url, since: stopped))
                continue
            }
            docket.add(.source(turn), at: turn.source.location)
            count += 1
        }
        onEvent(.planned(count))
    }

    /// Sources that others named.
    private mutating func add(_ found: [SourceTurn]) {
        guard !found.isEmpty else { return }
        let ids = Set(found.map(\.source.id))
        sitemaps = sitemaps.filter { !ids.contains($0.source.id) } + found
        for turn in found { docket.add(.source(turn), at: turn.source.location) }
        onEvent(.planned(found.count))
    }

    /// Those that became due since the last call; at the first, all that are.
    /// - Parameter knownUntil: whatever became due before then is stored by now.
    private mutating func addDuePages(knownUntil: Date) throws {
        let ids = (sources + sitemaps).filter(\.followed.fetchesPages).map(\.source.id)
        guard !ids.isEmpty else { return }
        let now = check.now()
        var found: [(ArticleStore.DuePage, WebURL)] = []
        try check.letRest(dueSince: loaded, at: now)
        try check.store.eachDuePage(
            of: ids, revisits: revisits, turn: began, since: loaded, at: now, seen: &seen
        ) { found.append(($0, $1)) }
        for (page, url) in found { docket.add(.page(page), at: url) }
        loaded = knownUntil
        if !found.isEmpty { onEvent(.planned(found.count)) }
    }

    /// Stores what was found out so far; what feeds named becomes due by that.
    private mutating func refill() async throws {
        guard rounds == nil else { return try await look() }
        // Groups are stored one after another, each under the time at which its turn comes: what is stored after this
        // one is due later than now. Taken after the flush, the time could be later than that of a group under way.
        let now = check.now()
        try await collector.flush()
        try addDuePages(knownUntil: now)
    }

    /// A page that is missing twice is gone; one that is back was never away.
    private mutating func lookAgain() async throws {
        let pages = await collector.missing
        guard !pages.isEmpty else { return }
        try await Task.sleep(for: check.patience)
        for page in pages { docket.add(.missing(page), at: page.url) }
        try await work()
    }

    // MARK: Doing it

    private enum Event: Sendable {
        case finished(place: Int, host: String, claim: Claim?, wasSource: Bool, found: [SourceTurn])
        /// The alarm that was set for that moment rang.
        case tick(ContinuousClock.Instant)
        /// It is time to look for what has become due.
        case look
    }

    /// What is found out is stored at the latest so long after, whatever else is still waited for.
    private static let longestWait = Duration.milliseconds(250)
    /// So many sources that were read are enough to look what pages they named.
    private static let sourcesToRefill = 32

    /// What is under way while a docket is worked off.
    private struct UnderWay {
        var places: Places
        var pulse = Pulse(longest: Turn.longestWait)
        /// Read since the last look at which pages sources named.
        var sourcesRead = 0
    }

    /// Does all that is on the docket and what comes to it meanwhile.
    mutating func work() async throws {
        let check = check
        var underWay = UnderWay(places: Places(check.width))
        try await withThrowingTaskGroup(of: Event.self) { group in
            while true {
                if try await look(&underWay) { continue }
                let next = underWay.places.areTaken() ? .nothing : docket.next(at: check.now(), check.fetcher.readiness)
                if try await begin(next, &underWay, &group) { continue }
                if try await stored(&underWay) { continue }
                var opening: ContinuousClock.Instant?
                if case .later(let moment) = next { opening = moment }
                let isIdle = underWay.places.isEmpty && opening == nil
                if isIdle, rounds == nil { break }
                if isIdle { try await collector.finish() }
                if let wait = try rounds?.wait(isIdle: isIdle, check) {
                    group.addTask {
                        try await wait.over()
                        return .look
                    }
                }
                if !isIdle, let wake = underWay.pulse.alarm(at: opening, underWay.places.nextFree) {
                    group.addTask {
                        try await Task.sleep(until: wake)
                        return .tick(wake)
                    }
                }
                try await note(group.next(), &underWay)
            }
            group.cancelAll()
        }
    }

    /// - Returns: whether there was something to begin, or to put off, so that there may be more.
    private mutating func begin(
        _ next: Docket<Work>.Next, _ underWay: inout UnderWay, _ group: inout ThrowingTaskGroup<Event, any Error>
    ) async throws -> Bool {
        switch next {
        case .work(let work, let host, let isProbe):
            let place = underWay.places.take(isProbe: isProbe)
            group.addTask { [worker, isEndless = rounds != nil] in
                let found = try await worker.perform(work, isEndless: isEndless)
                return .finished(
                    place: place, host: host, claim: Claim(work), wasSource: work.isSource, found: found)
            }
            return true
        case .held(let held, let hold):
            for work in held {
                try await worker.postpone(work, hold)
                rounds?.release(Claim(work), restingUntil: hold.until)
            }
            return true
        case .later, .nothing: return false
        }
    }

    /// - Returns: whether it was time to look for what has become due.
    private mutating func look(_ underWay: inout UnderWay) async throws -> Bool {
        guard rounds?.isLookDue == true else { return false }
        rounds?.underWay = underWay.places.taken
        try await look()
        return true
    }

    /// Stores what was found out, when it is time to.
    /// - Returns: whether there may be more on the docket by that.
    private mutating func stored(_ underWay: inout UnderWay) async throws -> Bool {
        let isEnough = underWay.places.isEmpty || underWay.pulse.isDue || underWay.sourcesRead >= Self.sourcesToRefill
        if underWay.sourcesRead > 0, isEnough {
            try await refill()
            underWay.sourcesRead = 0
            underWay.pulse.beat()
            return true
        }
        // Also while nothing is under way and a host's turn is waited for: else the next alarm would have rung already.
        if underWay.pulse.isDue {
            try await collector.flush()
            underWay.pulse.beat()
        }
        return false
    }

    private mutating func note(_ event: Event?, _ underWay: inout UnderWay) {
        switch event {
        case .finished(let place, let host, let claim, let wasSource, let found):
            underWay.places.giveBack(place)
            docket.finished(at: host)
            rounds?.release(claim)
            add(found)
            if wasSource { underWay.sourcesRead += 1 }
        case .look: rounds?.rang()
        case .tick(let moment): underWay.pulse.rang(moment)
        case nil: underWay.pulse.rang(nil)
        }
    }
}
