public import Articles

/// What a revision did, in the terms of the change log.
public struct Revision: Equatable, Sendable {
    public let kinds: [ChangeKind]
    /// Facts changed, and the publisher says nowhere that they did.
    public let isSilent: Bool
    public let words: ChangeData.WordCount
    /// "headline; 7 → 8 in paragraph 6; one paragraph added".
    public let summary: String

    public init(from old: Draft, to new: Draft) {
        let difference = Difference(from: old, to: new)
        var finding = Finding()
        finding.take(headline: difference.headline)
        for (index, paragraph) in difference.paragraphs.enumerated() { finding.take(paragraph, number: index + 1) }
        finding.take(byline: old.byline, new.byline)
        finding.take(date: old.published, new.published)
        kinds = ChangeKind.allCases.filter(finding.kinds.contains)
        words = ChangeData.WordCount(added: finding.added, removed: finding.removed)
        summary = finding.summary
        isSilent = !finding.kinds.isDisjoint(with: Self.factual) && !finding.kinds.contains(.correction)
    }

    /// What a reader would want to be told of.
    private static let factual: Set<ChangeKind> = [.number, .quote, .paragraphRemoved]
}

/// Gathers, paragraph by paragraph, what changed.
private struct Finding {
    var kinds: Set<ChangeKind> = []
    var added = 0
    var removed = 0
    private var notes: [String] = []
    private var paragraphsAdded = 0
    private var paragraphsRemoved = 0
    private var paragraphsMoved = 0
    private var paragraphsReworded = 0

    mutating func take(headline: [Difference.Span]) {
        guard headline.contains(where: { $0.mark != .same }) else { return }
        kinds.insert(.headline)
        notes.append("headline")
        count(headline)
        if numbersDiffer(in: headline) { kinds.insert(.number) }
    }

    mutating func take(_ paragraph: Difference.Paragraph, number: Int) {
        switch paragraph {
        case .same: break
        case .moved: paragraphsMoved += 1
        case .added(let text):
            added += wordCount(text)
            if CorrectionNotice.stands(in: text) {
                kinds.insert(.correction)
            } else {
                kinds.insert(.paragraphAdded)
                paragraphsAdded += 1
            }
        case .removed(let text):
            removed += wordCount(text)
            guard !CorrectionNotice.stands(in: text) else { return }
            kinds.insert(.paragraphRemoved)
            paragraphsRemoved += 1
        case .revised(let spans): take(spans, number: number)
        }
    }

    private mutating func take(_ spans: [Difference.Span], number: Int) {
        count(spans)
        let hunks = Hunk.hunks(of: spans)
        if spans.contains(where: { $0.mark == .added && CorrectionNotice.stands(in: $0.text) }) {
            kinds.insert(.correction)
        }
        for hunk in hunks where hunk.numbersDiffer {
            kinds.insert(.number)
            if let pair = hunk.numberPair { notes.append("\(pair) in paragraph \(number)") }
        }
        let isQuoteChanged = Quotations.differ(in: spans)
        if isQuoteChanged { kinds.insert(.quote) }
        for hunk in hunks where hunk.wordsDiffer {
            if hunk.isTypo { kinds.insert(.typo) } else if !isQuoteChanged { kinds.insert(.wording) }
        }
        if hunks.contains(where: \.wordsDiffer) { paragraphsReworded += 1 }
    }

    mutating func take(byline old: [String], _ new: [String]) {
        guard old != new else { return }
        kinds.insert(.byline)
        notes.append("byline")
    }

    mutating func take(date old: NewsDate?, _ new: NewsDate?) {
        guard let old, let new, old.dayText != new.dayText else { return }
        kinds.insert(.date)
        notes.append("date of publication")
    }

    var summary: String {
        var parts = Array(notes.prefix(5))
        for (count, what) in [
            (paragraphsAdded, "added"), (paragraphsRemoved, "removed"), (paragraphsMoved, "moved"),
            (paragraphsReworded, "reworded"),
        ] where count > 0 {
            parts.append("\(count == 1 ? "one paragraph" : "\(count) paragraphs") \(what)")
        }
        if kinds.contains(.correction) { parts.append("a correction notice") }
        return parts.joined(separator: "; ")
    }

    private mutating func count(_ spans: [Difference.Span]) {
        for span in spans where span.mark == .added { added += wordCount(span.text) }
        for span in spans where span.mark == .removed { removed += wordCount(span.text) }
    }

    private func wordCount(_ text: String) -> Int { words(in: text).count { $0.kind != .mark } }

    private func numbersDiffer(in spans: [Difference.Span]) -> Bool {
        Hunk.hunks(of: spans).contains(where: \.numbersDiffer)
    }
}
