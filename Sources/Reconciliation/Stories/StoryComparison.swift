/// An arrival laid out by its terms' numbers, so that others are compared with it in one pass over theirs: sixty are for
/// each that comes.
struct StoryComparison: Sendable {
    /// What an article has in common with the arrival.
    struct Shared {
        var body: Float = 0, title: Float = 0, lead: Float = 0, name: Float = 0, number: Float = 0
        /// Shares of each one's headline that the other says.
        var titleOfArrival: Float = 0, titleOfOther: Float = 0
        /// Whether a word is among it, and not figures alone.
        var hasWords = false
    }

    /// By a term's number, one more than its place among the arrival's weights; 0 of what it does not have.
    private var places: [Int32] = []

    /// - Parameter body: is given what tells how much another article has in common with this one.
    mutating func with<Value>(
        _ arrival: WeighedArticle, _ book: TermBook, _ body: ((StoryArticle) -> Shared) throws -> Value
    ) rethrows -> Value {
        let terms = book.logarithms.count
        if places.count < terms { places += repeatElement(0, count: terms + 1024 - places.count) }
        for (place, weight) in arrival.weights.enumerated() { places[Int(weight.number)] = Int32(place + 1) }
        defer { for weight in arrival.weights { places[Int(weight.number)] = 0 } }
        return try body { other in shared(by: other, arrival, book) }
    }

    private func shared(by other: StoryArticle, _ arrival: WeighedArticle, _ book: TermBook) -> Shared {
        var shared = Shared()
        var sums = WeightSums()
        TermFrequency.table.withUnsafeBufferPointer { table in
            for term in other.terms {
                let theirs = WeighedArticle.Weight(term, idf: book.weight(of: term.number), table)
                sums.add(theirs, isInTitle: term.inTitle > 0)
                let place = places[Int(term.number)]
                if place > 0 { shared.add(arrival.weights[Int(place - 1)], theirs, isInTitle: term.inTitle > 0) }
            }
        }
        shared.scale(sums, arrival)
        return shared
    }
}

extension StoryComparison.Shared {
    /// - Parameter theirs: before it is scaled.
    @inline(__always)
    fileprivate mutating func add(
        _ mine: WeighedArticle.Weight, _ theirs: WeighedArticle.Weight, isInTitle: Bool
    ) {
        body += mine.body * theirs.body
        title += mine.title * theirs.title
        lead += mine.lead * theirs.lead
        name += mine.name * theirs.name
        number += mine.number1 * theirs.number1
        if !mine.isNumber { hasWords = true }
        if mine.title > 0 { titleOfArrival += mine.idf }
        if isInTitle { titleOfOther += theirs.idf }
    }

    fileprivate mutating func scale(_ sums: WeightSums, _ arrival: WeighedArticle) {
        let scale = sums.scale
        body *= scale.body
        title *= scale.title
        lead *= scale.lead
        name *= scale.name
        number *= scale.number
        titleOfArrival = arrival.titleSum > 0 ? titleOfArrival / arrival.titleSum : 0
        titleOfOther = sums.titleSum > 0 ? titleOfOther / sums.titleSum : 0
    }
}
