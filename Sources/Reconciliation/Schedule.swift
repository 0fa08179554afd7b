public import Foundation

/// When an article is looked at again.
public enum Schedule {
    /// At every turn in the hour after a change, then ever more rarely, the longer nothing happened: after a twelfth of
    /// the time since, a week at the most. An article of an hour is due after five minutes, one of a day after two
    /// hours, one of twelve days daily.
    public static func nextCheck(lastChanged: Date, checkedAt now: Date) -> Date {
        let age = now.timeIntervalSince(lastChanged)
        return age < 3600 ? now : now.addingTimeInterval(min(age / 12, 7 * 86_400))
    }
}
