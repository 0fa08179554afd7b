import Articles
import Foundation
import Locking
import Watching

/// What a watcher told, and somebody who waits for it.
final class WatchEvents: Sendable {
    struct Told: Sendable {
        var changes: [ChangeType] = []
        var failures: [String] = []
        var looks: [WatchLook] = []
        var reloads: [Reload] = []
        var problems: [String] = []
        var reread = 0
    }

    private let told = Locked(Told())

    var all: Told { told.withLock { $0 } }

    func add(_ event: WatchEvent) {
        told.withLock { told in
            switch event {
            case .check(.changed(let changes)): told.changes += changes.map(\.type)
            case .check(.failed(_, let reason)): told.failures.append(reason)
            case .looked(let look): told.looks.append(look)
            case .reloaded(let reload): told.reloads.append(reload)
            case .kept(let problems): told.problems += problems.map { "\($0)" }
            case .reread(let report): told.reread += report.articles
            default: break
            }
        }
    }

    func until(_ isSo: @escaping @Sendable (Told) -> Bool) async throws {
        try await eventually { isSo(self.all) }
    }
}

/// Waits for what others do. The test's own limit of time ends it.
func eventually(_ isSo: @Sendable () -> Bool) async throws {
    while !isSo() { try await Task.sleep(for: .milliseconds(5)) }
}

/// A clock that runs faster than others, with the time of day that goes with it.
final class FastClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let speed: Int
    private let began = ContinuousClock.now
    private let start = Date(timeIntervalSince1970: 1_772_000_000)

    init(speed: Int) {
        self.speed = speed
    }

    var now: Instant { Instant(offset: (ContinuousClock.now - began) * speed) }
    var minimumResolution: Duration { .milliseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await Task.sleep(until: began + deadline.offset / speed, clock: .continuous)
    }

    /// The time of day.
    var time: Date { start.addingTimeInterval(now.offset / .seconds(1)) }
}
