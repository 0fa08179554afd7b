/// What turns one list into another: runs kept, removed and added, in order.
enum Edit: Equatable {
    case same(old: Range<Int>, new: Range<Int>)
    case removed(Range<Int>)
    case added(Range<Int>)
}

/// The shortest edit script (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
///
/// Beyond `most` differences the middle is told as removed and added whole: time and memory stay below `most` squared.
func editScript<Element: Hashable>(from old: [Element], to new: [Element], most: Int = 1500) -> [Edit] {
    var prefix = 0
    while prefix < old.count, prefix < new.count, old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < old.count - prefix, suffix < new.count - prefix,
        old[old.count - 1 - suffix] == new[new.count - 1 - suffix]
    {
        suffix += 1
    }
    let oldMiddle = prefix..<old.count - suffix, newMiddle = prefix..<new.count - suffix
    var script = EditList()
    script.keep(old: 0..<prefix, new: 0..<prefix)
    for step in middleScript(old[oldMiddle], new[newMiddle], most: most) { script.append(step) }
    script.keep(old: oldMiddle.upperBound..<old.count, new: newMiddle.upperBound..<new.count)
    return script.edits
}

private enum Step { case same(Int, Int), removed(Int), added(Int) }

private func middleScript<Element: Hashable>(
    _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, most: Int
) -> [Step] {
    guard !old.isEmpty, !new.isEmpty, let trace = trace(old, new, most: most) else {
        return old.indices.map { .removed($0) } + new.indices.map { .added($0) }
    }
    return backtrack(trace, old, new)
}

/// For each number of differences the furthest points reached on each diagonal; `nil` beyond the bound.
private func trace<Element: Hashable>(
    _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, most: Int
) -> [[Int32]]? {
    let oldCount = old.count, newCount = new.count
    let bound = min(most, oldCount + newCount)
    var furthest = [Int32](repeating: 0, count: 2 * bound + 3)
    let middle = bound + 1
    var trace: [[Int32]] = []
    for depth in 0...bound {
        trace.append(Array(furthest[(middle - depth - 1)...(middle + depth + 1)]))
        for diagonal in stride(from: -depth, through: depth, by: 2) {
            let goesDown =
                diagonal == -depth
                || diagonal != depth && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]
            var x = goesDown ? Int(furthest[middle + diagonal + 1]) : Int(furthest[middle + diagonal - 1]) + 1
            var y = x - diagonal
            while x < oldCount, y < newCount, old[old.startIndex + x] == new[new.startIndex + y] {
                x += 1
                y += 1
            }
            furthest[middle + diagonal] = Int32(x)
            if x >= oldCount, y >= newCount { return trace }
        }
    }
    return nil
}

private func backtrack<Element>(
    _ trace: [[Int32]], _ old: ArraySlice<Element>, _ new: ArraySlice<Element>
) -> [Step] {
    var steps: [Step] = []
    var x = old.count, y = new.count
    for depth in stride(from: trace.count - 1, through: 0, by: -1) {
        let row = trace[depth]
        func reached(_ diagonal: Int) -> Int { Int(row[diagonal + depth + 1]) }
        let diagonal = x - y
        let goesDown = diagonal == -depth || diagonal != depth && reached(diagonal - 1) < reached(diagonal + 1)
        let previous = goesDown ? diagonal + 1 : diagonal - 1
        let startX = depth == 0 ? 0 : reached(previous)
        let startY = depth == 0 ? 0 : startX - previous
        while x > startX, y > startY {
            x -= 1
            y -= 1
            steps.append(.same(old.startIndex + x, new.startIndex + y))
        }
        guard depth > 0 else { break }
        steps.append(goesDown ? .added(new.startIndex + startY) : .removed(old.startIndex + startX))
        x = startX
        y = startY
    }
    return steps.reversed()
}

/// Joins single steps into runs; what is replaced is told as removed, then added.
private struct EditList {
    private(set) var edits: [Edit] = []

    mutating func keep(old: Range<Int>, new: Range<Int>) {
        guard !old.isEmpty else { return }
        if case .same(let oldRun, let newRun) = edits.last, oldRun.upperBound == old.lowerBound,
            newRun.upperBound == new.lowerBound
        {
            edits[edits.count - 1] = .same(
                old: oldRun.lowerBound..<old.upperBound, new: newRun.lowerBound..<new.upperBound)
        } else {
            edits.append(.same(old: old, new: new))
        }
    }

    mutating func append(_ step: Step) {
        switch step {
        case .same(let old, let new): keep(old: old..<old + 1, new: new..<new + 1)
        case .removed(let index): remove(index)
        case .added(let index): add(index)
        }
    }

    private mutating func remove(_ index: Int) {
        switch edits.last {
        case .removed(let run): edits[edits.count - 1] = .removed(run.lowerBound..<index + 1)
        case .added:
            guard edits.count > 1, case .removed(let run) = edits[edits.count - 2] else {
                edits.insert(.removed(index..<index + 1), at: edits.count - 1)
                return
            }
            edits[edits.count - 2] = .removed(run.lowerBound..<index + 1)
        default: edits.append(.removed(index..<index + 1))
        }
    }

    private mutating func add(_ index: Int) {
        if case .added(let run) = edits.last {
            edits[edits.count - 1] = .added(run.lowerBound..<index + 1)
        } else {
            edits.append(.added(index..<index + 1))
        }
    }
}
