import Articles
import DequeModule
import Fetching
import Foundation
import HeapModule

/// What is to be fetched, host by host. Hands out what may be asked for now, the hosts taking turns, so that a host
/// with a thousand due pages never delays one with a single page. An entry takes a few bytes.
struct Docket<Work> {
    enum Next {
        /// To be handed back to `finished` with its host.
        case work(Work, host: String)
        /// All the work at a host that is to be left alone.
        case held([Work], Hold)
        /// Nothing before that moment.
        case later(ContinuousClock.Instant)
        /// Nothing until something under way is finished, or ever.
        case nothing
    }

    private struct Host {
        var waiting: Deque<Work> = []
        var underWay = 0
        /// Any address there.
        let address: WebURL
        /// Whether it stands in `turns` or in `sleeping`.
        var isInLine = false
    }

    private struct Sleeper: Comparable {
        let until: ContinuousClock.Instant
        let host: String

        static func < (left: Self, right: Self) -> Bool { left.until < right.until }
    }

    private var hosts: [String: Host] = [:]
    private var turns: Deque<String> = []
    private var sleeping = Heap<Sleeper>()

    /// A hold that ends so soon is waited for.
    private static var patience: Duration { .seconds(5) }

    mutating func add(_ work: Work, at url: WebURL) {
        let name = url.authority
        hosts[name, default: Host(address: url)].waiting.append(work)
        line(up: name)
    }

    mutating func finished(at name: String) {
        hosts[name]?.underWay -= 1
        line(up: name)
        if let host = hosts[name], host.underWay == 0, host.waiting.isEmpty { hosts[name] = nil }
    }

    mutating func next(_ readiness: (WebURL) -> Fetcher.Readiness) -> Next {
        let now = ContinuousClock.now
        while let first = sleeping.min, first.until <= now { turns.append(sleeping.removeMin().host) }
        while let name = turns.popFirst() {
            hosts[name]?.isInLine = false
            guard let host = hosts[name], !host.waiting.isEmpty else { continue }
            switch readiness(host.address) {
            case .open(let allowance) where host.underWay < allowance: return hand(name)
            // Its turn comes back when something there is finished.
            case .open: continue
            case .later(let moment): sleep(name, until: moment)
            case .held(let hold):
                let left = Duration.seconds(hold.until.timeIntervalSinceNow)
                guard left > Self.patience else {
                    sleep(name, until: now + left)
                    continue
                }
                hosts[name]?.waiting = []
                return .held(Array(host.waiting), hold)
            }
        }
        return sleeping.min.map { .later($0.until) } ?? .nothing
    }

    private mutating func hand(_ name: String) -> Next {
        guard let work = hosts[name]?.waiting.popFirst() else { return .nothing }
        hosts[name]?.underWay += 1
        line(up: name)
        return .work(work, host: name)
    }

    private mutating func line(up name: String) {
        guard let host = hosts[name], !host.isInLine, !host.waiting.isEmpty else { return }
        hosts[name]?.isInLine = true
        turns.append(name)
    }

    private mutating func sleep(_ name: String, until moment: ContinuousClock.Instant) {
        hosts[name]?.isInLine = true
        sleeping.insert(Sleeper(until: moment, host: name))
    }
}
