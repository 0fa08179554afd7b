/// The word difference of one or several paragraphs that stand for each other. A span lies in one paragraph of each
/// text.
func spans(from old: ArraySlice<WordedText>, to new: ArraySlice<WordedText>) -> [Difference.Span] {
    let oldWords = old.flatMap(\.words), newWords = new.flatMap(\.words)
    var alignment = WordAlignment(from: old.flatMap(\.sentences), to: new.flatMap(\.sentences))
    alignment.dropIslands(oldWords)
    alignment.widen(toUnitsOf: oldWords, newWords)
    let oldEnds = ends(of: old), newEnds = ends(of: new)
    return alignment.edits.flatMap { edit in
        switch edit {
        case .removed(let run):
            cut(run, at: oldEnds).map { Difference.Span(mark: .removed, text: text(of: oldWords[$0]), before: nil) }
        case .added(let run):
            cut(run, at: newEnds).map { Difference.Span(mark: .added, text: text(of: newWords[$0]), before: nil) }
        case .same(let oldRun, let newRun):
            cut(newRun, at: newEnds.union(oldEnds.map { $0 - oldRun.lowerBound + newRun.lowerBound })).map { run in
                let before = run.lowerBound - newRun.lowerBound + oldRun.lowerBound
                return Difference.Span(
                    mark: .same, text: text(of: newWords[run]), before: text(of: oldWords[before..<before + run.count]))
            }
        }
    }
}

/// Where each paragraph but the last ends, in words.
private func ends(of texts: ArraySlice<WordedText>) -> Set<Int> {
    var end = 0
    return Set(
        texts.dropLast().map { text in
            end += text.words.count
            return end
        })
}

private func cut(_ run: Range<Int>, at ends: Set<Int>) -> [Range<Int>] {
    guard !ends.isEmpty else { return [run] }
    var pieces: [Range<Int>] = []
    var start = run.lowerBound
    for end in ends.sorted() where start < end && end < run.upperBound {
        pieces.append(start..<end)
        start = end
    }
    return pieces + [start..<run.upperBound]
}

/// What stands from the first word to the last, which are of one text.
private func text(of words: ArraySlice<Word>) -> Substring {
    guard let first = words.first?.text, let last = words.last?.text else { return "" }
    return first.base[first.startIndex..<last.endIndex]
}

/// Which words of one text are which of another.
struct WordAlignment {
    private var isRemoved: [Bool]
    private var isAdded: [Bool]

    /// Words stay in sentences that stand for each other only: in a sentence that was written anew, those of the old
    /// one would be found here and there by chance.
    init(from old: [WordedText], to new: [WordedText]) {
        let oldIDs = old.flatMap(\.ids), newIDs = new.flatMap(\.ids)
        isRemoved = Array(repeating: true, count: oldIDs.count)
        isAdded = Array(repeating: true, count: newIDs.count)
        let oldStarts = Self.starts(of: old), newStarts = Self.starts(of: new)
        let isOneEach = old.count == 1 && new.count == 1
        for match in isOneEach ? [Match(old: 0..<1, new: 0..<1)] : matches(from: old, to: new) {
            let oldStart = oldStarts[match.old.lowerBound], newStart = newStarts[match.new.lowerBound]
            let edits = editScript(
                from: Array(oldIDs[oldStart..<oldStarts[match.old.upperBound]]),
                to: Array(newIDs[newStart..<newStarts[match.new.upperBound]]))
            for case .same(let oldRun, let newRun) in edits {
                for (left, right) in zip(oldRun, newRun) {
                    isRemoved[oldStart + left] = false
                    isAdded[newStart + right] = false
                }
            }
        }
    }

    /// Where each begins, in words, and where the last ends.
    private static func starts(of sentences: [WordedText]) -> [Int] {
        var starts = [0]
        for sentence in sentences { starts.append(starts[starts.count - 1] + sentence.words.count) }
        return starts
    }

    var edits: [Edit] { Reconciliation.edits(isRemoved, isAdded) }

    private mutating func mark(_ edit: Edit) {
        switch edit {
        case .removed(let run): for index in run { isRemoved[index] = true }
        case .added(let run): for index in run { isAdded[index] = true }
        case .same: break
        }
    }

    /// A word or two that stayed by chance amid others that were all exchanged help nobody to read: "of the" between
    /// two rewritten halves of a sentence.
    mutating func dropIslands(_ old: [Word]) {
        let edits = edits
        for (index, edit) in edits.enumerated() {
            guard case .same(let oldRun, let newRun) = edit, oldRun.count <= Self.longestIsland else { continue }
            let words = old[oldRun].count { $0.kind != .mark }
            let before = Self.size(edits[..<index].suffix(2)), after = Self.size(edits[(index + 1)...].prefix(2))
            guard words <= Self.mostWordsOfAnIsland, min(before, after) >= 4 * max(1, words) else { continue }
            mark(.removed(oldRun))
            mark(.added(newRun))
        }
    }

    /// Words with the marks between them, and words alone. By eye, on edits of the demo and the seeds.
    private static let longestIsland = 4
    private static let mostWordsOfAnIsland = 2

    /// How many words were exchanged at one place.
    private static func size(_ edits: ArraySlice<Edit>) -> Int {
        edits.reduce(0) { size, edit in
            switch edit {
            case .removed(let run), .added(let run): size + run.count
            case .same: size
            }
        }
    }

    /// A figure or a day of which a part was exchanged was exchanged whole: "5 million" for "5 billion".
    mutating func widen(toUnitsOf old: [Word], _ new: [Word]) {
        guard isRemoved.contains(true) || isAdded.contains(true) else { return }
        let partners = partners()
        for unit in Unit.find(in: new) where unit.kind != .name && isCut(isAdded[unit.words]) {
            for index in unit.words where !isAdded[index] {
                isAdded[index] = true
                isRemoved[partners.ofNew[index]] = true
            }
        }
        for unit in Unit.find(in: old) where unit.kind != .name && isCut(isRemoved[unit.words]) {
            for index in unit.words where !isRemoved[index] {
                isRemoved[index] = true
                isAdded[partners.ofOld[index]] = true
            }
        }
    }

    private func isCut(_ marks: ArraySlice<Bool>) -> Bool { marks.contains(true) && marks.contains(false) }

    /// For each word that stayed its place in the other text.
    private func partners() -> (ofOld: [Int], ofNew: [Int]) {
        var ofOld = [Int](repeating: -1, count: isRemoved.count), ofNew = [Int](repeating: -1, count: isAdded.count)
        for case .same(let oldRun, let newRun) in edits {
            for (left, right) in zip(oldRun, newRun) {
                ofOld[left] = right
                ofNew[right] = left
            }
        }
        return (ofOld, ofNew)
    }
}
