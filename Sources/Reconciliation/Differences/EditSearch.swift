/// Divides two lists at points where a shortest way from the one to the other passes, until nothing is left to divide.
struct EditSearch {
    private(set) var isRemoved: [Bool]
    private(set) var isAdded: [Bool]

    private let old: [Int32]
    private let new: [Int32]
    private let patience: Int
    /// By diagonal, which is a place in the old list less one in the new: how far the ways from the beginning reach,
    /// and those from the end.
    private var forward: [Int]
    private var backward: [Int]
    /// Where diagonal 0 is in these.
    private let zero: Int

    private struct Field {
        var old: Range<Int>
        var new: Range<Int>
    }

    init(_ old: [Int32], _ new: [Int32], patience: Int) {
        self.old = old
        self.new = new
        self.patience = patience
        isRemoved = Array(repeating: false, count: old.count)
        isAdded = Array(repeating: false, count: new.count)
        zero = new.count + 1
        forward = Array(repeating: 0, count: old.count + new.count + 3)
        backward = forward
    }

    mutating func run() {
        var fields = [Field(old: 0..<old.count, new: 0..<new.count)]
        while var field = fields.popLast() {
            strip(&field)
            if field.old.isEmpty || field.new.isEmpty {
                for index in field.old { isRemoved[index] = true }
                for index in field.new { isAdded[index] = true }
            } else {
                let (x, y) = meetingPoint(field)
                fields.append(Field(old: x..<field.old.upperBound, new: y..<field.new.upperBound))
                fields.append(Field(old: field.old.lowerBound..<x, new: field.new.lowerBound..<y))
            }
        }
    }

    private func strip(_ field: inout Field) {
        var (oldStart, oldEnd) = (field.old.lowerBound, field.old.upperBound)
        var (newStart, newEnd) = (field.new.lowerBound, field.new.upperBound)
        while oldStart < oldEnd, newStart < newEnd, old[oldStart] == new[newStart] {
            oldStart += 1
            newStart += 1
        }
        while oldStart < oldEnd, newStart < newEnd, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        field = Field(old: oldStart..<oldEnd, new: newStart..<newEnd)
    }

    /// Where the ways from both ends meet; or, where that takes too long, the point that is furthest from one of them.
    private mutating func meetingPoint(_ field: Field) -> (Int, Int) {
        let least = field.old.lowerBound - field.new.upperBound, most = field.old.upperBound - field.new.lowerBound
        let first = field.old.lowerBound - field.new.lowerBound, last = field.old.upperBound - field.new.upperBound
        var ahead = Band(first, least: least, most: most), behind = Band(last, least: least, most: most)
        forward[zero + first] = field.old.lowerBound
        backward[zero + last] = field.old.upperBound
        let isOdd = (first - last) & 1 != 0
        var cost = 0
        while true {
            cost += 1
            ahead.widen { self.forward[self.zero + $0] = -1 }
            for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
                let x = stepForward(diagonal, field)
                if isOdd, behind.contains(diagonal), backward[zero + diagonal] <= x { return (x, x - diagonal) }
            }
            behind.widen { self.backward[self.zero + $0] = Int.max }
            for diagonal in stride(from: behind.high, through: behind.low, by: -2) {
                let x = stepBackward(diagonal, field)
                if !isOdd, ahead.contains(diagonal), x <= forward[zero + diagonal] { return (x, x - diagonal) }
            }
            if cost >= patience { return furthestPoint(ahead, behind, field) }
        }
    }

    private mutating func stepForward(_ diagonal: Int, _ field: Field) -> Int {
        let below = forward[zero + diagonal - 1], above = forward[zero + diagonal + 1]
        var x = below < above ? above : below + 1
        var y = x - diagonal
        while x < field.old.upperBound, y < field.new.upperBound, old[x] == new[y] {
            x += 1
            y += 1
        }
        forward[zero + diagonal] = x
        return x
    }

    private mutating func stepBackward(_ diagonal: Int, _ field: Field) -> Int {
        let below = backward[zero + diagonal - 1], above = backward[zero + diagonal + 1]
        var x = below < above ? below : above - 1
        var y = x - diagonal
        while field.old.lowerBound < x, field.new.lowerBound < y, old[x - 1] == new[y - 1] {
            x -= 1
            y -= 1
        }
        backward[zero + diagonal] = x
        return x
    }

    private func furthestPoint(_ ahead: Band, _ behind: Band, _ field: Field) -> (Int, Int) {
        var furthest = (field.old.lowerBound, field.new.lowerBound)
        for diagonal in stride(from: ahead.high, through: ahead.low, by: -2) {
            let x = min(forward[zero + diagonal], field.old.upperBound, field.new.upperBound + diagonal)
            if x + x - diagonal > furthest.0 + furthest.1 { furthest = (x, x - diagonal) }
        }
        var nearest = (field.old.upperBound, field.new.upperBound)
        for diagonal in stride(from: behind.high, through: behind.low, by: -2) {
            let x = max(backward[zero + diagonal], field.old.lowerBound, field.new.lowerBound + diagonal)
            if x + x - diagonal < nearest.0 + nearest.1 { nearest = (x, x - diagonal) }
        }
        let gone = furthest.0 + furthest.1 - field.old.lowerBound - field.new.lowerBound
        let left = field.old.upperBound + field.new.upperBound - nearest.0 - nearest.1
        return gone >= left ? furthest : nearest
    }
}

/// The diagonals that ways of so many differences reach, every other one, within the field.
private struct Band {
    private(set) var low: Int
    private(set) var high: Int
    private let least: Int
    private let most: Int

    init(_ diagonal: Int, least: Int, most: Int) {
        low = diagonal
        high = diagonal
        self.least = least
        self.most = most
    }

    func contains(_ diagonal: Int) -> Bool { low <= diagonal && diagonal <= high }

    /// - Parameter border: told of the diagonals beside the band, which no way has reached.
    mutating func widen(_ border: (Int) -> Void) {
        if low > least {
            low -= 1
            border(low - 1)
        } else {
            low += 1
        }
        if high < most {
            high += 1
            border(high + 1)
        } else {
            high -= 1
        }
    }
}
