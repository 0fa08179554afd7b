public import Articles

/// What stands differently in two states of an article: the headline by word, the text by paragraph and word.
///
/// Of every word of the old state it says whether it stayed or was removed, and of every word of the new one whether it
/// stayed or was added: from the one and the difference the other can be told, word for word.
public struct Difference: Equatable, Sendable {
    /// Words that stand together, all of the same fate.
    public struct Span: Equatable, Sendable {
        public enum Mark: String, Sendable { case same, added, removed }

        public var mark: Mark
        /// As it stands in the text that it comes from, which is its base: of what stayed, the new one.
        public var text: Substring
        /// Of what stayed, as it stood in the old text: quotes and dashes may have had another shape.
        public var before: Substring?
        /// Of what was removed, a sentence that stands elsewhere now; of what was added, one that stood elsewhere.
        public var isMoved = false

        /// Where a space stands between this span and the one before.
        public var isApart: Bool {
            text.startIndex > text.base.startIndex
                && text.base[text.base.index(before: text.startIndex)].isWhitespace
        }

        /// Whether it begins and ends where sentences do.
        var isOfWholeSentences: Bool {
            endsSentence(text) && endsSentence(text.base[..<text.startIndex])
        }
    }

    public struct Paragraph: Equatable, Sendable {
        public enum State: String, Sendable {
            case same, revised, added, removed
            /// Stood at another place, and may be revised, too; told where it stands now.
            case moved
        }

        public var state: State
        /// Of what stayed the same, one.
        public var spans: [Span]
        /// Its number in the old text, from 0. Several where paragraphs were joined into this one; the same number as
        /// its neighbour's where one paragraph was cut in two.
        public var old: [Int]
        /// Its number in the new text; `nil` for one that was removed.
        public var new: Int?

        /// As it stands, or stood.
        public var text: String { spans.first?.text.base ?? "" }
        public var isRevised: Bool { spans.contains { $0.mark != .same } }
        /// Whether each of its sentences stands elsewhere now, or stood elsewhere.
        var isMovedApart: Bool { spans.allSatisfy(\.isMoved) }
    }

    public var headline: [Span]
    /// In the order of the new text, with what was removed at the place where it stood.
    public var paragraphs: [Paragraph]

    public init(from old: Draft, to new: Draft) {
        var ids = Numbering<String>()
        let oldTitle = WordedText(old.title, &ids), newTitle = WordedText(new.title, &ids)
        headline = spans(from: [oldTitle][...], to: [newTitle][...])
        let aligner = ParagraphAligner(
            old: old.paragraphs.map { WordedText($0, &ids) }, new: new.paragraphs.map { WordedText($0, &ids) })
        paragraphs = SentenceMoves(aligner.paragraphs()).paragraphs
    }

    public var isEmpty: Bool { headline.allSatisfy { $0.mark == .same } && paragraphs.allSatisfy { $0.state == .same } }
}

/// A paragraph, or a sentence of one, with its words, and their numbers, equal for words that compare equal.
struct WordedText {
    let text: String
    let words: [Word]
    let ids: [Int32]
    /// Without marks.
    let count: Int

    init(_ text: String, _ numbering: inout Numbering<String>) {
        let words = Reconciliation.words(in: text)
        var ids: [Int32] = []
        ids.reserveCapacity(words.count)
        for word in words { ids.append(numbering.number(of: word.key)) }
        self.init(text, words, ids)
    }

    private init(_ text: String, _ words: [Word], _ ids: [Int32]) {
        self.text = text
        self.words = words
        self.ids = ids
        count = words.count { $0.kind != .mark }
    }

    /// Each sentence by itself; its words stand in the whole text.
    var sentences: [WordedText] {
        Reconciliation.sentences(of: words).map { WordedText(text, Array(words[$0]), Array(ids[$0])) }
    }

    /// All of it as one span.
    func span(_ mark: Difference.Span.Mark, before: Substring? = nil) -> [Difference.Span] {
        [Difference.Span(mark: mark, text: text[...], before: before)]
    }
}
