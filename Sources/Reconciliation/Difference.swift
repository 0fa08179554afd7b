public import Articles

/// What stands differently in two states of an article: the headline by word, the text by paragraph and word.
public struct Difference: Equatable, Sendable {
    public struct Span: Equatable, Sendable {
        public enum Mark: String, Sendable { case same, added, removed }

        public var mark: Mark
        /// As it stands in the text that it comes from.
        public var text: String
        /// Where a space stands between this span and the one before.
        public var isApart: Bool
    }

    public enum Paragraph: Equatable, Sendable {
        case same(String)
        case revised([Span])
        case added(String)
        case removed(String)
        /// The same words as before, at another place; told where it stands now.
        case moved(String)
    }

    public var headline: [Span]
    /// In the order of the new text, with what was removed at the place where it stood.
    public var paragraphs: [Paragraph]

    public init(from old: Draft, to new: Draft) {
        headline = spans(from: words(in: old.title), to: words(in: new.title))
        paragraphs = ParagraphAligner(old: old.paragraphs, new: new.paragraphs).paragraphs()
    }

    public var isEmpty: Bool {
        headline.allSatisfy { $0.mark == .same } && paragraphs.allSatisfy { if case .same = $0 { true } else { false } }
    }
}

/// The word difference of one line or paragraph.
func spans(from old: [Word], to new: [Word]) -> [Difference.Span] {
    editScript(from: old, to: new).map { edit in
        switch edit {
        case .same(_, let run): span(.same, new[run])
        case .added(let run): span(.added, new[run])
        case .removed(let run): span(.removed, old[run])
        }
    }
}

private func span(_ mark: Difference.Span.Mark, _ run: ArraySlice<Word>) -> Difference.Span {
    guard let first = run.first?.text, let last = run.last?.text else {
        return Difference.Span(mark: mark, text: "", isApart: false)
    }
    let text = first.base[first.startIndex..<last.endIndex]
    let isApart =
        first.startIndex > first.base.startIndex
        && first.base[first.base.index(before: first.startIndex)].isWhitespace
    return Difference.Span(mark: mark, text: String(text), isApart: isApart)
}
