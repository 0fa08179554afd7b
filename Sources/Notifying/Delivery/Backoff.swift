import Foundation

/// How long a sink is left alone after it failed.
enum Backoff {
    /// By the receiver's own word a sink waits for so long at the most: who says more is asked again after a day.
    static let longestPatience: TimeInterval = 86_400
    private static let longest: TimeInterval = 900

    /// Exponential with full jitter, from one second to a quarter of an hour: many sinks of one server that comes back
    /// do not all come at once.
    /// - Parameters:
    ///   - failures: in a row, this one included.
    ///   - chance: from 0 to 1.
    static func wait(failures: Int, after: Duration?, chance: Double) -> TimeInterval {
        let ceiling = min(longest, pow(2, Double(min(failures, 20) - 1)))
        let asked = after.map { min(longestPatience, $0 / .seconds(1)) } ?? 0
        return max(ceiling * chance, asked)
    }

    /// A message that is refused may be taken once somebody has mended the receiver, who needs minutes and not seconds:
    /// half a minute, two, eight, fifteen, less up to a half by chance.
    static func wait(refusals: Int, chance: Double) -> TimeInterval {
        min(longest, 30 * pow(4, Double(min(refusals, 10) - 1))) * (0.5 + chance / 2)
    }

    /// So often a message is refused before its sink is parked.
    static let mostRefusals = 5
}
