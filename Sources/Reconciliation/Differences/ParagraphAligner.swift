/// Finds which paragraph of the old text is which of the new.
///
/// Those that match in their order first; what is left may have moved, as it is or revised.
struct ParagraphAligner {
    let old: [WordedText]
    let new: [WordedText]

    func paragraphs() -> [Difference.Paragraph] {
        let matches = matches(from: old, to: new)
        return told(matches, moves(besides: matches))
    }

    // MARK: Moved

    /// By their place in the new text, the places in the old one of paragraphs that stand elsewhere now.
    private func moves(besides matches: [Match]) -> [Int: Int] {
        let stayed = Set(matches.flatMap(\.old)), known = Set(matches.flatMap(\.new))
        var left = old.indices.filter { !stayed.contains($0) }, come = new.indices.filter { !known.contains($0) }
        guard !left.isEmpty, !come.isEmpty else { return [:] }
        var moves: [Int: Int] = [:]
        var places: [[Int32]: [Int]] = [:]
        for place in left.reversed() { places[old[place].ids, default: []].append(place) }
        for to in come {
            if let place = places[new[to].ids]?.popLast() { moves[to] = place }
        }
        let gone = Set(moves.values)
        left.removeAll { gone.contains($0) }
        come.removeAll { moves[$0] != nil }
        guard left.count * come.count <= Self.mostCompared else { return moves }
        let leaving = left.map { WordBag(old[$0]) }
        for to in come {
            let bag = WordBag(new[to])
            guard bag.count >= Self.fewestWordsOfAMove else { continue }
            let shares = left.indices.map { leaving[$0].share(with: bag) }
            guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] >= bag.leastShareOfAMove,
                !moves.values.contains(left[best])
            else { continue }
            moves[to] = left[best]
        }
        return moves
    }

    private static let mostCompared = 40_000
    /// Short paragraphs have words in common by chance.
    private static let fewestWordsOfAMove = 4

    // MARK: Told

    private func told(_ matches: [Match], _ moves: [Int: Int]) -> [Difference.Paragraph] {
        let gone = Set(moves.values)
        var result: [Difference.Paragraph] = []
        var oldNext = 0, newNext = 0
        for match in matches + [Match(old: old.count..<old.count, new: new.count..<new.count)] {
            for index in oldNext..<match.old.lowerBound where !gone.contains(index) {
                result.append(.init(state: .removed, spans: old[index].span(.removed), old: [index], new: nil))
            }
            for index in newNext..<match.new.lowerBound { result.append(come(index, from: moves[index])) }
            result += matched(match)
            (oldNext, newNext) = (match.old.upperBound, match.new.upperBound)
        }
        return result
    }

    private func come(_ index: Int, from place: Int?) -> Difference.Paragraph {
        guard let place else { return .init(state: .added, spans: new[index].span(.added), old: [], new: index) }
        let spans =
            old[place].ids == new[index].ids
            ? new[index].span(.same, before: old[place].text[...])
            : spans(from: old[place...place], to: new[index...index])
        return .init(state: .moved, spans: spans, old: [place], new: index)
    }

    private func matched(_ match: Match) -> [Difference.Paragraph] {
        guard let first = match.new.first, let before = match.old.first else { return [] }
        if match.new.count == 1, match.old.count == 1, old[before].ids == new[first].ids {
            let spans = new[first].span(.same, before: old[before].text[...])
            return [.init(state: .same, spans: spans, old: [before], new: first)]
        }
        let spans = spans(from: old[match.old], to: new[match.new])
        return dealt(spans, match)
    }

    /// Gives each paragraph its spans; what was removed stays with the one that it stood in front of or in.
    private func dealt(_ spans: [Difference.Span], _ match: Match) -> [Difference.Paragraph] {
        var dealt: [[Difference.Span]] = Array(repeating: [], count: match.new.count)
        var place = 0, words = 0
        for span in spans {
            if span.mark != .removed, match.new.count > 1 {
                while place + 1 < match.new.count, words >= new[match.new.lowerBound + place].words.count {
                    place += 1
                    words = 0
                }
                words += Reconciliation.words(in: String(span.text)).count
            }
            dealt[place].append(span)
        }
        return zip(match.new, dealt).map { index, spans in
            let state: Difference.Paragraph.State = spans.contains { $0.mark != .same } ? .revised : .same
            return .init(state: state, spans: spans, old: Array(match.old), new: index)
        }
    }
}

/// A paragraph's words without their order, marks aside.
struct WordBag {
    private let ids: [Int32]

    init(_ text: WordedText) {
        ids = zip(text.ids, text.words).filter { $1.kind != .mark }.map(\.0).sorted()
    }

    var count: Int { ids.count }

    /// A paragraph that stands elsewhere has to be told from one that was written anew about the same; short ones have
    /// words in common by chance.
    var leastShareOfAMove: Double { count < 8 ? 0.7 : 0.6 }

    /// Dice's coefficient, each word counted as often as it stands there.
    func share(with other: WordBag) -> Double {
        guard !ids.isEmpty || !other.ids.isEmpty else { return 0 }
        var mine = 0, others = 0, shared = 0
        while mine < ids.count, others < other.ids.count {
            let (left, right) = (ids[mine], other.ids[others])
            if left == right { shared += 1 }
            if left <= right { mine += 1 }
            if right <= left { others += 1 }
        }
        return 2 * Double(shared) / Double(ids.count + other.ids.count)
    }
}
