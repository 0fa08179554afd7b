import Articles
import DequeModule
import Fetching
import Foundation
import HeapModule

/// What is to be fetched, host by host. Hands out what may be asked for now, the hosts taking turns, so that a host
/// with a thousand due pages never delays one with a single page. An entry takes a few bytes.
struct Docket<Work> {
    enum Next {
        /// To be handed back to `finished` with its host. `isProbe` where nobody knows yet whether the host answers.
        case work(Work, host: String, isProbe: Bool)
        /// All the work at a host that is to be left alone.
        case held([Work], Hold)
        /// Nothing before that moment.
        case later(ContinuousClock.Instant)
        /// Nothing until something under way is finished, or ever.
        case nothing
    }

    private struct Host {
        /// What should not wait behind a thousand pages that are known already: feeds, and what they newly list.
        var urgent: Deque<Work> = []
        var waiting: Deque<Work> = []
        var handed = 0
        var underWay = 0
        /// Any address there.
        let address: WebURL
        /// Whether it stands in `turns` or in `sleeping`.
        var isInLine = false

        init(address: WebURL) {
            self.address = address
        }

        var isEmpty: Bool { urgent.isEmpty && waiting.isEmpty }
        var count: Int { urgent.count + waiting.count }

        /// Every fourth time the others come first, so that news without end does not starve what is known.
        mutating func takeNext() -> Work? {
            handed += 1
            if handed.isMultiple(of: 4), let work = waiting.popFirst() { return work }
            return urgent.popFirst() ?? waiting.popFirst()
        }

        mutating func takeAll() -> [Work] {
            defer {
                urgent = []
                waiting = []
            }
            return Array(urgent) + Array(waiting)
        }
    }

    private struct Sleeper: Comparable {
        let until: ContinuousClock.Instant
        let host: String

        static func < (left: Self, right: Self) -> Bool { left.until < right.until }
    }

    private var hosts: [String: Host] = [:]
    private var turns: Deque<String> = []
    private var sleeping = Heap<Sleeper>()
    /// What waits for its turn.
    private(set) var count = 0

    /// A hold that ends so soon is waited for.
    private static var patience: Duration { .seconds(5) }

    /// - Parameter isUrgent: whether it comes before what is not, at its host.
    mutating func add(_ work: Work, at url: WebURL, isUrgent: Bool = false) {
        let name = url.authority
        count += 1
        if isUrgent {
            hosts[name, default: Host(address: url)].urgent.append(work)
        } else {
            hosts[name, default: Host(address: url)].waiting.append(work)
        }
        line(up: name)
    }

    mutating func finished(at name: String) {
        hosts[name]?.underWay -= 1
        line(up: name)
        if let host = hosts[name], host.underWay == 0, host.isEmpty { hosts[name] = nil }
    }

    /// - Parameter time: of day, by which holds end.
    mutating func next(at time: Date, _ readiness: (WebURL) -> Fetcher.Readiness) -> Next {
        let now = ContinuousClock.now
        while let first = sleeping.min, first.until <= now { turns.append(sleeping.removeMin().host) }
        while let name = turns.popFirst() {
            guard let (address, underWay) = leaveLine(name) else { continue }
            switch readiness(address) {
            case .open(let allowance) where underWay < allowance: return hand(name, isProbe: allowance == 1)
            // Its turn comes back when something there is finished.
            case .open: continue
            case .later(let moment): sleep(name, until: moment)
            case .held(let hold):
                let left = Duration.seconds(max(0, hold.until.timeIntervalSince(time)))
                guard left > Self.patience else {
                    sleep(name, until: now + left)
                    continue
                }
                let waiting = hosts[name]?.takeAll() ?? []
                count -= waiting.count
                return .held(waiting, hold)
            }
        }
        return sleeping.min.map { .later($0.until) } ?? .nothing
    }

    /// What of a host decides about its turn; `nil` where nothing waits there. No copy of the host is held, since that
    /// would make the next change to it copy all that waits.
    private mutating func leaveLine(_ name: String) -> (address: WebURL, underWay: Int)? {
        hosts[name]?.isInLine = false
        guard hosts[name]?.isEmpty == false else { return nil }
        return hosts[name].map { ($0.address, $0.underWay) }
    }

    private mutating func hand(_ name: String, isProbe: Bool) -> Next {
        guard let work = hosts[name]?.takeNext() else { return .nothing }
        count -= 1
        hosts[name]?.underWay += 1
        line(up: name)
        return .work(work, host: name, isProbe: isProbe)
    }

    private mutating func line(up name: String) {
        guard hosts[name]?.isInLine == false, hosts[name]?.isEmpty == false else { return }
        hosts[name]?.isInLine = true
        turns.append(name)
    }

    private mutating func sleep(_ name: String, until moment: ContinuousClock.Instant) {
        hosts[name]?.isInLine = true
        sleeping.insert(Sleeper(until: moment, host: name))
    }
}
