import Locking

/// Answers that hold until the store changes: what many ask for at once is read once.
final class AnswerCache: Sendable {
    private struct State {
        var generation = -1
        var bodies: [String: String] = [:]
        var size = 0
    }

    private let state = Locked(State())

    /// Bytes in all.
    private static let largest = 8_000_000
    /// An address that is longer is asked for once.
    private static let longestKey = 1000

    /// - Parameter generation: grows whenever the store changes.
    func body(
        for key: String, generation: Int, _ make: () async throws -> String
    ) async throws -> String {
        if let body = state.withLock({ $0.generation == generation ? $0.bodies[key] : nil }) { return body }
        let body = try await make()
        if key.utf8.count <= Self.longestKey { keep(body, for: key, generation: generation) }
        return body
    }

    private func keep(_ body: String, for key: String, generation: Int) {
        state.withLock { state in
            if state.generation < generation || state.size + body.utf8.count > Self.largest {
                state = State(generation: generation)
            }
            guard state.generation == generation, state.bodies[key] == nil else { return }
            state.bodies[key] = body
            state.size += body.utf8.count
        }
    }
}
