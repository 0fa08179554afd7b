/// Passages, which are paragraphs or sentences, that stand for each other, at their places.
struct Match {
    var old: Range<Int>
    var new: Range<Int>
}

/// Which passages of the old text are which of the new, in order of both: equal ones first; in each gap between them,
/// those whose words meet in order, one with one, or several with one where passages were joined or cut.
func matches(from old: [WordedText], to new: [WordedText]) -> [Match] {
    var whole = Numbering<[Int32]>()
    let edits = editScript(
        from: old.map { whole.number(of: $0.ids) }, to: new.map { whole.number(of: $0.ids) })
    var matches: [Match] = []
    var removed = 0..<0
    for edit in edits {
        switch edit {
        case .removed(let run): removed = run
        case .added(let run):
            matches += GapMatcher(old: old, new: new).matches(removed, run)
            removed = 0..<0
        case .same(let oldRun, let newRun):
            removed = 0..<0
            for (left, right) in zip(oldRun, newRun) {
                matches.append(Match(old: left..<left + 1, new: right..<right + 1))
            }
        }
    }
    return matches
}
