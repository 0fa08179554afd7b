import Foundation

/// How many of the articles at hand have each term, and what weight it has by that. Terms get small numbers, so that a
/// look into an array tells.
struct TermBook {
    private var numbers: [UInt32: UInt32] = [:]
    private var hashes: [UInt32] = []
    private var counts: [UInt32] = []
    /// Of the counts and a half, by number: counts change once an article, and are asked for a thousand times.
    private(set) var logarithms: [Float] = []
    private var free: [UInt32] = []
    /// Those at hand and those that the common words were counted in.
    private(set) var articles = CommonWords.articles {
        didSet { logarithm = Logarithm.of(articles + 1, plus: 0) }
    }
    /// Of their number.
    private var logarithm = Logarithm.of(CommonWords.articles + 1, plus: 0)

    /// - Returns: the terms' numbers, in the order of the terms.
    mutating func add(_ terms: StoryTerms) -> [UInt32] {
        articles += 1
        return terms.terms.map { term in
            let number = numbers[term.hash] ?? make(term.hash)
            count(number, by: 1)
            return number
        }
    }

    private mutating func make(_ hash: UInt32) -> UInt32 {
        let number: UInt32
        if let old = free.popLast() {
            number = old
            hashes[Int(number)] = hash
            counts[Int(number)] = UInt32(CommonWords.counts[hash] ?? 0)
        } else {
            number = UInt32(counts.count)
            counts.append(UInt32(CommonWords.counts[hash] ?? 0))
            logarithms.append(0)
            hashes.append(hash)
        }
        numbers[hash] = number
        return number
    }

    /// The numbers of terms that nobody has any more are given to others.
    mutating func remove(_ terms: some Sequence<UInt32>) {
        articles -= 1
        for number in terms {
            count(number, by: -1)
            guard counts[Int(number)] == 0 else { continue }
            numbers[hashes[Int(number)]] = nil
            free.append(number)
        }
    }

    private mutating func count(_ number: UInt32, by change: Int) {
        let count = Int(counts[Int(number)]) + change
        counts[Int(number)] = UInt32(count)
        logarithms[Int(number)] = Logarithm.of(count, plus: 0.5)
    }

    /// The inverse document frequency, smoothed; 0 of what every article has.
    func weight(of number: UInt32) -> Float { max(0, logarithm - logarithms[Int(number)]) }
}

/// Logarithms of small counts, which are asked for a million times a second.
enum Logarithm {
    private static let whole: [Float] = (0..<4096).map { Float(log(Double(max($0, 1)))) }
    private static let halves: [Float] = (0..<4096).map { Float(log(Double($0) + 0.5)) }

    /// - Parameter plus: 0 or 0.5.
    static func of(_ count: Int, plus: Float) -> Float {
        if count < whole.count { return plus == 0 ? whole[count] : halves[count] }
        return Float(log(Double(count) + Double(plus)))
    }
}
