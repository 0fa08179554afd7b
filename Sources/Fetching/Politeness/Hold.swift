public import Foundation

/// A host, or the domain that it belongs to, that is left alone for a while.
public struct Hold: Hashable, Sendable {
    public var until: Date
    /// How often in a row it has asked for it; each doubles the wait where the server does not name one.
    public var strikes: Int
    /// What happened, in words.
    public var reason: String

    public init(until: Date, strikes: Int, reason: String) {
        self.until = until
        self.strikes = strikes
        self.reason = reason
    }
}

/// How long to leave a host alone.
enum BackOff {
    /// After a 429 or 503: what Retry-After asks for; without it a quarter of a minute, doubled with each strike up
    /// to an hour. A little is added by chance, so that many who were turned away together do not come back together.
    static func wait(strikes: Int, retryAfter: Double?, jitter: Double) -> Double {
        let own = min(3600, 15 * pow(2, Double(strikes - 1)))
        guard let retryAfter else { return own * (1 + jitter / 4) }
        let asked = min(retryAfter, longest)
        return strikes == 1 ? asked + min(asked, 10) * jitter / 10 : max(asked, own / 4) * (1 + jitter / 10)
    }

    /// After failures of the network: half a minute, doubled up to an hour.
    static func waitAfterFailures(_ count: Int, jitter: Double) -> Double {
        min(3600, 30 * pow(2, Double(max(0, count)))) * (1 + jitter / 4)
    }

    /// No longer is believed, whatever a server says.
    static let longest = 86_400.0

    /// Seconds from `now`, by a Retry-After in either form (RFC 9110, section 10.2.3); `nil` for what is neither.
    static func retryAfter(_ value: String?, now: Date) -> Double? {
        guard let value else { return nil }
        if let seconds = Double(value) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
        return HTTPDate.read(value).map { max(0, $0.timeIntervalSince(now)) }
    }
}
