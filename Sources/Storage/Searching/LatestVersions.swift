import GRDB

/// How much is looked through.
struct SearchEffort: Sendable {
    /// Versions that are weighed against each other, the latest that have what is looked for. Words that more have are
    /// no search yet, and a page may not take as long as all of them would.
    var most = 3000
    /// Versions that are looked through at once at first.
    var stretch: Int64 = 8192
    /// About how long, if not for ever.
    var patience: Duration?
}

/// The latest versions that have what is looked for, and how well each answers it.
///
/// The index tells its versions in their order, the oldest first: backwards it is two to five times as slow, since its
/// lists can only be read forwards. So it is asked for a stretch at the end, and for those before it until there are
/// enough, each as long as by what was found it has to be, or until there is no patience left.
struct LatestVersions {
    private var weights: [Int64: Double] = [:]
    /// The last version that was not looked at for want of patience; `nil` where none was left out.
    private(set) var unread: Int64?
    private let pattern: SearchTerms.Pattern, table: String, effort: SearchEffort

    init(of pattern: SearchTerms.Pattern, in table: String, _ effort: SearchEffort, _ db: Database) throws {
        (self.pattern, self.table, self.effort) = (pattern, table, effort)
        let last: Int64 = try db.value("SELECT max(id) FROM version", []) ?? 0
        guard pattern.match != nil else {
            (weights, unread) = try ShortTerms(pattern.short).latest(effort, db)
            return
        }
        var pace = Pace(effort)
        // Short terms are looked for in the texts themselves.
        var (end, length) = (last, pattern.short.isEmpty ? effort.stretch : min(effort.stretch, 1024))
        while end > 0, weights.count < effort.most {
            guard length > 0 else {
                unread = end
                break
            }
            let start = max(0, end - length)
            guard let found = try stretch(from: start, to: end, db) else {
                length /= 4
                continue
            }
            for (id, weight) in found { weights[id] = weight }
            end = start
            length = next(after: last - end)
            length = min(length, pace.affordable(after: last - end))
        }
        if weights.count > effort.most { keepLatest() }
    }

    func contains(_ version: Int64) -> Bool { weights[version] != nil }

    /// The best first, of equal ones the latest.
    var bestFirst: [Int64] {
        weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key > $1.key }.map(\.key)
    }

    /// Those after one version, up to another; `nil` where they are more than are looked at at a time.
    private func stretch(from start: Int64, to end: Int64, _ db: Database) throws -> [(Int64, Double)]? {
        let bound = max(effort.stretch, Int64(effort.most) * 4)
        let short = ShortTerms(pattern.short).inVersion(named: "\(table).rowid")
        // Down to the oldest version no mark has to lead, and each has to be looked up.
        let marks = start > 0 ? " AND \(IndexShelf.pattern(after: start, upTo: end))" : ""
        let match = "(\(pattern.match ?? ""))\(marks)"
        let pieces = pattern.pieces.map(String.init).joined(separator: ",")
        // A limit in the parentheses, so that no version is weighed twice.
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM (
                    SELECT rowid, \(HitWeight.name)(\(table), ?) AS weight FROM \(table)
                    WHERE \(table) MATCH ? AND rowid > ? AND rowid <= ?\(short.condition) LIMIT -1
                ) WHERE weight IS NOT NULL LIMIT ?
                """, arguments: StatementArguments(bound: [pieces, match, start, end] + short.bindings + [bound + 1]))
        return rows.count > bound && end - start > effort.stretch ? nil : rows.map { ($0[0], $0[1]) }
    }

    /// How long the next stretch is to be, for twice what is lacking, by how many were found in those before. Who has no
    /// end of patience looks through all the rest at once for what is rare: each stretch costs a look at every segment of
    /// the index.
    private func next(after seen: Int64) -> Int64 {
        let wanted = Double((effort.most - weights.count) * 2) * Double(seen) / Double(max(weights.count, 1))
        let most = effort.patience == nil ? IndexShelf.most : min(seen * 8, IndexShelf.most)
        return min(most, max(effort.stretch, Int64(min(wanted, 1e15))))
    }

    private mutating func keepLatest() {
        let ids = weights.keys.sorted(by: >)
        for id in ids[effort.most...] { weights[id] = nil }
    }
}

/// How many versions there is patience for.
private struct Pace {
    private let effort: SearchEffort
    private let began = ContinuousClock.now
    private var seen: Int64 = 0, spent = Duration.zero

    init(_ effort: SearchEffort) {
        self.effort = effort
    }

    /// As many as have been seen, or fewer if by the last ones there is no time for so many: those that lie on the disk
    /// take ten times as long as those in memory. 0 for fewer than make a stretch.
    mutating func affordable(after all: Int64) -> Int64 {
        guard let patience = effort.patience else { return .max }
        let total = ContinuousClock.now - began
        let slowest = max((total - spent) / .seconds(1) / Double(all - seen), total / .seconds(1) / Double(all))
        (seen, spent) = (all, total)
        let rest = max(0, (patience - total) / .seconds(1)) / slowest
        return rest < Double(effort.stretch) ? 0 : min(all, Int64(min(rest, 1e15)))
    }
}
