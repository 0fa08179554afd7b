import Locking

/// Who wants to hear, in this process, that something was recorded.
final class CommitListeners: Sendable {
    private struct Listening {
        var next = 0
        var bodies: [Int: @Sendable () -> Void] = [:]
    }

    private let listening = Locked(Listening())

    func add(_ body: @escaping @Sendable () -> Void) -> CommitListener {
        let key = listening.withLock { listening in
            listening.next += 1
            listening.bodies[listening.next] = body
            return listening.next
        }
        return CommitListener { [weak self] in self?.remove(key) }
    }

    private func remove(_ key: Int) { listening.withLock { $0.bodies[key] = nil } }

    func tell() {
        let bodies = listening.withLock { Array($0.bodies.values) }
        for body in bodies { body() }
    }
}

/// Listens as long as it is kept.
public final class CommitListener: Sendable {
    private let stop: @Sendable () -> Void

    init(stop: @escaping @Sendable () -> Void) {
        self.stop = stop
    }

    deinit { stop() }
}
