/// What turns one list into another: runs kept, removed and added, in order.
public enum Edit: Equatable, Sendable {
    case same(old: Range<Int>, new: Range<Int>)
    case removed(Range<Int>)
    case added(Range<Int>)
}

/// The shortest edit script, in memory that grows with the lists and not with their product (E. Myers, "An O(ND)
/// Difference Algorithm and Its Variations", 1986, section 4b).
///
/// Beyond `patience` differences between two meeting points the search goes on from the furthest point found, as GNU
/// diff does: the script is then right, and no longer surely the shortest. What stands in one list only is an edit
/// without being looked for.
public func editScript<Element: Hashable>(from old: [Element], to new: [Element], patience: Int = 1000) -> [Edit] {
    var numbers = Numbering<Element>()
    return editScript(
        from: old.map { numbers.number(of: $0) }, to: new.map { numbers.number(of: $0) }, patience: patience)
}

/// The same for elements that are known by number.
func editScript(from old: [Int32], to new: [Int32], patience: Int = 1000) -> [Edit] {
    var isRemoved = [Bool](repeating: false, count: old.count)
    var isAdded = [Bool](repeating: false, count: new.count)
    let inOld = Set(old), inNew = Set(new)
    // What the other list does not have takes no part in the search.
    let oldPlaces = old.indices.filter { inNew.contains(old[$0]) }
    let newPlaces = new.indices.filter { inOld.contains(new[$0]) }
    for index in old.indices where !inNew.contains(old[index]) { isRemoved[index] = true }
    for index in new.indices where !inOld.contains(new[index]) { isAdded[index] = true }
    var search = EditSearch(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] }, patience: patience)
    search.run()
    for (index, place) in oldPlaces.enumerated() where search.isRemoved[index] { isRemoved[place] = true }
    for (index, place) in newPlaces.enumerated() where search.isAdded[index] { isAdded[place] = true }
    return edits(isRemoved, isAdded)
}

/// Runs of what is marked; what is replaced is told as removed, then added.
func edits(_ isRemoved: [Bool], _ isAdded: [Bool]) -> [Edit] {
    var edits: [Edit] = []
    var i = 0, j = 0
    while i < isRemoved.count || j < isAdded.count {
        let (oldStart, newStart) = (i, j)
        while i < isRemoved.count, isRemoved[i] { i += 1 }
        while j < isAdded.count, isAdded[j] { j += 1 }
        if i > oldStart { edits.append(.removed(oldStart..<i)) }
        if j > newStart { edits.append(.added(newStart..<j)) }
        let (oldSame, newSame) = (i, j)
        while i < isRemoved.count, j < isAdded.count, !isRemoved[i], !isAdded[j] {
            i += 1
            j += 1
        }
        if i > oldSame { edits.append(.same(old: oldSame..<i, new: newSame..<j)) }
    }
    return edits
}

/// Gives equal elements the same small number.
struct Numbering<Element: Hashable> {
    private var numbers: [Element: Int32] = [:]

    mutating func number(of element: Element) -> Int32 {
        if let number = numbers[element] { return number }
        let number = Int32(numbers.count)
        numbers[element] = number
        return number
    }
}
