import Articles
import Foundation

/// An instant that is told in UTC has the day of Greenwich, which for a publisher elsewhere is often the day before its
/// own or the one behind.
extension NewsDate {
    /// The same instant in the zone in which it is on the publisher's day. Where the publisher's clock is told too, that
    /// is its zone; else the nearest whole hour's. `nil` where it is on that day already, or nowhere where news is made.
    func onDay(of local: NewsDate) -> NewsDate? {
        guard offset == 0, second != nil, local.dayText != dayText,
            let midnight = NewsDate(year: local.year, month: local.month, day: local.day, second: 0, offset: 0)
        else { return nil }
        let since = Int(instant.timeIntervalSince(midnight.instant).rounded(.down))
        return Self.offset(clock: local.second, since: since).flatMap { offset in
            NewsDate(year: local.year, month: local.month, day: local.day, second: since + offset, offset: offset)
        }
    }

    /// From the Line Islands to Baker Island.
    private static let zones = -12 * 3600...14 * 3600

    /// From California to New Zealand: beyond, a day that differs is another day.
    private static let likely = -8...13

    /// - Parameters:
    ///   - clock: the local time, in seconds after the day's beginning.
    ///   - since: how long after the beginning of that day in UTC the instant is.
    private static func offset(clock: Int?, since: Int) -> Int? {
        if let clock {
            // Clocks are printed without seconds; zones differ by quarters of an hour.
            let quarter = 900, second = (since % 60 + 60) % 60, difference = clock / 60 * 60 - (since - second)
            if difference.isMultiple(of: quarter), zones.contains(difference), 0..<86_400 ~= since + difference {
                return difference
            }
        }
        let hours = since < 0 ? (-since + 3599) / 3600 : since >= 86_400 ? -((since - 86_400) / 3600 + 1) : 0
        return likely.contains(hours) && hours != 0 ? hours * 3600 : nil
    }
}
