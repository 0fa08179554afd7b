/// Finds the sentences that were taken from one place and stand, word for word, at another.
///
/// A sentence that left one paragraph and came to the next would else be told as a fact that went, and another that came.
struct SentenceMoves {
    private(set) var paragraphs: [Difference.Paragraph]

    /// Short sentences are written twice by chance.
    private static let fewestWords = 5

    init(_ paragraphs: [Difference.Paragraph]) {
        self.paragraphs = paragraphs
        let gone = pieces(.removed)
        guard !gone.isEmpty else { return }
        var places: [[String]: [Place]] = [:]
        for piece in gone.reversed() { places[piece.keys, default: []].append(piece.place) }
        var moved: Set<Place> = []
        for piece in pieces(.added) {
            guard let place = places[piece.keys]?.popLast() else { continue }
            moved.formUnion([place, piece.place])
        }
        guard !moved.isEmpty else { return }
        for index in paragraphs.indices { self.paragraphs[index].spans = told(index, moved) }
    }

    /// A sentence, or what a span has of one: the paragraph, the span, and which sentence of it.
    private struct Place: Hashable {
        let paragraph: Int
        let span: Int
        let sentence: Int
    }

    private func pieces(_ mark: Difference.Span.Mark) -> [(place: Place, keys: [String])] {
        var pieces: [(Place, [String])] = []
        for (paragraph, spans) in paragraphs.map(\.spans).enumerated() {
            for (index, span) in spans.enumerated() where span.mark == mark {
                for (number, sentence) in span.sentences.enumerated() {
                    guard sentence.count(where: { $0.kind != .mark }) >= Self.fewestWords else { continue }
                    pieces.append((Place(paragraph: paragraph, span: index, sentence: number), sentence.map(\.key)))
                }
            }
        }
        return pieces
    }

    /// The paragraph's spans, with each sentence that moved by itself.
    private func told(_ paragraph: Int, _ moved: Set<Place>) -> [Difference.Span] {
        paragraphs[paragraph].spans.enumerated().flatMap { index, span in
            let sentences = span.mark == .same ? [] : span.sentences
            let isMoved = sentences.indices.map {
                moved.contains(Place(paragraph: paragraph, span: index, sentence: $0))
            }
            return isMoved.contains(true) ? parted(span, sentences, isMoved) : [span]
        }
    }

    private func parted(_ span: Difference.Span, _ sentences: [[Word]], _ isMoved: [Bool]) -> [Difference.Span] {
        var parts: [Difference.Span] = []
        for (sentence, isMoved) in zip(sentences, isMoved) {
            guard let first = sentence.first?.text, let last = sentence.last?.text else { continue }
            if !isMoved, let part = parts.last, !part.isMoved {
                parts[parts.count - 1].text = span.text.base[part.text.startIndex..<last.endIndex]
            } else {
                let text = span.text.base[first.startIndex..<last.endIndex]
                parts.append(Difference.Span(mark: span.mark, text: text, isMoved: isMoved))
            }
        }
        return parts
    }
}

extension Difference.Span {
    /// The words of each sentence in it, as they stand in the whole text.
    fileprivate var sentences: [[Word]] {
        let copy = String(text)
        let words = Reconciliation.words(in: copy)
        return Reconciliation.sentences(of: words).map { words[$0].map { $0.moved(from: copy, to: text) } }
    }
}

extension Word {
    /// The same word in the text that a copy was made of.
    fileprivate func moved(from copy: String, to original: Substring) -> Word {
        let start = original.utf8.index(
            original.startIndex, offsetBy: copy.utf8.distance(from: copy.startIndex, to: text.startIndex))
        let end = original.utf8.index(start, offsetBy: text.utf8.count)
        return Word(kind: kind, text: original[start..<end], key: key)
    }
}
