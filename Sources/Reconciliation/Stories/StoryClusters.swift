/// Puts articles together into stories, by the odds of each two that they report one event: agglomerative clustering by
/// average link, with a second look at what it would join.
///
/// Two events that look alike, two rulings of one court or two quakes on one island, have every word in common but those
/// that matter: their articles are linked well across, and better within. So what is to be joined has to be linked
/// across by a good part of what the looser of the two is linked within.
enum StoryClusters {
    /// The logarithm of the odds of two that are not linked; none counts for less.
    static let least: Float = -6
    private static let most: Float = 6
    /// The mean link at which clusters are joined.
    static let joined: Float = -2
    /// How much of what holds a cluster together, counted from the least, has to hold it to the other.
    static let cohesion: Float = 0.72

    /// - Parameter links: of the articles by their places, once for each two that are linked.
    /// - Returns: for each article the first one of its cluster.
    static func clusters(of count: Int, links: [(Int, Int, Float)]) -> [Int] {
        var clusters = Clusters(count, links)
        clusters.join()
        return clusters.firsts
    }

    private struct Clusters {
        /// Sums of links, counted from the least; a row and a column for each cluster.
        private var sums: [Float]
        private let count: Int
        private var sizes: [Int]
        /// Of the links within each.
        private var within: [Float]
        private(set) var firsts: [Int]
        private var alive: [Int]
        /// For each cluster the one after it that it is linked best to, of those that it may be joined with.
        private var partners: [Partner?]

        private struct Partner {
            var other: Int
            var mean: Float
        }

        init(_ count: Int, _ links: [(Int, Int, Float)]) {
            self.count = count
            sums = Array(repeating: 0, count: count * count)
            sizes = Array(repeating: 1, count: count)
            within = Array(repeating: 0, count: count)
            firsts = Array(0..<count)
            alive = Array(0..<count)
            for (one, other, odds) in links {
                let weight = min(odds, StoryClusters.most) - StoryClusters.least
                sums[one * count + other] = weight
                sums[other * count + one] = weight
            }
            partners = Array(repeating: nil, count: count)
            for one in 0..<count { partners[one] = partner(of: one) }
        }

        mutating func join() {
            while let (one, other) = best() { join(one, other) }
        }

        private func mean(_ one: Int, _ other: Int) -> Float {
            sums[one * count + other] / Float(sizes[one] * sizes[other])
        }

        /// The two that are linked best of those that may be joined; of equal ones the first.
        private func best() -> (Int, Int)? {
            var best: (Int, Partner)?
            for one in alive {
                guard let partner = partners[one], partner.mean > best?.1.mean ?? -.infinity else { continue }
                best = (one, partner)
            }
            return best.map { ($0, $1.other) }
        }

        private func partner(of one: Int) -> Partner? {
            var best: Partner?
            for other in alive where other > one { best = better(best, other, of: one) }
            return best
        }

        /// What is known as the best, or another one that is linked better; of equal ones the first.
        private func better(_ best: Partner?, _ other: Int, of one: Int) -> Partner? {
            let mean = mean(one, other)
            guard mean >= StoryClusters.joined - StoryClusters.least else { return best }
            if let best, mean < best.mean || mean == best.mean && other > best.other { return best }
            return holds(one, other, mean) ? Partner(other: other, mean: mean) : best
        }

        private func holds(_ one: Int, _ other: Int, _ mean: Float) -> Bool {
            guard sizes[one] > 1, sizes[other] > 1 else { return true }
            return mean >= StoryClusters.cohesion * min(inner(one), inner(other))
        }

        /// The mean link within a cluster.
        private func inner(_ cluster: Int) -> Float {
            within[cluster] * 2 / Float(sizes[cluster] * (sizes[cluster] - 1))
        }

        /// - Parameter one: comes before the other.
        private mutating func join(_ one: Int, _ other: Int) {
            within[one] += within[other] + sums[one * count + other]
            sizes[one] += sizes[other]
            for third in alive where third != one && third != other {
                sums[one * count + third] += sums[other * count + third]
                sums[third * count + one] = sums[one * count + third]
            }
            alive.removeAll { $0 == other }
            for index in firsts.indices where firsts[index] == other { firsts[index] = one }
            for third in alive where third < other {
                if third == one || partners[third]?.other == one || partners[third]?.other == other {
                    partners[third] = partner(of: third)
                } else if third < one {
                    partners[third] = better(partners[third], one, of: third)
                }
            }
        }
    }
}
