import Foundation

/// The shingles of a text: every run of three words, folded, as 64-bit hashes. What two texts share of these is what
/// they share of each other's words, in order.
public struct Shingles: Sendable {
    public let hashes: Set<UInt64>

    /// Words in a shingle. Two meet by chance, four are broken by every inserted word.
    private static let length = 3

    public init(of text: String) {
        self.init(of: words(in: text))
    }

    public init(of words: [Word]) {
        let keys = words.filter { $0.kind != .mark }.map { Self.folded($0.key) }
        var hashes: Set<UInt64> = []
        if keys.count >= Self.length {
            for start in 0...(keys.count - Self.length) {
                var hash = FNV1a()
                for key in keys[start..<start + Self.length] { hash.combine(key) }
                hashes.insert(hash.value)
            }
        }
        self.hashes = hashes
    }

    private static func folded(_ key: String) -> String {
        key.utf8.allSatisfy { $0 < 0x80 }
            ? key.lowercased() : key.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }

    /// 16 to 32 of the hashes, chosen by value alone, so that two texts with much in common choose the same ones,
    /// however different in length: all hashes divisible by a power of two.
    public var sample: [Int64] {
        var kept = Array(hashes)
        var mask: UInt64 = 1
        while kept.count > 32 {
            kept = kept.filter { $0 & mask == 0 }
            mask = mask << 1 | 1
        }
        // A text shares its whole sample only with texts of its own length; the finer samples of longer ones lie inside.
        return kept.map { Int64(bitPattern: $0) }
    }

    /// How much of each text stands in the other.
    public func shares(with other: Shingles) -> (ofThis: Double, ofOther: Double) {
        let shared = Double(hashes.intersection(other.hashes).count)
        guard !hashes.isEmpty, !other.hashes.isEmpty else { return (0, 0) }
        return (shared / Double(hashes.count), shared / Double(other.hashes.count))
    }
}

/// Whether two texts are one text printed twice.
///
/// More than half of the shorter stands in the longer, and the longer is not mostly something else: reprints are cut
/// and wrapped, but a report that quotes a wire in passing is no copy.
public func isCopy(_ shares: (ofThis: Double, ofOther: Double)) -> Bool {
    max(shares.ofThis, shares.ofOther) >= 0.55 && min(shares.ofThis, shares.ofOther) >= 0.25
}

/// Texts shorter than this say too little to be told from a template: a score, a weather line.
public let fewestShinglesOfACopy = 20
