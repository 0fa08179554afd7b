import Articles
import Dispatch
import Foundation
import Locking
import ServiceLifecycle
import Storage

/// Some read-only connections, each on a thread of its own, which may wait for the disk while the program goes on.
///
/// Queries that take longer than `longest` are ended; where too many wait, more are refused.
final class StoreReaders: Service {
    private let readers: [StoreReader]

    init(path: String) throws {
        readers = try (1...Self.count).map {
            StoreReader(store: try ArticleStore(path: path, access: .read), number: $0)
        }
    }

    private static let count = 4
    /// Of one query.
    static let longest = Duration.seconds(5)
    /// On one connection. A reader who waits behind so many has gone.
    private static let mostWaiting = 64

    func read<Value: Sendable>(_ body: @escaping @Sendable (ArticleStore) throws -> Value) async throws -> Value {
        let reader = readers.min { $0.waiting < $1.waiting }
        guard let reader, reader.waiting < Self.mostWaiting else { throw Refusal.busy }
        return try await reader.read(body)
    }

    /// Watches over the time that queries take.
    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            for reader in readers { reader.endOverdue(after: Self.longest) }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
        }
    }
}

/// One connection and its thread.
private final class StoreReader: Sendable {
    private struct State {
        var waiting = 0
        /// Since when a query runs, if one does.
        var startedAt: ContinuousClock.Instant?
        var isEnded = false
    }

    private let store: ArticleStore
    private let queue: DispatchQueue
    private let state = Locked(State())

    init(store: ArticleStore, number: Int) {
        self.store = store
        queue = DispatchQueue(label: "dateline.web.reader.\(number)")
    }

    var waiting: Int { state.withLock { $0.waiting } }

    func read<Value: Sendable>(_ body: @escaping @Sendable (ArticleStore) throws -> Value) async throws -> Value {
        state.withLock { $0.waiting += 1 }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.run(body) }) }
        }
    }

    private func run<Value>(_ body: (ArticleStore) throws -> Value) throws -> Value {
        state.withLock {
            $0.startedAt = ContinuousClock.now
            $0.isEnded = false
        }
        defer { state.withLock { $0.startedAt = nil } }
        do {
            return try body(store)
        } catch {
            let isEnded = state.withLock { $0.isEnded }
            if isEnded { throw Refusal.tooLong }
            throw error
        }
    }

    /// Under the lock, so that the query that is ended is the one that was looked at.
    func endOverdue(after limit: Duration) {
        state.withLock { state in
            guard let startedAt = state.startedAt, ContinuousClock.now - startedAt > limit else { return }
            state.isEnded = true
            store.interrupt()
        }
    }
}
