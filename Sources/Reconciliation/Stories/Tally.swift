/// Sums by place, and those of the highest: an array that is used again and again, since a dictionary of thousands for
/// every article takes longer than all the rest.
struct Tally: Sendable {
    private var sums: [Float] = []
    private var touched: [Int] = []

    mutating func add(_ weight: Float, to place: Int) {
        if place >= sums.count { sums.append(contentsOf: repeatElement(0, count: place + 1024 - sums.count)) }
        if sums[place] == 0 { touched.append(place) }
        sums[place] += weight
    }

    /// The highest first; of equal ones the last place first. Begins anew.
    mutating func takeBest(_ count: Int, where isWanted: (Int) -> Bool) -> [Int] {
        var best: [(sum: Float, place: Int)] = []
        for place in touched {
            let sum = sums[place]
            sums[place] = 0
            if best.count == count, let last = best.last, !Self.precedes((sum, place), last) { continue }
            guard isWanted(place) else { continue }
            if best.count == count { best.removeLast() }
            best.insert((sum, place), at: best.firstIndex { Self.precedes((sum, place), $0) } ?? best.count)
        }
        touched.removeAll(keepingCapacity: true)
        return best.map(\.place)
    }

    private static func precedes(_ one: (sum: Float, place: Int), _ other: (sum: Float, place: Int)) -> Bool {
        one.sum != other.sum ? one.sum > other.sum : one.place > other.place
    }
}
