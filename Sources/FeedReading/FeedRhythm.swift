public import Foundation

/// When a publisher asks not to be asked.
public struct FeedRhythm: Equatable, Sendable {
    /// How long to wait before the next look.
    public var timeToLive: Duration?
    /// Hours of the day in GMT, 0 to 23.
    public var skippedHours: Set<Int> = []
    public var skippedDays: Set<Weekday> = []

    public init() {}

    /// Seconds from `now` until it may be asked again; 0 where nothing is against it. A feed that skips every hour is
    /// asked all the same: that is a mistake.
    public func rest(at now: Date) -> TimeInterval {
        let first = now.timeIntervalSince1970 + TimeInterval(timeToLive?.components.seconds ?? 0)
        let hour = (first / 3600).rounded(.down)
        for later in 0..<7 * 24 where !isSkipped(Int(hour) + later) {
            let opening = later == 0 ? first : (hour + Double(later)) * 3600
            return opening - now.timeIntervalSince1970
        }
        return first - now.timeIntervalSince1970
    }

    /// - Parameter hour: since 1970, the first of whose days was a Thursday.
    private func isSkipped(_ hour: Int) -> Bool {
        skippedHours.contains(hour % 24) || skippedDays.contains(Weekday.allCases[(hour / 24 + 3) % 7])
    }
}

public enum Weekday: String, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    init?(name: String) { self.init(rawValue: name.lowercased()) }
}
