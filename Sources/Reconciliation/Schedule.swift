public import Foundation

/// When an article is looked at again.
public enum Schedule {
    /// Ever more rarely, the longer nothing happened: after a twelfth of the time since the last change, a week at the
    /// most. An article of an hour is due after five minutes, one of a day after two hours, one of twelve days daily.
    public static func nextCheck(lastChanged: Date, checkedAt now: Date) -> Date {
        now.addingTimeInterval(min(max(0, now.timeIntervalSince(lastChanged)) / 12, 7 * 86_400))
    }
}
