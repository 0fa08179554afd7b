import Articles
import Foundation
import Locking

/// What every host's answers so far mean for the next request to it. One book for all who ask, so that whom one request
/// angered, no other bothers.
final class HostBook: Sendable {
    /// What one host is known for, by host and port.
    private struct Host {
        /// When the last request was begun.
        var begun: ContinuousClock.Instant?
        /// When the last of those that wait for their moment is to begin.
        var lastStart: ContinuousClock.Instant?
        /// How far apart requests to it were to be at last.
        var delay = Duration.zero
        var failures = 0
        var hold: Hold?
        /// How many requests at a time it has shown that it answers.
        var proven = 0
    }

    /// What one registrable domain asked for.
    private struct Domain {
        var hold: Hold?
        var strikes = 0
        var refusals = 0

        func isHeld(at now: Date) -> Bool { (hold?.until ?? .distantPast) > now }
    }

    private struct Pages {
        var sites: [String: Site] = [:]
        var hosts: [String: Host] = [:]
        var domains: [String: Domain] = [:]
        /// Of domains whose hold is new or over since somebody last asked.
        var learned: Set<String> = []
    }

    private let pages: Locked<Pages>
    private let recall: @Sendable (String) -> Hold?
    private let now: @Sendable () -> Date
    private let perHost: Int

    /// So many failures of the network in a row, and a host is taken for down.
    private static let failuresToHold = 2
    /// So many refusals (403) in a row are no matter of single pages any more.
    private static let refusalsToHold = 5

    /// - Parameter recall: what was known of a domain before this book was opened.
    init(perHost: Int, recall: @escaping @Sendable (String) -> Hold?, now: @escaping @Sendable () -> Date) {
        self.perHost = perHost
        self.recall = recall
        self.now = now
        pages = Locked(Pages())
    }

    /// All that another knew.
    init(perHost: Int, succeeding other: HostBook) {
        self.perHost = perHost
        recall = other.recall
        now = other.now
        pages = Locked(other.pages.withLock { $0 })
    }

    // MARK: Before a request

    func site(of url: WebURL) -> Site {
        let authority = url.authority
        if let known = pages.withLock({ $0.sites[authority] }),
            known.origin.utf8.count == authority.utf8.count + (url.isSecure ? 8 : 7)
        {
            return known
        }
        let site = Site(of: url, authority: authority)
        pages.withLock { $0.sites[authority] = site }
        return site
    }

    /// Whether a host is to be left alone now, and why.
    func hold(on site: Site) -> Hold? {
        let now = now()
        return pages.withLock { pages in
            let domain = domain(site, &pages)
            let holds = [domain.hold, pages.hosts[site.authority]?.hold].compactMap(\.self)
            return holds.filter { $0.until > now }.max { $0.until < $1.until }
        }
    }

    /// When the next request may start; nothing is reserved.
    func opening(of site: Site) -> ContinuousClock.Instant {
        pages.withLock { $0.hosts[site.authority].flatMap { host in host.lastStart.map { $0 + host.delay } } } ?? .now
    }

    /// The moment at which this request may start: so long after the one before. Then `begin` it.
    func reserve(_ site: Site, delay: Duration) -> ContinuousClock.Instant {
        let now = ContinuousClock.now
        return pages.withLock { pages in
            var host = pages.hosts[site.authority] ?? Host()
            let start = host.lastStart.map { max(now, $0 + delay) } ?? now
            (host.lastStart, host.delay) = (start, delay)
            pages.hosts[site.authority] = host
            return start
        }
    }

    /// Begins a request whose moment has come.
    /// - Returns: `nil`, or a later moment, where the one before was itself late.
    func begin(_ site: Site, delay: Duration) -> ContinuousClock.Instant? {
        let now = ContinuousClock.now
        return pages.withLock { pages in
            var host = pages.hosts[site.authority] ?? Host()
            if let begun = host.begun, begun + delay > now { return begun + delay }
            host.begun = now
            host.lastStart = max(host.lastStart ?? now, now)
            pages.hosts[site.authority] = host
            return nil
        }
    }

    /// A request that was begun is sent, which may be later: it had to wait for a place.
    /// - Returns: why it is not to be sent any more.
    func start(at site: Site) -> Hold? {
        if let hold = hold(on: site) { return hold }
        pages.withLock { $0.hosts[site.authority]?.begun = .now }
        return nil
    }

    /// How many requests at a time a host may be given: one until it has answered, one more with each answer; so a trap
    /// holds a single place, and a host that was held comes back gently.
    func allowance(of site: Site) -> Int {
        min(perHost, 1 + (pages.withLock { $0.hosts[site.authority]?.proven } ?? 0))
    }

    // MARK: After a request

    func note(_ reply: TransferReply, of site: Site, verdict: FetchVerdict) {
        let now = now()
        pages.withLock { pages in
            var host = pages.hosts[site.authority] ?? Host()
            host.failures = 0
            host.hold = nil
            var domain = domain(site, &pages)
            switch verdict {
            case .rateLimited(let reason):
                host.proven = 0
                slowDown(&domain, reason, retryAfter: reply.headers["retry-after"], now)
            case .blocked(let reason):
                // Those that were under way together are one.
                guard !domain.isHeld(at: now) else { break }
                domain.refusals += 1
                if domain.refusals >= Self.refusalsToHold { refuse(&domain, reason, now) }
            default:
                host.proven += 1
                // An answer that was under way when the domain asked for patience does not take that back.
                if !domain.isHeld(at: now) { calmDown(&domain) }
            }
            pages.hosts[site.authority] = host
            keep(domain, site, &pages)
        }
    }

    static func tellsOfHost(_ failure: FetchError) -> Bool {
        ["dns", "connect", "tls", "timeout"].contains(failure.name)
    }

    /// A failure of the network says that the host is away; one that comes of what is sent says nothing of the kind.
    func note(_ failure: FetchError, of site: Site) {
        guard Self.tellsOfHost(failure) else { return }
        let now = now()
        pages.withLock { pages in
            var host = pages.hosts[site.authority] ?? Host()
            host.proven = 0
            // What was under way together is one failure.
            if (host.hold?.until ?? .distantPast) <= now { host.failures += 1 }
            if host.failures >= Self.failuresToHold {
                let count = host.failures - Self.failuresToHold
                let wait = BackOff.waitAfterFailures(count, jitter: .random(in: 0...1))
                host.hold = Hold(until: now + wait, strikes: host.failures, reason: "\(failure)")
            }
            pages.hosts[site.authority] = host
        }
    }

    /// Requests that were under way together are one offence.
    private func slowDown(_ domain: inout Domain, _ reason: String, retryAfter: String?, _ now: Date) {
        let isNew = (domain.hold?.until ?? .distantPast) <= now
        if isNew { domain.strikes += 1 }
        let asked = BackOff.retryAfter(retryAfter, now: now)
        let wait = BackOff.wait(strikes: domain.strikes, retryAfter: asked, jitter: .random(in: 0...1))
        let until = max(domain.hold?.until ?? .distantPast, now + wait)
        domain.hold = Hold(until: until, strikes: domain.strikes, reason: reason)
    }

    private func refuse(_ domain: inout Domain, _ reason: String, _ now: Date) {
        let wait = min(86_400, 900 * pow(2, Double(domain.refusals - Self.refusalsToHold)))
        domain.hold = Hold(until: now + wait, strikes: domain.refusals, reason: reason)
    }

    /// One good answer takes back one strike, not all.
    private func calmDown(_ domain: inout Domain) {
        domain.refusals = 0
        domain.strikes = max(0, domain.strikes - 1)
        domain.hold = nil
    }

    // MARK: Memory

    private func domain(_ site: Site, _ pages: inout Pages) -> Domain {
        let name = site.domain
        if let known = pages.domains[name] { return known }
        let hold = recall(name)
        let domain = Domain(hold: hold, strikes: hold?.strikes ?? 0)
        pages.domains[name] = domain
        return domain
    }

    private func keep(_ domain: Domain, _ site: Site, _ pages: inout Pages) {
        let name = site.domain
        if pages.domains[name]?.hold != domain.hold { pages.learned.insert(name) }
        pages.domains[name] = domain
    }

    /// The holds that began or ended since the last call, by domain.
    func takeLearned() -> [String: Hold?] {
        pages.withLock { pages in
            defer { pages.learned = [] }
            return Dictionary(uniqueKeysWithValues: pages.learned.map { ($0, pages.domains[$0]?.hold) })
        }
    }
}
