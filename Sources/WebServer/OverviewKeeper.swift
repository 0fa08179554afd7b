import Articles
import Foundation
import Locking
import ServiceLifecycle
import Storage

/// What takes a moment to count in a store of a million articles.
struct Overview: Sendable {
    let counts: StoreCounts
    let days: [OutletDay]
}

/// Keeps the last overview, whatever is written meanwhile, and as long as somebody asks for it makes it anew each minute,
/// beside the answers; the first before anybody asks, since it reads from the disk what is in memory later.
final class OverviewKeeper: Service {
    private struct State {
        var overview: Overview?
        var readAt: ContinuousClock.Instant?
        var wasAsked = false
    }

    private let readers: StoreReaders
    private let now: @Sendable () -> Date
    private let state = Locked(State())

    init(readers: StoreReaders, now: @escaping @Sendable () -> Date) {
        self.readers = readers
        self.now = now
    }

    private static let interval = Duration.seconds(60)
    /// One that is older was made while nobody asked.
    private static let longest = Duration.seconds(120)

    func overview() async throws -> Overview {
        if let kept { return kept }
        return try await read()
    }

    private var kept: Overview? {
        state.withLock { state in
            state.wasAsked = true
            guard let readAt = state.readAt, ContinuousClock.now - readAt < Self.longest else { return nil }
            return state.overview
        }
    }

    private func read() async throws -> Overview {
        let now = self.now()
        // For whoever asks next, too; and each in a time of its own.
        let overview = try await Asker.$current.withValue(.always) {
            let counts = try await readers.read { store in try store.counts(at: now) }
            let days = try await readers.read { store in try store.outletDays(RhythmPlot.count, until: now) }
            return Overview(counts: counts, days: days)
        }
        state.withLock { state in
            state.overview = overview
            state.readAt = ContinuousClock.now
            state.wasAsked = false
        }
        return overview
    }

    /// A store that cannot be read for a moment is read at the next turn.
    func run() async throws {
        _ = try? await read()
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
            let wasAsked = state.withLock { $0.wasAsked }
            if wasAsked, !Task.isCancelled, !Task.isShuttingDownGracefully { _ = try? await read() }
        }
    }
}
