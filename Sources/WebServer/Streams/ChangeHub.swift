import Articles
import Dispatch
import Foundation
import Locking
import ServiceLifecycle
import Storage

/// Looks for new changes on behalf of all who follow the log, and tells each of them: one look, however many listen.
///
/// Who does not take what it is told in time is let go, so that nobody slow holds memory; it comes back with the number
/// of the last change that it got.
final class ChangeHub: Service {
    /// What a listener is told.
    enum Event: Sendable {
        case change(ToldChange)
        /// Nothing came for a while.
        case beat
    }

    /// A change with its outlet's tags and its event as JSON, made once for all.
    struct ToldChange: Sendable {
        let change: Change
        let tags: Set<String>
        let line: String
    }

    private struct Listener {
        let continuation: AsyncStream<Event>.Continuation
        let letGo: @Sendable () -> Void
    }

    private struct State {
        var listeners: [Int: Listener] = [:]
        var next = 0
        var generation = 0
        var last: ChangeCursor?
        var isOver = false
    }

    private let store: ArticleStore
    private let mostListeners: Int
    private let queue = DispatchQueue(label: "dateline.web.hub")
    private let state = Locked(State())

    init(path: String, mostListeners: Int) throws {
        self.mostListeners = mostListeners
        store = try ArticleStore(path: path, access: .read)
    }

    /// A look reads one counter from shared memory.
    private static let interval = Duration.milliseconds(200)
    /// Between two signs of life on a stream where nothing happens; proxies close what is silent for a minute.
    private static let beat = Duration.seconds(15)
    /// Changes that one listener may be behind.
    private static let mostPending = 512

    /// Grows whenever the store was written to.
    var generation: Int { state.withLock { $0.generation } }
    /// The last change that listeners are told, or were told, of; `nil` before the first look. Whoever listens first and then
    /// asks for this has missed nothing after it.
    var last: ChangeCursor? { state.withLock { $0.last } }
    /// Whether streams are to end.
    var isOver: Bool { state.withLock { $0.isOver } }
    var listeners: Int { state.withLock { $0.listeners.count } }

    // MARK: Listening

    /// What happens from now on.
    /// - Parameter letGo: called for a listener that is too slow; ends its connection.
    /// - Throws: `Refusal` where too many listen.
    func listen(letGo: @escaping @Sendable () -> Void) throws(Refusal) -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Event.self, bufferingPolicy: .bufferingOldest(Self.mostPending))
        let number: Int? = state.withLock { state in
            guard state.listeners.count < mostListeners else { return nil }
            guard !state.isOver else {
                continuation.finish()
                return -1
            }
            state.next += 1
            state.listeners[state.next] = Listener(continuation: continuation, letGo: letGo)
            return state.next
        }
        guard let number else { throw Refusal.tooManyStreams }
        continuation.onTermination = { [state] _ in _ = state.withLock { $0.listeners.removeValue(forKey: number) } }
        return stream
    }

    private func tell(_ event: Event) {
        let listeners = state.withLock { $0.listeners }
        for (number, listener) in listeners {
            guard case .dropped = listener.continuation.yield(event) else { continue }
            _ = state.withLock { $0.listeners.removeValue(forKey: number) }
            listener.continuation.finish()
            listener.letGo()
        }
    }

    // MARK: Looking

    /// Until the service ends; then every stream does.
    func run() async throws {
        defer { end() }
        // In this order: what comes between the two is told.
        var seen = try await look { store in try store.dataVersion() }
        var cursor = try await look { store in try store.lastCursor() }
        state.withLock { [cursor] in $0.last = cursor }
        var beatAt = ContinuousClock.now + Self.beat
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
            (cursor, seen) = await tellNews(after: cursor, seen)
            if ContinuousClock.now >= beatAt {
                tell(.beat)
                beatAt = ContinuousClock.now + Self.beat
            }
        }
    }

    /// A store that cannot be read for a moment is looked at again at the next turn.
    private func tellNews(after cursor: ChangeCursor, _ seen: Int) async -> (ChangeCursor, Int) {
        guard let version = try? await look({ store in try store.dataVersion() }), version != seen else {
            return (cursor, seen)
        }
        state.withLock { $0.generation += 1 }
        var cursor = cursor
        do {
            while let last = try await tellPage(after: cursor) { cursor = last }
        } catch {
            return (cursor, seen)
        }
        return (cursor, version)
    }

    /// - Returns: the last change that was told; `nil` where there was none.
    private func tellPage(after cursor: ChangeCursor) async throws -> ChangeCursor? {
        let page = try await look { store in try store.changes(after: cursor, limit: 500) }
        let outlets = Set(page.compactMap { $0.data.outlet })
        let tags = try await look { store in try store.tags(of: outlets) }
        guard let last = page.last?.cursor else { return nil }
        // Before it is told: whoever begins to listen in between reads from the store what it was not told.
        state.withLock { $0.last = last }
        for change in page { tell(change, tags: tags[change.data.outlet ?? ""] ?? []) }
        return last
    }

    private func tell(_ change: Change, tags: Set<String>) {
        guard let line = try? CloudEvent(change).line() else { return }
        tell(.change(ToldChange(change: change, tags: tags, line: line)))
    }

    private func look<Value: Sendable>(_ body: @escaping @Sendable (ArticleStore) throws -> Value) async throws -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { [store] in continuation.resume(with: Result { try body(store) }) }
        }
    }

    private func end() {
        let listeners = state.withLock { state in
            state.isOver = true
            return state.listeners.values.map(\.continuation)
        }
        for continuation in listeners { continuation.finish() }
    }
}
