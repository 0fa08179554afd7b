import Articles
public import Fetching
import Foundation
public import Storage

/// What is known of sites, between a fetcher, which asks, and the store, which keeps.
extension FetchMemory {
    /// Reads the store when a site is first met. A store that cannot be read knows nothing; the turn will say so.
    public init(_ store: ArticleStore) {
        self.init(
            robots: { origin in
                guard let kept = try? store.robots(of: origin),
                    let rules = try? JSONDecoder().decode(RobotsRules.self, from: Data(kept.rules.utf8))
                else { return nil }
                return KeptRobots(rules: rules, until: kept.until)
            },
            hold: { domain in
                guard let kept = try? store.hold(of: domain) else { return nil }
                return Hold(until: kept.until, strikes: kept.strikes, reason: kept.reason)
            })
    }
}

extension FetchLessons {
    var arrivals: [Arrival] {
        guard !isEmpty else { return [] }
        let rules = robots.compactMap { origin, kept -> Arrival? in
            guard let text = try? JSONLine.text(of: kept.rules) else { return nil }
            return .site(.robots(origin: origin, rules: text, until: kept.until))
        }
        let holds = holds.map { domain, hold in
            let stored = hold.map { StoredHold(until: $0.until, strikes: $0.strikes, reason: $0.reason) }
            return Arrival.site(.hold(domain: domain, stored))
        }
        return rules + holds
    }
}
