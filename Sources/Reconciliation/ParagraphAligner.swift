/// Finds which paragraph of the old text is which of the new: equal ones in order first, then in the gaps those that
/// share the most words, then those that moved as they are.
struct ParagraphAligner {
    private let old: [[Word]]
    private let new: [[Word]]
    private let oldTexts: [String]
    private let newTexts: [String]

    init(old: [String], new: [String]) {
        oldTexts = old
        newTexts = new
        self.old = old.map(words(in:))
        self.new = new.map(words(in:))
    }

    func paragraphs() -> [Difference.Paragraph] {
        var result: [Difference.Paragraph] = []
        var removed: [Int] = []
        let edits = editScript(from: old, to: new) + [.same(old: 0..<0, new: 0..<0)]
        let moved = movedParagraphs(edits)
        for edit in edits {
            switch edit {
            case .removed(let run): removed = Array(run)
            case .added(let run):
                result += gap(removed, Array(run), moved)
                removed = []
            case .same(_, let run):
                result += gap(removed, [], moved) + newTexts[run].map { .same($0) }
                removed = []
            }
        }
        return result
    }

    private struct Moved {
        var from: Set<Int> = []
        var to: Set<Int> = []
    }

    /// Paragraphs that left one place and stand, word for word, at another.
    private func movedParagraphs(_ edits: [Edit]) -> Moved {
        var left: [[Word]: [Int]] = [:]
        for case .removed(let run) in edits {
            for index in run { left[old[index], default: []].append(index) }
        }
        var moved = Moved()
        for case .added(let run) in edits {
            for index in run {
                guard var places = left[new[index]], !places.isEmpty else { continue }
                moved.from.insert(places.removeFirst())
                left[new[index]] = places
                moved.to.insert(index)
            }
        }
        return moved
    }

    /// Between two equal paragraphs: what was there and what is there now.
    private func gap(_ removed: [Int], _ added: [Int], _ moved: Moved) -> [Difference.Paragraph] {
        let leaving = removed.filter { !moved.from.contains($0) }
        let pairs = Dictionary(
            uniqueKeysWithValues: pairing(leaving, added.filter { !moved.to.contains($0) }).map { ($1, $0) })
        var waiting = leaving[...]
        var result: [Difference.Paragraph] = []
        for index in added {
            if moved.to.contains(index) {
                result.append(.moved(newTexts[index]))
            } else if let partner = pairs[index] {
                while let next = waiting.first, next < partner {
                    result.append(.removed(oldTexts[next])); waiting.removeFirst()
                }
                waiting.removeFirst()
                result.append(.revised(spans(from: old[partner], to: new[index])))
            } else {
                result.append(.added(newTexts[index]))
            }
        }
        return result + waiting.map { .removed(oldTexts[$0]) }
    }

    /// The pairing, in order, that shares the most; paragraphs that share less than two fifths are two paragraphs.
    private func pairing(_ removed: [Int], _ added: [Int]) -> [(Int, Int)] {
        guard !removed.isEmpty, !added.isEmpty, removed.count * added.count <= 10_000 else { return [] }
        var best = [[Double]](repeating: Array(repeating: 0, count: added.count + 1), count: removed.count + 1)
        var score = best
        for i in removed.indices.reversed() {
            for j in added.indices.reversed() {
                let shared = similarity(old[removed[i]], new[added[j]])
                score[i][j] = shared >= 0.4 ? shared : 0
                best[i][j] = max(best[i + 1][j], best[i][j + 1], score[i][j] > 0 ? best[i + 1][j + 1] + score[i][j] : 0)
            }
        }
        return follow(best, score, removed, added)
    }

    private func follow(_ best: [[Double]], _ score: [[Double]], _ removed: [Int], _ added: [Int]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var i = 0, j = 0
        while i < removed.count, j < added.count {
            if score[i][j] > 0, best[i][j] == best[i + 1][j + 1] + score[i][j] {
                pairs.append((removed[i], added[j]))
                i += 1
                j += 1
            } else if best[i][j] == best[i + 1][j] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }

    /// Dice's coefficient over words, each counted as often as it stands there.
    private func similarity(_ left: [Word], _ right: [Word]) -> Double {
        var counts: [String: Int] = [:]
        for word in left where word.kind != .mark { counts[word.key, default: 0] += 1 }
        var shared = 0
        for word in right where word.kind != .mark {
            guard let count = counts[word.key], count > 0 else { continue }
            counts[word.key] = count - 1
            shared += 1
        }
        let total = left.count { $0.kind != .mark } + right.count { $0.kind != .mark }
        return total == 0 ? 0 : 2 * Double(shared) / Double(total)
    }
}
