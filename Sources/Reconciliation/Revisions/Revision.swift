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
        for paragraph in difference.paragraphs { finding.take(paragraph) }
        finding.take(byline: old.byline, new.byline)
        finding.take(date: old.published, new.published)
        kinds = ChangeKind.allCases.filter(finding.kinds.contains)
        words = ChangeData.WordCount(added: finding.added, removed: finding.removed)
        summary = finding.summary
        isSilent = finding.isFactual && !finding.kinds.contains(.correction)
    }
}

/// Gathers, paragraph by paragraph, what changed.
private struct Finding {
    var kinds: Set<ChangeKind> = []
    /// Whether what changed is more than words: a reader would want to be told of it.
    private(set) var isFactual = false
    var added = 0
    var removed = 0
    private var notes: [String] = []
    private var paragraphsAdded = 0
    private var paragraphsRemoved = 0
    private var paragraphsMoved = 0
    private var paragraphsReworded = 0
    private var sentencesAdded = 0
    private var sentencesRemoved = 0
    private var sentencesMoved = 0

    mutating func take(headline: [Difference.Span]) {
        guard headline.contains(where: { $0.mark != .same }) else { return }
        kinds.insert(.headline)
        notes.append("headline")
        count(headline)
        for hunk in Hunk.hunks(of: headline) {
            if hunk.numbersDiffer { kinds.insert(.number) }
            if hunk.daysDiffer { kinds.insert(.date) }
            if hunk.numbersDiffer || hunk.daysDiffer || hunk.negationsDiffer { isFactual = true }
        }
    }

    mutating func take(_ paragraph: Difference.Paragraph) {
        switch paragraph.state {
        case .same: break
        case .moved:
            paragraphsMoved += 1
            if paragraph.isRevised { take(paragraph.spans, number: paragraph.new) }
        case .added where paragraph.isMovedApart, .removed where paragraph.isMovedApart: take(moves: paragraph.spans)
        case .added:
            take(moves: paragraph.spans)
            count(paragraph.spans)
            if CorrectionNotice.stands(in: paragraph.text) {
                kinds.insert(.correction)
            } else {
                kinds.insert(.paragraphAdded)
                paragraphsAdded += 1
            }
        case .removed:
            count(paragraph.spans)
            guard !CorrectionNotice.stands(in: paragraph.text) else { return }
            kinds.insert(.paragraphRemoved)
            isFactual = true
            paragraphsRemoved += 1
        case .revised: take(paragraph.spans, number: paragraph.new)
        }
    }

    /// - Parameter number: the paragraph's in the new text, from 0.
    private mutating func take(_ spans: [Difference.Span], number: Int?) {
        count(spans)
        take(moves: spans)
        let hunks = Hunk.hunks(of: spans)
        if spans.contains(where: { $0.mark == .added && !$0.isMoved && CorrectionNotice.stands(in: String($0.text)) }) {
            kinds.insert(.correction)
        }
        let place = number.map { " in paragraph \($0 + 1)" } ?? ""
        for hunk in hunks { take(hunk, place) }
        let isQuoteChanged = Quotations.differ(in: spans)
        if isQuoteChanged {
            kinds.insert(.quote)
            isFactual = true
            notes.append("a quotation" + place)
        }
        for hunk in hunks where hunk.wordsDiffer && !hunk.isOfSentences {
            if hunk.isTypo { kinds.insert(.typo) } else if !isQuoteChanged { kinds.insert(.wording) }
        }
        if hunks.contains(where: { $0.wordsDiffer && !$0.isOfSentences }) { paragraphsReworded += 1 }
        // "7" for "seven": the same said otherwise.
        let isOtherwise = hunks.contains {
            !$0.wordsDiffer && !$0.numbersDiffer && !$0.daysDiffer && !$0.isOfSentences
        }
        if isOtherwise, !isQuoteChanged {
            kinds.insert(.wording)
            paragraphsReworded += hunks.contains(where: \.wordsDiffer) ? 0 : 1
        }
    }

    /// A sentence is counted where it came to.
    private mutating func take(moves spans: [Difference.Span]) {
        let count = spans.count { $0.mark == .added && $0.isMoved }
        guard count > 0 else { return }
        sentencesMoved += count
        kinds.insert(.wording)
    }

    private mutating func take(_ hunk: Hunk, _ place: String) {
        guard !hunk.isOfSentences else { return take(sentencesOf: hunk) }
        if hunk.numbersDiffer { kinds.insert(.number) }
        if hunk.daysDiffer { kinds.insert(.date) }
        if hunk.numbersDiffer || hunk.daysDiffer || hunk.negationsDiffer { isFactual = true }
        if let pair = hunk.pair { notes.append(pair + place) }
    }

    /// What they say is new, or gone, as in a paragraph that came or went: no figure took another's place.
    private mutating func take(sentencesOf hunk: Hunk) {
        sentencesAdded += hunk.sentencesAdded
        sentencesRemoved += hunk.sentencesRemoved
        kinds.insert(.wording)
        if hunk.sentencesRemoved > 0, !hunk.removesNotice { isFactual = true }
    }

    mutating func take(byline old: [String], _ new: [String]) {
        guard !sameNames(old, new) else { return }
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
        for (count, what, how) in [
            (paragraphsAdded, "paragraph", "added"), (paragraphsRemoved, "paragraph", "removed"),
            (paragraphsMoved, "paragraph", "moved"), (paragraphsReworded, "paragraph", "reworded"),
            (sentencesAdded, "sentence", "added"), (sentencesRemoved, "sentence", "removed"),
            (sentencesMoved, "sentence", "moved"),
        ] where count > 0 {
            parts.append("\(count == 1 ? "one \(what)" : "\(count) \(what)s") \(how)")
        }
        if kinds.contains(.correction) { parts.append("a correction notice") }
        return parts.joined(separator: "; ")
    }

    private mutating func count(_ spans: [Difference.Span]) {
        for span in spans where span.mark == .added && !span.isMoved { added += wordCount(String(span.text)) }
        for span in spans where span.mark == .removed && !span.isMoved { removed += wordCount(String(span.text)) }
    }

    private func wordCount(_ text: String) -> Int { words(in: text).count { $0.kind != .mark } }
}
