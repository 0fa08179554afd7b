import Articles

/// A paragraph before and after a revision, and where facts in it changed.
struct RevisedParagraph {
    struct State {
        fileprivate(set) var words: [Word] = []
        fileprivate var folded = FoldedText([])
    }

    struct Change {
        var kind: ChangeKind
        /// Places in the old words and in the new ones.
        var old: Range<Int>
        var new: Range<Int>
    }

    private(set) var old = State()
    private(set) var new = State()
    private(set) var changes: [Change] = []

    init(_ spans: [Difference.Span]) {
        let isQuoteChanged = Quotations.differ(in: spans)
        var exchanged: [Difference.Span] = []
        for span in spans {
            guard span.mark == .same || span.isMoved else {
                exchanged.append(span)
                continue
            }
            take(exchanged, isQuoteChanged)
            exchanged = []
            if span.mark != .added { old.words += words(in: String(span.before ?? span.text)) }
            if span.mark != .removed { new.words += words(in: String(span.text)) }
        }
        take(exchanged, isQuoteChanged)
        old.folded = FoldedText(old.words)
        new.folded = FoldedText(new.words)
        join()
    }

    private mutating func take(_ exchanged: [Difference.Span], _ isQuoteChanged: Bool) {
        guard let hunk = Hunk.hunks(of: exchanged).first else { return }
        let removed = exchanged.filter { $0.mark == .removed }.flatMap { words(in: String($0.text)) }
        let added = exchanged.filter { $0.mark == .added }.flatMap { words(in: String($0.text)) }
        let isQuoted = isQuoteChanged && (isInQuotation(removed, old.words) || isInQuotation(added, new.words))
        if let kind = kind(of: hunk, isQuoted: isQuoted) {
            changes.append(
                Change(
                    kind: kind, old: old.words.count..<old.words.count + removed.count,
                    new: new.words.count..<new.words.count + added.count))
        }
        old.words += removed
        new.words += added
    }

    /// `nil` for words that are no fact.
    private func kind(of hunk: Hunk, isQuoted: Bool) -> ChangeKind? {
        if hunk.daysDiffer { return .date }
        if hunk.numbersDiffer { return .number }
        if isQuoted { return .quote }
        return hunk.negationsDiffer ? .wording : nil
    }

    private func isInQuotation(_ words: [Word], _ before: [Word]) -> Bool {
        !words.isEmpty && (Quotations.isOpen(after: before) || words.contains { $0.key == "\"" })
    }

    /// What stands close together is one correction: "7 of 12" for "8 of 13", a quotation that was put otherwise.
    private mutating func join() {
        var joined: [Change] = []
        for change in changes {
            if let last = joined.last, isOne(last, change) {
                joined[joined.count - 1].old = last.old.lowerBound..<change.old.upperBound
                joined[joined.count - 1].new = last.new.lowerBound..<change.new.upperBound
            } else {
                joined.append(change)
            }
        }
        changes = joined
    }

    private func isOne(_ left: Change, _ right: Change) -> Bool {
        let between = new.words[left.new.upperBound..<max(left.new.upperBound, right.new.lowerBound)]
        let isOneQuotation =
            left.kind == .quote && right.kind == .quote && !between.contains { $0.key == "\"" }
        return between.count { $0.kind != .mark } <= (isOneQuotation ? 12 : 2)
    }
}

extension RevisedParagraph.State {
    private static let context = 2
    private static let shownContext = 4

    /// The runs of three words in which those at a place take part.
    func runs(around range: Range<Int>) -> Set<String> {
        let places = folded.places(of: range)
        return folded.runs(
            in: max(0, places.lowerBound - Self.context)..<min(folded.tokens.count, places.upperBound + Self.context))
    }

    /// What stands there, for people, with a few words around it.
    func excerpt(around range: Range<Int>) -> String {
        let start = max(0, range.lowerBound - Self.shownContext)
        let end = min(words.count, range.upperBound + Self.shownContext)
        var text = start > 0 ? "…" : ""
        var isQuoteOpen = Quotations.isOpen(after: words[..<start])
        var joins = false
        for word in words[start..<end] {
            let isQuote = word.key == "\""
            let clings = isQuote ? isQuoteOpen : Self.clings(word)
            if !text.isEmpty, !joins, !clings { text += " " }
            text += word.text
            joins = isQuote ? !isQuoteOpen : word.key == "(" || word.isUnspaced
            if isQuote { isQuoteOpen.toggle() }
        }
        return text + (end < words.count ? " …" : "")
    }

    /// A mark that stands close to the word before it.
    private static func clings(_ word: Word) -> Bool {
        word.kind == .mark && [".", ",", ";", ":", "!", "?", ")", "%", "...", "。", "，", "、"].contains(word.key)
            || word.isUnspaced
    }
}

extension Word {
    /// Whether it is of a script that puts no spaces between words.
    fileprivate var isUnspaced: Bool {
        guard let value = text.unicodeScalars.first?.value else { return false }
        return 0x0E00...0x0EFF ~= value || 0x1780...0x17FF ~= value || 0x3040...0x9FFF ~= value
    }
}
