import ArgumentParser
import Foundation
import Notifying

/// The time that a service lives in: the machine's, or one that runs many times as fast, in which months are tried within
/// an hour. The network's own time, how long a transfer may take and how far apart requests to a host are, stays the
/// machine's: a server is no faster for it.
struct ServiceClock: Clock {
    /// So many seconds go by in one of the machine's, counted from a moment at which both were the same; as an argument,
    /// “1680@1790000000”. It is given again after a restart, so that time goes on.
    struct Pace: ExpressibleByArgument {
        let rate: Double
        let since: Date

        static let real = Pace(rate: 1, since: Date(timeIntervalSince1970: 0))

        init?(argument: String) {
            let parts = argument.split(separator: "@").map { Double($0) }
            guard parts.count == 2, let rate = parts[0], let since = parts[1], 1...100_000 ~= rate else { return nil }
            self.init(rate: rate, since: Date(timeIntervalSince1970: since))
        }

        private init(rate: Double, since: Date) {
            self.rate = rate
            self.since = since
        }
    }

    let pace: Pace
    private let start = ContinuousClock.now

    init(_ pace: Pace) {
        self.pace = pace
    }

    /// The time of day.
    var date: Date {
        guard pace.rate != 1 else { return Date() }
        return pace.since.addingTimeInterval(Date().timeIntervalSince(pace.since) * pace.rate)
    }

    var now: ContinuousClock.Instant { start + (ContinuousClock.now - start) * pace.rate }
    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: max(.zero, deadline - now) / pace.rate)
    }

    /// The same time, as delivery sees it.
    var forDelivery: DeliveryClock {
        var clock = DeliveryClock.system
        clock.now = { date }
        clock.rest = { try await self.sleep(for: $0) }
        return clock
    }
}
