public import Foundation

/// When an article is looked at again.
public enum Schedule {
    /// At every turn in the hour after a change, then ever more rarely, the longer nothing happened: after a twelfth of
    /// the time since, a week at the most. An article of an hour is due after five minutes, one of a day after two
    /// hours, one of twelve days daily.
    ///
    /// In the first hour nothing puts a look off, since then silent edits happen; later, what the server says of its
    /// answer's freshness does.
    /// - Parameter freshFor: seconds for which the server means its answer to stay good, within its user's bounds.
    public static func nextCheck(lastChanged: Date, checkedAt now: Date, freshFor: TimeInterval) -> Date {
        let age = now.timeIntervalSince(lastChanged)
        return age < 3600 ? now : now.addingTimeInterval(max(min(age / 12, longest), min(freshFor, longest)))
    }

    /// Whether a “not modified” may still be asked for. A server that is stuck on that answer is found out after a
    /// week, since then the whole is asked for (seen: FreshRSS issues 1020 and 1680).
    /// - Parameter received: when the whole last came.
    public static func trustsValidators(received: Date?, at now: Date) -> Bool {
        received.map { now.timeIntervalSince($0) < longest } ?? false
    }

    private static let longest: TimeInterval = 7 * 86_400
}
