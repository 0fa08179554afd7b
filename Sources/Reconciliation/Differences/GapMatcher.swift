/// Finds, between two passages that stayed, which of those that went became which of those that came.
struct GapMatcher {
    let old: [WordedText]
    let new: [WordedText]

    /// Passages with fewer words of each other's than that are two passages.
    private static let leastShare = 0.4
    /// So much of the smaller stands in the larger where passages were joined or cut, and so many words.
    private static let leastPart = 0.7
    private static let fewestWordsOfAPart = 4

    func matches(_ removed: Range<Int>, _ added: Range<Int>) -> [Match] {
        guard !removed.isEmpty, !added.isEmpty else { return [] }
        if removed.count == 1, added.count == 1 { return pairs(removed, added) }
        let links = links(removed, added)
        var matches: [Match] = []
        for link in links {
            if let last = matches.last, last.old.contains(link.old) || last.new.contains(link.new) {
                matches[matches.count - 1].old = last.old.lowerBound..<max(last.old.upperBound, link.old + 1)
                matches[matches.count - 1].new = last.new.lowerBound..<max(last.new.upperBound, link.new + 1)
            } else {
                matches.append(.init(old: link.old..<link.old + 1, new: link.new..<link.new + 1))
            }
        }
        return completed(matches, removed, added)
    }

    // MARK: By words in order

    private struct Link {
        let old: Int
        let new: Int
    }

    /// Which passages the words that stayed lead from and to, in order of both texts.
    private func links(_ removed: Range<Int>, _ added: Range<Int>) -> [Link] {
        let oldPlaces = places(of: old, removed), newPlaces = places(of: new, added)
        var met: [Int: Int] = [:]
        for case .same(let oldRun, let newRun) in editScript(
            from: removed.flatMap { old[$0].ids }, to: added.flatMap { new[$0].ids })
        {
            for (left, right) in zip(oldRun, newRun) where oldPlaces[left].isWord {
                met[oldPlaces[left].passage * new.count + newPlaces[right].passage, default: 0] += 1
            }
        }
        return met.filter { isLink($0.key / new.count, $0.key % new.count, words: $0.value) }.keys.sorted()
            .map { Link(old: $0 / new.count, new: $0 % new.count) }
    }

    private func places(of texts: [WordedText], _ range: Range<Int>) -> [(passage: Int, isWord: Bool)] {
        range.flatMap { index in texts[index].words.map { (index, $0.kind != .mark) } }
    }

    private func isLink(_ left: Int, _ right: Int, words: Int) -> Bool {
        let oldCount = old[left].count, newCount = new[right].count
        let share = 2 * Double(words) / Double(max(1, oldCount + newCount))
        let part = Double(words) / Double(max(1, min(oldCount, newCount)))
        return share >= Self.leastShare || part >= Self.leastPart && words >= Self.fewestWordsOfAPart
    }

    // MARK: By words in any order

    /// What was rewritten so that few words stand in their order still shares them.
    private func completed(
        _ matches: [Match], _ removed: Range<Int>, _ added: Range<Int>
    ) -> [Match] {
        var result: [Match] = []
        var oldNext = removed.lowerBound, newNext = added.lowerBound
        let end = Match(
            old: removed.upperBound..<removed.upperBound, new: added.upperBound..<added.upperBound)
        for match in matches + [end] {
            result += pairs(
                oldNext..<max(oldNext, match.old.lowerBound), newNext..<max(newNext, match.new.lowerBound))
            if !match.old.isEmpty { result.append(match) }
            (oldNext, newNext) = (match.old.upperBound, match.new.upperBound)
        }
        return result
    }

    /// The pairing, in order, that shares the most.
    private func pairs(_ removed: Range<Int>, _ added: Range<Int>) -> [Match] {
        guard !removed.isEmpty, !added.isEmpty, removed.count * added.count <= Self.mostPairs else { return [] }
        let oldBags = removed.map { WordBag(old[$0]) }, newBags = added.map { WordBag(new[$0]) }
        var best = [[Double]](repeating: Array(repeating: 0, count: added.count + 1), count: removed.count + 1)
        var score = best
        for i in oldBags.indices.reversed() {
            for j in newBags.indices.reversed() {
                let share = oldBags[i].share(with: newBags[j])
                score[i][j] = share >= Self.leastShare ? share : 0
                best[i][j] = max(best[i + 1][j], best[i][j + 1], score[i][j] > 0 ? best[i + 1][j + 1] + score[i][j] : 0)
            }
        }
        return follow(best, score).map { i, j in
            let left = removed.lowerBound + i, right = added.lowerBound + j
            return .init(old: left..<left + 1, new: right..<right + 1)
        }
    }

    private static let mostPairs = 10_000

    private func follow(_ best: [[Double]], _ score: [[Double]]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var i = 0, j = 0
        while i + 1 < best.count, j + 1 < best[0].count {
            if score[i][j] > 0, best[i][j] == best[i + 1][j + 1] + score[i][j] {
                pairs.append((i, j))
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
}
