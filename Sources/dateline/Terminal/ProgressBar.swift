import Foundation
import Locking
import Watching

/// How far a turn is, in one line that is drawn over itself on standard error. Silent where there is no terminal.
final class ProgressBar: Sendable {
    private struct State {
        var total = 0
        var done = 0
        var what = "sources"
        var lastDrawn = ContinuousClock.now - .seconds(1)
    }

    private let state = Locked(State())
    private let isShown: Bool

    init(quiet: Bool) {
        isShown = !quiet && Terminal.isTerminal(STDERR_FILENO)
    }

    func take(_ progress: CheckProgress) {
        guard isShown else { return }
        let line = state.withLock { state -> String? in
            switch progress {
            case .sources(let total): (state.what, state.total, state.done) = ("sources", total, 0)
            case .pages(let total): (state.what, state.total, state.done) = ("pages", total, 0)
            case .sourceDone, .pageDone: state.done += 1
            }
            let now = ContinuousClock.now
            guard now - state.lastDrawn > .milliseconds(50) || state.done == state.total else { return nil }
            state.lastDrawn = now
            return Self.line(state)
        }
        if let line { Terminal.write("\r\u{1B}[K" + line, to: STDERR_FILENO) }
    }

    private static func line(_ state: State) -> String {
        let width = 30
        let filled = state.total == 0 ? width : min(width, width * state.done / state.total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        return "\(bar) \(state.done)/\(state.total) \(state.what)"
    }

    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }
}
