import Foundation

/// The shingles of a text: every run of three words, folded, as 64-bit hashes (of two, many meet by chance; four are
/// broken by every inserted word). What two texts share of these is what
/// they share of each other's words, in order.
public struct Shingles: Sendable {
    /// In ascending order, each once.
    public let hashes: [UInt64]

    public init(of text: String) { self.init(unordered: ShingleReader.hashes(of: text)) }

    init(unordered: [UInt64]) {
        let sorted = Self.sorted(unordered)
        let twice = zip(sorted, sorted.dropFirst()).count { $0 == $1 }
        // Kept for weeks, so in as much room as they need and no more.
        hashes = [UInt64](unsafeUninitializedCapacity: sorted.count - twice) { once, count in
            for hash in sorted where count == 0 || once[count - 1] != hash {
                once.initializeElement(at: count, to: hash)
                count += 1
            }
        }
    }

    /// Hashes are as good as random, so their first bits say where among the others each belongs: a distribution, and
    /// then small exchanges (Knuth, The Art of Computer Programming, 5.2). Where somebody has chosen them otherwise, they
    /// are sorted as anything else.
    private static func sorted(_ hashes: [UInt64]) -> [UInt64] {
        guard hashes.count >= 32 else { return hashes.sorted() }
        let shift = UInt64(hashes.count.leadingZeroBitCount + 2)
        var ends = [Int](repeating: 0, count: 1 << Int(64 - shift))
        for hash in hashes { ends[Int(hash >> shift)] += 1 }
        guard ends.allSatisfy({ $0 <= 64 }) else { return hashes.sorted() }
        var sum = 0
        for place in ends.indices { (ends[place], sum) = (sum, sum + ends[place]) }
        return [UInt64](unsafeUninitializedCapacity: hashes.count) { sorted, count in
            for hash in hashes {
                sorted.initializeElement(at: ends[Int(hash >> shift)], to: hash)
                ends[Int(hash >> shift)] += 1
            }
            for next in 1..<hashes.count {
                let hash = sorted[next]
                var place = next
                while place > 0, sorted[place - 1] > hash {
                    sorted[place] = sorted[place - 1]
                    place -= 1
                }
                sorted[place] = hash
            }
            count = hashes.count
        }
    }

    /// - Parameter ordered: in ascending order, each once.
    init(ordered: [UInt64]) { hashes = ordered }

    /// Some 16 to 32 of the hashes, chosen by value alone, so that two texts with much in common choose the same ones,
    /// however different in length: all hashes divisible by a power of two. A text shares its whole sample only with
    /// texts of its own length; the finer samples of longer ones lie inside.
    public var sample: [UInt64] {
        let mask = Self.mask(forCount: hashes.count)
        return hashes.filter { $0 & mask == 0 }
    }

    /// The bits that are zero in what a text of so many shingles chooses.
    private static func mask(forCount count: Int) -> UInt64 {
        var mask: UInt64 = 0
        while count >> mask.nonzeroBitCount > 32 { mask = mask << 1 | 1 }
        return mask
    }

    /// Whether it is worth comparing this text with one of `count` shingles, of whose sample so many are in this one's:
    /// the shared ones stand for so many times more in the texts. Chance is on the side of comparing: half of what the
    /// least copy would share is enough.
    public func isLikelyCopy(sharing shared: Int, withOneOf count: Int) -> Bool {
        let finer = max(Self.mask(forCount: hashes.count), Self.mask(forCount: count)).nonzeroBitCount
        return shared >= 2 && (shared << finer) * 4 >= min(count, hashes.count)
    }

    /// How much of each text stands in the other.
    public func shares(with other: Shingles) -> (ofThis: Double, ofOther: Double) {
        guard !hashes.isEmpty, !other.hashes.isEmpty else { return (0, 0) }
        let count = countShared(with: other)
        return (Double(count) / Double(hashes.count), Double(count) / Double(other.hashes.count))
    }

    func countShared(with other: Shingles) -> Int {
        Self.walk(hashes, other.hashes, 0) { count, _, left, right in count += left == right ? 1 : 0 }
    }

    func shared(with other: Shingles) -> Shingles {
        Shingles(
            ordered: [UInt64](unsafeUninitializedCapacity: min(hashes.count, other.hashes.count) + 1) { shared, count in
                count = Self.walk(hashes, other.hashes, 0) { count, _, left, right in
                    shared.initializeElement(at: count, to: left)
                    count += left == right ? 1 : 0
                }
            })
    }

    func subtracting(_ other: Shingles) -> Shingles {
        Shingles(
            ordered: [UInt64](unsafeUninitializedCapacity: hashes.count + 1) { rest, count in
                var seen = 0
                count = Self.walk(hashes, other.hashes, 0) { count, mine, left, right in
                    rest.initializeElement(at: count, to: left)
                    count += left < right ? 1 : 0
                    seen = left <= right ? mine + 1 : mine
                }
                for hash in hashes[seen...] {
                    rest.initializeElement(at: count, to: hash)
                    count += 1
                }
            })
    }

    /// Goes over two ascending lists side by side until one ends. What is equal, less or greater is as good as random, so
    /// no step is taken by a condition that a processor would have to guess.
    @inline(__always)
    private static func walk<State>(
        _ mine: [UInt64], _ others: [UInt64], _ start: State,
        _ step: (_ state: inout State, _ place: Int, _ left: UInt64, _ right: UInt64) -> Void
    ) -> State {
        mine.withUnsafeBufferPointer { mine in
            others.withUnsafeBufferPointer { others in
                var state = start, place = 0, other = 0
                while place < mine.count, other < others.count {
                    let (left, right) = (mine[place], others[other])
                    step(&state, place, left, right)
                    place += left <= right ? 1 : 0
                    other += right <= left ? 1 : 0
                }
                return state
            }
        }
    }
}
