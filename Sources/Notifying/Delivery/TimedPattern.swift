import Foundation

/// A regular expression that is given only so much time: there are patterns, written in good faith, that would search
/// one text for years.
struct TimedPattern {
    private let expression: NSRegularExpression

    /// `nil` for what is no expression; whoever reads the configuration has refused it before.
    init?(_ pattern: String) {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
        self.expression = expression
    }

    enum Finding { case matches, matchesNot, ranOutOfTime }

    /// For all passages of one change together.
    static let patience = Duration.milliseconds(200)
    /// Characters of a passage that are searched.
    static let longestPassage = 50_000

    /// Whether it matches in any of them, and something of the match changed.
    func finding(in passages: [ChangedPassage], within patience: Duration = patience) -> Finding {
        let deadline = ContinuousClock.now + patience
        for passage in passages {
            let finding = finding(in: passage, until: deadline)
            if finding != .matchesNot { return finding }
        }
        return .matchesNot
    }

    private func finding(in passage: ChangedPassage, until deadline: ContinuousClock.Instant) -> Finding {
        if ContinuousClock.now >= deadline { return .ranOutOfTime }
        let text = String(passage.text.prefix(Self.longestPassage))
        let whole = NSRange(text.startIndex..<text.endIndex, in: text)
        var finding = Finding.matchesNot
        expression.enumerateMatches(in: text, options: [.reportProgress, .reportCompletion], range: whole) {
            match, flags, stop in
            guard finding == .matchesNot else { return }
            if let range = match.flatMap({ Range($0.range, in: text) }), passage.hasChanged(range, of: text) {
                finding = .matches
            } else if flags.contains(.internalError) || ContinuousClock.now >= deadline {
                // An expression that outgrows its memory is as little to be waited for as one that takes its time.
                finding = .ranOutOfTime
            }
            if finding != .matchesNot { stop.pointee = true }
        }
        return finding
    }
}
