public import Foundation

/// What a fetcher knows of sites from before, asked for when it first meets one. Called from any thread.
public struct FetchMemory: Sendable {
    /// By origin.
    public var robots: @Sendable (String) -> KeptRobots?
    /// By registrable domain.
    public var hold: @Sendable (String) -> Hold?

    public init(
        robots: @escaping @Sendable (String) -> KeptRobots? = { _ in nil },
        hold: @escaping @Sendable (String) -> Hold? = { _ in nil }
    ) {
        self.robots = robots
        self.hold = hold
    }
}

/// A site's robots.txt, and until when it is good. Where a new one cannot be had, an old one is better than none.
public struct KeptRobots: Hashable, Sendable {
    public var rules: RobotsRules
    public var until: Date

    public init(rules: RobotsRules, until: Date) {
        self.rules = rules
        self.until = until
    }
}

/// What a fetcher learned of sites since it was last asked: to be kept for the next time.
public struct FetchLessons: Sendable {
    /// By origin.
    public var robots: [String: KeptRobots]
    /// By registrable domain; `nil` for a hold that is over.
    public var holds: [String: Hold?]

    public var isEmpty: Bool { robots.isEmpty && holds.isEmpty }
}
