/// Finds copies among texts as they come, in memory; the same decisions as the store's, without a store.
public struct CopyIndex {
    private var texts: [Shingles] = []
    private var bearers: [Int64: [Int]] = [:]
    /// For each text in order the first text of its group, or `nil` where nobody else carries it.
    public private(set) var groups: [Int?] = []

    /// Beyond this many a shingle belongs to a template.
    private static let mostBearers = 200
    private static let mostCandidates = 8

    public init() {}

    public mutating func add(_ text: String) {
        let shingles = Shingles(of: text)
        let index = texts.count
        texts.append(shingles)
        groups.append(nil)
        guard shingles.hashes.count >= fewestShinglesOfACopy else { return }
        let sample = shingles.sample
        if let original = candidates(sharing: sample).first(where: { isCopy(shingles.shares(with: texts[$0])) }) {
            let group = groups[original] ?? original
            groups[original] = group
            groups[index] = group
        }
        for hash in sample { bearers[hash, default: []].append(index) }
    }

    private func candidates(sharing sample: [Int64]) -> [Int] {
        var counts: [Int: Int] = [:]
        for hash in sample {
            let bearers = bearers[hash] ?? []
            guard bearers.count < Self.mostBearers else { continue }
            for bearer in bearers { counts[bearer, default: 0] += 1 }
        }
        return counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostCandidates).map(\.key)
    }
}
