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

    /// When a source is worth another look: after half of the usual time between two of its entries, but not before it
    /// wants to be asked, within five minutes and a day. A source that fell silent is asked ever more rarely.
    /// - Parameters:
    ///   - times: when its last entries came, in any order.
    ///   - restsFor: seconds for which its publisher asks not to be asked again; believed up to a day.
    public static func nextCheck(
        ofSourceThatPublishedAt times: [Date], restsFor: TimeInterval, at now: Date
    ) -> Date {
        let sorted = times.filter { $0 <= now }.sorted()
        let gaps = zip(sorted, sorted.dropFirst()).map { $1.timeIntervalSince($0) }.sorted()
        let usual = gaps.isEmpty ? 3600 : gaps[gaps.count / 2]
        let silence = sorted.last.map { now.timeIntervalSince($0) } ?? 0
        let wait = min(max(usual / 2, silence / 12, shortestRest), longestRest)
        return now.addingTimeInterval(max(wait, min(restsFor, longestRest)))
    }

    private static let shortestRest: TimeInterval = 300
    private static let longestRest: TimeInterval = 86_400

    /// Whether a “not modified” may still be asked for. A server that is stuck on that answer is found out after a
    /// week, since then the whole is asked for (seen: FreshRSS issues 1020 and 1680).
    /// - Parameter received: when the whole last came.
    public static func trustsValidators(received: Date?, at now: Date) -> Bool {
        received.map { now.timeIntervalSince($0) < longest } ?? false
    }

    private static let longest: TimeInterval = 7 * 86_400
}
