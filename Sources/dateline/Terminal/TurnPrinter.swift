import Articles
import Fetching
import Foundation
import Locking
import Watching

/// Tells a turn while it happens: changes on standard output, what failed and how far it is on standard error.
final class TurnPrinter: Sendable {
    private let quiet: Bool
    private let bar: ProgressBar
    private let style = Style()
    /// Those that were told: a host that is left alone is told once, however many pages wait for it.
    private let told = Locked<Set<Hold>>([])

    init(quiet: Bool) {
        self.quiet = quiet
        bar = ProgressBar(quiet: quiet)
    }

    func take(_ event: CheckEvent) {
        switch event {
        case .planned(let count): bar.plan(count)
        case .done: bar.advance()
        case .changed(let changes): say(changes)
        case .failed(let url, let reason): complain("\(url): \(reason)")
        case .postponed(let url, let hold):
            if told.withLock({ $0.insert(hold).inserted }) { complain("\(url.host): \(FetchError.heldBack(hold))") }
        case .stopped(let url, let since):
            let hint = "dateline sync \(url)"
            complain("\(url): gone since \(since.short), not asked; take it out of Feeds/, or ask again with “\(hint)”")
        case .empty(let url): complain("\(url): the feed lists no articles")
        }
    }

    func finish() { bar.clear() }

    private func say(_ changes: [Change]) {
        guard !quiet else { return }
        let lines = changes.map { ChangeLine(change: $0, style: style).text }
        bar.interrupt { Terminal.say(lines.joined(separator: "\n")) }
    }

    private func complain(_ message: String) { bar.interrupt { Terminal.complain(message) } }
}
