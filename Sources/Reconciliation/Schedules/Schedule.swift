public import Foundation

/// When an article is looked at again.
public enum Schedule {
    /// As often as edits are to be expected, so that each look is about as likely to find one as any other, of whatever
    /// article: `EditRate` says how likely. Where it is as usual, that is a quarter of an hour after a change, six hours
    /// when a day has passed, and at last weekly.
    ///
    /// In the first hour nothing puts a look off, since then silent edits happen; later, what the server says of its
    /// answer's freshness does.
    /// - Parameters:
    ///   - expected: edits to be expected in a unit of logarithmic time; `nil` where nothing is known.
    ///   - freshFor: seconds for which the server means its answer to stay good, within its user's bounds.
    public static func nextCheck(
        lastChanged: Date, checkedAt now: Date, freshFor: TimeInterval, expected: Double? = nil
    ) -> Date {
        let age = max(0, now.timeIntervalSince(lastChanged))
        let wait = (age + EditRate.beginning) * pace(expected ?? EditRate.usual.edits)
        let rest = age < youth ? 0 : min(freshFor, longest)
        return now.addingTimeInterval(max(min(wait, longest), rest))
    }

    /// Who looks only now and then, by hand or by a timer, looks at everything that changed less than an hour ago.
    public static let youth: TimeInterval = 3600

    /// The share of the time since an article's last change after which another look is worth it.
    private static func pace(_ expected: Double) -> Double {
        min(max(exp(worthALook / max(expected, 1e-6)) - 1, shortestPace), longestPace)
    }

    /// The number of edits that have to be expected for a look to be worth a request. In the tests' simulation it sees a
    /// tenth more edits than newsdiffs' table, with two thirds of its requests.
    private static let worthALook = 0.025
    private static let shortestPace = 1.0 / 40
    private static let longestPace = 1.5

    /// Whether a “not modified” may still be asked for. A server that is stuck on that answer is found out after a
    /// week, since then the whole is asked for (seen: FreshRSS issues 1020 and 1680).
    /// - Parameter received: when the whole last came.
    public static func trustsValidators(received: Date?, at now: Date) -> Bool {
        received.map { now.timeIntervalSince($0) < longest } ?? false
    }

    private static let longest: TimeInterval = 7 * 86_400
}
