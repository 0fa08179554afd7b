import Foundation

/// The shingles of a text: every run of three words, folded, as 64-bit hashes (of two, many meet by chance; four are
/// broken by every inserted word). What two texts share of these is what
/// they share of each other's words, in order.
public struct Shingles: Sendable {
    /// In ascending order, each once.
    public let hashes: [UInt64]

    public init(of text: String) {
        var hashes = ShingleReader.hashes(of: text)
        hashes.sort()
        var last: UInt64?
        self.hashes = hashes.filter { hash in
            defer { last = hash }
            return hash != last
        }
    }

    /// Some 16 to 32 of the hashes, chosen by value alone, so that two texts with much in common choose the same ones,
    /// however different in length: all hashes divisible by a power of two. A text shares its whole sample only with
    /// texts of its own length; the finer samples of longer ones lie inside.
    public var sample: [Int64] {
        let mask = Self.mask(forCount: hashes.count)
        return hashes.lazy.filter { $0 & mask == 0 }.map { Int64(bitPattern: $0) }
    }

    /// The bits that are zero in what a text of so many shingles chooses.
    private static func mask(forCount count: Int) -> UInt64 {
        var mask: UInt64 = 0
        while count >> mask.nonzeroBitCount > 32 { mask = mask << 1 | 1 }
        return mask
    }

    /// Whether it is worth comparing this text with one of `count` shingles, of whose sample so many are in this one's:
    /// the shared ones stand for so many times more in the texts, and copies share more than half of the shorter.
    /// Chance is on the side of comparing: half of what a copy would share is enough.
    public func isLikelyCopy(sharing shared: Int, withOneOf count: Int) -> Bool {
        let finer = max(Self.mask(forCount: hashes.count), Self.mask(forCount: count)).nonzeroBitCount
        return shared >= 2 && (shared << finer) * 4 >= min(count, hashes.count)
    }

    /// How much of each text stands in the other.
    public func shares(with other: Shingles) -> (ofThis: Double, ofOther: Double) {
        guard !hashes.isEmpty, !other.hashes.isEmpty else { return (0, 0) }
        let shared = Double(countShared(with: other))
        return (shared / Double(hashes.count), shared / Double(other.hashes.count))
    }

    private func countShared(with other: Shingles) -> Int {
        var mine = 0, others = 0, count = 0
        while mine < hashes.count, others < other.hashes.count {
            let (left, right) = (hashes[mine], other.hashes[others])
            if left == right { count += 1 }
            if left <= right { mine += 1 }
            if right <= left { others += 1 }
        }
        return count
    }
}

/// Whether two texts are one text printed twice.
///
/// More than half of the shorter stands in the longer, and the longer is not mostly something else: reprints are cut
/// and wrapped, but a report that quotes a wire in passing is no copy.
public func isCopy(_ shares: (ofThis: Double, ofOther: Double)) -> Bool {
    max(shares.ofThis, shares.ofOther) >= 0.55 && min(shares.ofThis, shares.ofOther) >= 0.25
}

/// So many texts are compared with a new one, those first that share the most of its sample.
public let mostComparedCopies = 8

/// So many of the newest bearers of a shingle are looked at: of a text that hundreds print, any one will do, and what
/// else hundreds have in common is a template.
public let mostBearersOfAShingle = 16

/// Texts shorter than this say too little to be told from a template: a score, a weather line.
public let fewestShinglesOfACopy = 20
