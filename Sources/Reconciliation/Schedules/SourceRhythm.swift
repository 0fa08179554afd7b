public import Foundation

/// How often a source publishes.
public struct SourceRhythm: Equatable, Sendable {
    /// Seconds between two entries: half of the gaps are shorter. `nil` where nothing is known.
    public var usualGap: TimeInterval?
    /// When the newest entry came.
    public var newest: Date?

    public init(usualGap: TimeInterval? = nil, newest: Date? = nil) {
        self.usualGap = usualGap
        self.newest = newest
    }

    /// - Parameter times: when its last entries came, in any order. What lies in the future is not believed.
    public init(of times: [Date], at now: Date) {
        let sorted = times.filter { $0 <= now }.sorted().suffix(Self.enough)
        let gaps = zip(sorted, sorted.dropFirst()).map { $1.timeIntervalSince($0) }.sorted()
        self.init(usualGap: gaps.isEmpty ? nil : gaps[gaps.count / 2], newest: sorted.last)
    }

    /// What happened before the last twenty entries says little about the next.
    private static let enough = 20

    /// When another look is worth it: after half of the usual time between two entries, but not before the source wants
    /// to be asked, within five minutes and a day. One that fell silent is asked ever more rarely.
    /// - Parameter restsFor: seconds for which its publisher asks not to be asked again; believed up to a day.
    public func nextCheck(restsFor: TimeInterval, at now: Date) -> Date {
        let silence = newest.map { now.timeIntervalSince($0) } ?? 0
        let wait = min(max((usualGap ?? 3600) / 2, silence / 12, Self.shortest), Self.longest)
        return now.addingTimeInterval(max(wait, min(restsFor, Self.longest)))
    }

    /// When one that failed is asked again: after five minutes, ten, twenty, at last once a day. The host's own failures
    /// and what it asks for are kept besides.
    /// - Parameter failures: in a row, this one counted.
    public static func retry(failures: Int, at now: Date) -> Date {
        let doublings = min(max(failures - 1, 0), 12)
        return now.addingTimeInterval(min(shortest * Double(1 << doublings), longest))
    }

    private static let shortest: TimeInterval = 300
    private static let longest: TimeInterval = 86_400
}
