import Articles
import Dispatch
import Foundation
import Locking
import ServiceLifecycle
import Storage

/// Some read-only connections, each on a thread of its own, which may wait for the disk while the program goes on.
///
/// What takes too long is ended, and what nobody waits for any more; where too many wait, more are refused.
final class StoreReaders: Service {
    private let readers: [StoreReader]
    private let longest: Duration

    /// - Parameter longest: of one question.
    init(path: String, longest: Duration = .seconds(5)) throws {
        self.longest = longest
        readers = try (1...Self.count).map {
            StoreReader(store: try ArticleStore(path: path, access: .read), number: $0)
        }
    }

    private static let count = 4
    /// On one connection. A reader who waits behind so many has gone.
    private static let mostWaiting = 64

    func read<Value: Sendable>(_ body: @escaping @Sendable (ArticleStore) throws -> Value) async throws -> Value {
        guard let free else { throw Refusal.busy }
        return try await free.read(body)
    }

    /// For who follows the log and can wait: a browser whose stream is refused never asks for it again (WHATWG HTML,
    /// section 9.2.3).
    func readInTurn<Value: Sendable>(
        _ body: @escaping @Sendable (ArticleStore) throws -> Value
    ) async throws -> Value {
        while true {
            if let free { return try await free.read(body) }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The one on which the fewest wait, if these are not too many.
    private var free: StoreReader? {
        let reader = readers.min { $0.waiting < $1.waiting }
        return reader.flatMap { $0.waiting < Self.mostWaiting ? $0 : nil }
    }

    /// Watches over the time that queries take, and over who waits for them.
    func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            for reader in readers { reader.endOverdue(after: longest) }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
        }
    }
}

/// One connection and its thread.
private final class StoreReader: Sendable {
    private struct State {
        var waiting = 0
        /// Since when a query runs, if one does, and whether somebody waits for it.
        var startedAt: ContinuousClock.Instant?
        var isWanted: @Sendable () -> Bool = { true }
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
        let isWanted = Asker.current.isThere
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.run(body, isWanted) }) }
        }
    }

    private func run<Value>(
        _ body: (ArticleStore) throws -> Value, _ isWanted: @escaping @Sendable () -> Bool
    ) throws -> Value {
        guard isWanted() else { throw Refusal.unwanted }
        state.withLock {
            $0.startedAt = ContinuousClock.now
            $0.isWanted = isWanted
            $0.isEnded = false
        }
        defer {
            state.withLock {
                $0.startedAt = nil
                $0.isWanted = { true }
            }
        }
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
            guard let startedAt = state.startedAt else { return }
            guard ContinuousClock.now - startedAt > limit || !state.isWanted() else { return }
            state.isEnded = true
            store.interrupt()
        }
    }
}
