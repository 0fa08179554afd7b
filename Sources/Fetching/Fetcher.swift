public import Articles
public import Foundation
import Locking

/// Fetches over HTTP: libcurl's multi interface on a thread of its own, offered as `async`, and polite to the sites.
///
/// Any number of calls may be under way from any task; those beyond the limits wait inside. A cancelled task's call
/// throws `CancellationError` at once and its transfer is dropped.
public final class Fetcher: Sendable {
    /// Who is asked for in robots.txt.
    public static let product = "dateline"

    public let limits: FetchLimits
    private let loop: TransferLoop
    private let hosts: HostBook
    private let robots: RobotsBook
    private let counted = Locked(FetchCounters())
    private let observer: @Sendable (FetchRecord) -> Void

    /// - Parameters:
    ///   - memory: what is known of sites from before.
    ///   - observer: told of each exchange, from any thread.
    ///   - now: the time of day, against which dates and holds are measured.
    public init(
        limits: FetchLimits = FetchLimits(), memory: FetchMemory = FetchMemory(),
        now: @escaping @Sendable () -> Date = { Date() },
        observer: @escaping @Sendable (FetchRecord) -> Void = { _ in }
    ) {
        self.limits = limits
        self.observer = observer
        loop = TransferLoop(limits: limits)
        hosts = HostBook(perHost: limits.perHost, recall: memory.hold, now: now)
        robots = RobotsBook(recall: memory.robots, now: now)
    }

    /// One with other limits in the place of another: connections are made anew, but what hosts answered so far, what
    /// they asked for and when each may be asked next is kept, so that nobody notices the change.
    public init(
        limits: FetchLimits, succeeding other: Fetcher,
        observer: @escaping @Sendable (FetchRecord) -> Void = { _ in }
    ) {
        self.limits = limits
        self.observer = observer
        loop = TransferLoop(limits: limits)
        hosts = HostBook(perHost: limits.perHost, succeeding: other.hosts)
        robots = other.robots
    }

    deinit { loop.stop() }

    /// Transfers that may be open at a time. More than `concurrency`, since those that hang do no work: whoever hands
    /// out requests gives their places to others.
    public static func mostTransfers(_ limits: FetchLimits) -> Int { limits.concurrency * 4 }

    /// Asks for a page or feed, following redirects. Every HTTP status is a reply; only the absence of a whole answer,
    /// or of the leave to ask, throws. A 304 is only ever the answer to validators that were sent.
    /// - Throws: `FetchError` or `CancellationError`.
    public func fetch(_ request: FetchRequest) async throws -> FetchReply {
        let reply = try await follow(request)
        let wasConditional = request.validators.belong(to: reply.url, of: request)
        guard reply.status == 304, !wasConditional else { return reply }
        var again = request
        again.validators = Validators()
        let whole = try await follow(again, isForced: true)
        guard whole.status != 304 else { throw FetchError.failed("304 Not Modified, but nobody asked whether") }
        return whole
    }

    /// What the site's robots.txt says, asked for if it is not known.
    /// - Throws: `FetchError.disallowed` where it cannot be read.
    public func robots(for url: WebURL, terms: FetchTerms = FetchTerms()) async throws -> RobotsRules {
        try await rules(of: hosts.site(of: url), terms)
    }

    // MARK: For whoever hands out requests

    public enum Readiness: Sendable {
        /// So many requests at a time.
        case open(Int)
        case later(ContinuousClock.Instant)
        case held(Hold)
    }

    /// Whether a host may be asked now; nothing is reserved.
    public func readiness(of url: WebURL) -> Readiness {
        let site = hosts.site(of: url)
        if let hold = hosts.hold(on: site) { return .held(hold) }
        let opening = hosts.opening(of: site)
        return opening > .now ? .later(opening) : .open(hosts.allowance(of: site))
    }

    public var counters: FetchCounters { counted.withLock { $0 } }

    /// What is worth keeping for the next time, since the last call.
    public func takeLessons() -> FetchLessons {
        FetchLessons(robots: robots.takeLearned(), holds: hosts.takeLearned())
    }

    // MARK: The way to an answer

    private func follow(_ request: FetchRequest, isForced: Bool = false) async throws -> FetchReply {
        var route = Route(from: request.url, longest: limits.redirects)
        var transcript: [String] = []
        while true {
            let reply = try await ask(route, request, isForced: isForced)
            transcript += reply.transcript
            guard try !route.follow(reply) else { continue }
            return FetchReply(
                status: reply.status, body: reply.body, url: route.url, redirects: route.redirects,
                headers: reply.headers, exchange: reply.exchange, transcript: transcript)
        }
    }

    private func ask(_ route: Route, _ request: FetchRequest, isForced: Bool) async throws -> TransferReply {
        let url = route.url
        let site = hosts.site(of: url)
        try guardPrivateName(url, request.terms)
        if let hold = hosts.hold(on: site) { throw FetchError.heldBack(hold) }
        let rules = request.terms.obeysRobots ? try await rules(of: site, request.terms) : .none
        if let rule = rules.rule(for: url), !rule.isAllowed { throw FetchError.disallowed(.rule(rule)) }
        try await waitForTurn(site, crawlDelay: rules.crawlDelay)
        // While this one waited, others may have been asked for patience.
        if let hold = hosts.hold(on: site) { throw FetchError.heldBack(hold) }
        var transfer = TransferRequest(url, at: site, request, limits)
        transfer.cookies = route.cookies
        if isForced { transfer.headers.append("Cache-Control: no-cache") }
        return try await perform(transfer, at: site) { reply in
            FetchVerdict(
                status: reply.status, headers: reply.headers, body: reply.body, asked: route.redirects.first?.from,
                answered: url, purpose: request.purpose)
        }
    }

    /// A proxy that resolves names hides where a connection leads; what can be read off the name is refused before.
    private func guardPrivateName(_ url: WebURL, _ terms: FetchTerms) throws(FetchError) {
        guard terms.proxy != nil, !terms.allowsPrivate, !limits.allowPrivate else { return }
        if PrivateAddress.isPrivate(host: url.host) { throw .privateAddress(url.host) }
    }

    private func waitForTurn(_ site: Site, crawlDelay: Double?) async throws {
        let own = limits.delay ?? (site.isPrivate ? .zero : .milliseconds(250))
        let delay = max(own, .seconds(crawlDelay ?? 0))
        var start: ContinuousClock.Instant? = hosts.reserve(site, delay: delay)
        while let moment = start {
            if moment > .now { try await Task.sleep(until: moment) }
            start = hosts.begin(site, delay: delay)
        }
    }

    /// One exchange, noted in every book.
    private func perform(
        _ transfer: TransferRequest, at site: Site, as label: String? = nil,
        verdict: @escaping @Sendable (TransferReply) -> FetchVerdict
    ) async throws -> TransferReply {
        do {
            var transfer = transfer
            transfer.gate = gate(site, verdict)
            let reply = try await loop.perform(transfer)
            let verdict = verdict(reply)
            if !verdict.asksForPatience { hosts.note(reply, of: site, verdict: verdict) }
            let name = reply.location == nil ? label ?? verdict.name : "redirect"
            tell(FetchRecord(url: transfer.url, verdict: name, status: reply.status, exchange: reply.exchange))
            return reply
        } catch let failure as TransferFailure {
            if case .heldBack = failure.reason { throw failure.reason }
            hosts.note(failure.reason, of: site)
            tell(
                FetchRecord(
                    url: transfer.url, verdict: failure.reason.name, status: nil, exchange: failure.exchange))
            throw failure.reason
        }
    }

    /// A request may have to wait for a place, and its host be asked for patience by another meanwhile.
    private func gate(
        _ site: Site, _ verdict: @escaping @Sendable (TransferReply) -> FetchVerdict
    ) -> TransferGate {
        let hosts = hosts
        return TransferGate(
            opens: { hosts.start(at: site).map { .heldBack($0) } },
            answered: { reply in
                guard FetchVerdict.mayAskForPatience(status: reply.status) else { return }
                let verdict = verdict(reply)
                if verdict.asksForPatience { hosts.note(reply, of: site, verdict: verdict) }
            })
    }

    private func tell(_ record: FetchRecord) {
        counted.withLock { $0.count(record) }
        observer(record)
    }

    // MARK: robots.txt

    private func rules(of site: Site, _ terms: FetchTerms) async throws -> RobotsRules {
        if let known = robots.known(site.origin) { return try rules(in: known) }
        let entry = await robots.entry(site.origin) { await self.askRobots(site.origin, terms) }
        try Task.checkCancellation()
        return try rules(in: entry)
    }

    private func rules(in entry: RobotsBook.Entry) throws(FetchError) -> RobotsRules {
        switch entry {
        case .known(let kept): return kept.rules
        // A host that is away is told as such; what is special about robots.txt is an answer that is no file.
        case .unreachable(.failed(let reason), _): throw .disallowed(.unreachable(reason: reason))
        case .unreachable(let reason, _): throw reason
        }
    }

    /// RFC 9309, section 2.3: up to five redirects, 4xx allows everything, 5xx and silence nothing.
    private func askRobots(_ origin: String, _ terms: FetchTerms) async -> Result<RobotsRules, FetchError> {
        guard let url = WebURL("\(origin)/robots.txt") else { return .success(.none) }
        do {
            let reply = try await followForRobots(url, terms)
            switch reply.status {
            case 200..<300: return .success(RobotsRules(reply.body, product: Self.product))
            case 429, 500..<600: return .failure(.failed(HTTPStatus.text(reply.status)))
            default: return .success(.none)
            }
        } catch let error as FetchError {
            return .failure(error)
        } catch {
            return .failure(.failed("\(error)"))
        }
    }

    private func followForRobots(_ url: WebURL, _ terms: FetchTerms) async throws -> TransferReply {
        var route = Route(from: url, longest: 5)
        while true {
            try guardPrivateName(route.url, terms)
            let site = hosts.site(of: route.url)
            try await waitForTurn(site, crawlDelay: nil)
            if let hold = hosts.hold(on: site) { throw FetchError.heldBack(hold) }
            var transfer = TransferRequest(
                route.url, at: site, FetchRequest(url: route.url, terms: terms), limits)
            transfer.largestBody = RobotsRules.longest
            transfer.overflow = .cut
            let reply = try await perform(transfer, at: site, as: "robots") { reply in
                FetchVerdict.mayAskForPatience(status: reply.status)
                    ? .rateLimited(HTTPStatus.text(reply.status)) : .fresh
            }
            do {
                guard try route.follow(reply) else { return reply }
            } catch .downgrade, .unsupportedScheme {
                throw FetchError.failed("a redirect leads away from it")
            } catch {
                // Too many redirects: by the RFC, one that is not there (section 2.3.1.2).
                var missing = reply
                missing.status = 404
                return missing
            }
        }
    }
}
