import Foundation
import Locking

/// How far a turn is, in one line that is drawn over itself on standard error. Silent where there is no terminal.
final class ProgressBar: Sendable {
    private struct State {
        var total = 0
        var done = 0
        var lastDrawn = ContinuousClock.now - .seconds(1)
    }

    private let state = Locked(State())
    private let isShown: Bool

    init(quiet: Bool) {
        isShown = !quiet && Terminal.isTerminal(STDERR_FILENO)
    }

    func plan(_ count: Int) { change { $0.total += count } }

    func advance() { change { $0.done += 1 } }

    private func change(_ body: (inout State) -> Void) {
        guard isShown else { return }
        state.withLock { state in
            body(&state)
            let now = ContinuousClock.now
            guard now - state.lastDrawn > .milliseconds(50) || state.done == state.total else { return }
            state.lastDrawn = now
            draw(state)
        }
    }

    /// Prints something where the bar stands, and draws the bar below it again.
    func interrupt(_ body: () -> Void) {
        state.withLock { state in
            clear()
            body()
            if isShown { draw(state) }
        }
    }

    private func draw(_ state: State) {
        let width = 30
        let filled = state.total == 0 ? width : min(width, width * state.done / state.total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        Terminal.write("\r\u{1B}[K\(bar) \(state.done)/\(state.total) sources and pages", to: STDERR_FILENO)
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }
}
