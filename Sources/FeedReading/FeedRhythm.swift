/// When a publisher asks not to be asked.
public struct FeedRhythm: Equatable, Sendable {
    /// How long to wait before the next look.
    public var timeToLive: Duration?
    /// Hours of the day in GMT, 0 to 23.
    public var skippedHours: Set<Int> = []
    public var skippedDays: Set<Weekday> = []

    public init() {}
}

public enum Weekday: String, CaseIterable, Sendable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    init?(name: String) { self.init(rawValue: name.lowercased()) }
}
