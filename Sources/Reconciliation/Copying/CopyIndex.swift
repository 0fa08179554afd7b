/// Finds copies among texts as they come, in memory; the same decisions as the store's, without a store.
public struct CopyIndex {
    private var texts: [Shingles] = []
    private var bearers: [Int64: [Int]] = [:]
    /// For each text in order the first text of its group, or `nil` where nobody else carries it.
    public private(set) var groups: [Int?] = []

    public init() {}

    public mutating func add(_ text: String) {
        let shingles = Shingles(of: text)
        let index = texts.count
        texts.append(shingles)
        groups.append(nil)
        guard shingles.hashes.count >= fewestShinglesOfACopy else { return }
        let sample = shingles.sample
        if let original = candidates(for: shingles, sample).first(where: { isCopy(shingles.shares(with: texts[$0])) }) {
            let group = groups[original] ?? original
            groups[original] = group
            groups[index] = group
        }
        for hash in sample { bearers[hash, default: []].append(index) }
    }

    private func candidates(for shingles: Shingles, _ sample: [Int64]) -> [Int] {
        var shared: [Int: Int] = [:]
        for hash in sample {
            for bearer in (bearers[hash] ?? []).suffix(mostBearersOfAShingle) { shared[bearer, default: 0] += 1 }
        }
        return shared.filter { shingles.isLikelyCopy(sharing: $0.value, withOneOf: texts[$0.key].hashes.count) }
            .sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(mostComparedCopies).map(\.key)
    }
}
