import Foundation

/// The shingles of a text: every run of three words, folded, as 64-bit hashes (of two, many meet by chance; four are
/// broken by every inserted word). What two texts share of these is what
/// they share of each other's words, in order.
public struct Shingles: Sendable {
    /// In ascending order, each once.
    public let hashes: [UInt64]

    public init(of text: String) { self.init(unordered: ShingleReader.hashes(of: text)) }

    init(unordered: [UInt64]) {
        var last: UInt64?
        hashes = unordered.sorted().filter { hash in
            defer { last = hash }
            return hash != last
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
        var count = 0
        eachShared(with: other) { _ in count += 1 }
        return (Double(count) / Double(hashes.count), Double(count) / Double(other.hashes.count))
    }

    func shared(with other: Shingles) -> Shingles {
        var shared: [UInt64] = []
        eachShared(with: other) { shared.append($0) }
        return Shingles(ordered: shared)
    }

    func subtracting(_ other: Shingles) -> Shingles {
        var others = other.hashes[...]
        let rest = hashes.filter { hash in
            while let next = others.first, next < hash { others.removeFirst() }
            return others.first != hash
        }
        return Shingles(ordered: rest)
    }

    private func eachShared(with other: Shingles, _ body: (UInt64) -> Void) {
        var mine = 0, others = 0
        while mine < hashes.count, others < other.hashes.count {
            let (left, right) = (hashes[mine], other.hashes[others])
            if left == right { body(left) }
            if left <= right { mine += 1 }
            if right <= left { others += 1 }
        }
    }
}
