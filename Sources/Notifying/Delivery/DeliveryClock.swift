public import Foundation

/// Time and chance, as delivery sees them.
public struct DeliveryClock: Sendable {
    public var now: @Sendable () -> Date
    /// Returns after so long, or throws `CancellationError`.
    public var rest: @Sendable (Duration) async throws -> Void
    /// From 0 to 1, another each time.
    public var chance: @Sendable () -> Double
    /// By whose zone days begin and quiet hours are kept.
    public var calendar: Calendar

    public init(
        now: @escaping @Sendable () -> Date, rest: @escaping @Sendable (Duration) async throws -> Void,
        chance: @escaping @Sendable () -> Double, calendar: Calendar
    ) {
        self.now = now
        self.rest = rest
        self.chance = chance
        self.calendar = calendar
    }

    /// The machine's own.
    public static var system: DeliveryClock {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        return DeliveryClock(
            now: { Date() }, rest: { try await Task.sleep(for: $0) }, chance: { Double.random(in: 0...1) },
            calendar: calendar)
    }
}
