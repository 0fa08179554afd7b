import GRDB

/// The latest versions that have what is looked for, and how well each answers it.
///
/// The index tells its versions in their order, the oldest first: backwards it is two to five times as slow, since its
/// lists can only be read forwards. So it is asked for a stretch at the end, and for those before it until there are
/// enough, each as long as by what was found it has to be.
struct LatestVersions {
    private var weights: [Int64: Double] = [:]
    private let pattern: SearchTerms.Pattern, table: String, most: Int

    /// Versions in the first stretch.
    private static let first: Int64 = 8192

    init(of pattern: SearchTerms.Pattern, in table: String, atMost most: Int, _ db: Database) throws {
        (self.pattern, self.table, self.most) = (pattern, table, most)
        let last: Int64 = try db.value("SELECT max(id) FROM version", []) ?? 0
        guard pattern.match != nil else {
            weights = try ShortTerms(pattern.short).latest(atMost: most, db)
            return
        }
        var (end, length) = (last, Self.first)
        while end > 0, weights.count < most {
            let start = max(0, end - length)
            guard let found = try stretch(from: start, to: end, db) else {
                length /= 4
                continue
            }
            for (id, weight) in found { weights[id] = weight }
            end = start
            length = next(after: last - end)
        }
        if weights.count > most { keepLatest() }
    }

    func contains(_ version: Int64) -> Bool { weights[version] != nil }

    /// The best first, of equal ones the latest.
    var bestFirst: [Int64] {
        weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key > $1.key }.map(\.key)
    }

    /// Those after one version, up to another; `nil` where they are more than are looked at at a time.
    private func stretch(from start: Int64, to end: Int64, _ db: Database) throws -> [(Int64, Double)]? {
        let bound = max(Self.first, Int64(most) * 4)
        let short = ShortTerms(pattern.short).inVersion(named: "\(table).rowid")
        let rows = try db.rows(
            """
            SELECT rowid, \(HitWeight.name)(\(table)) FROM \(table)
            WHERE \(table) MATCH ? AND rowid > ? AND rowid <= ?\(short.condition) LIMIT ?
            """, [pattern.match, start, end] + short.arguments + [bound + 1])
        return rows.count > bound && end - start > Self.first ? nil : rows.map { ($0[0], $0[1]) }
    }

    /// How long the next stretch is to be, for twice what is lacking, by how many were found in those before.
    private func next(after seen: Int64) -> Int64 {
        let wanted = Double((most - weights.count) * 2) * Double(seen) / Double(max(weights.count, 1))
        return min(seen * 8, max(Self.first, Int64(min(wanted, 1e15))))
    }

    private mutating func keepLatest() {
        let ids = weights.keys.sorted(by: >)
        for id in ids[most...] { weights[id] = nil }
    }
}
