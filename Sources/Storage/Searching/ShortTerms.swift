import GRDB

/// Terms of one or two characters, in scripts that put no spaces between words. Their index knows runs of three: it
/// tells who has a run that begins with such a term, and whoever has the term at all is told by the text itself.
struct ShortTerms {
    /// In lower case.
    private let terms: [String]

    init(_ terms: [String]) {
        self.terms = terms
    }

    /// Places in texts that the index is asked for. What stands in more is common, and found by reading the latest.
    private static let mostPlaces = 10_000
    /// Of what is common, the latest so many versions are enough.
    private static let mostCommon = 1000
    /// Texts that are read at a time.
    private static let step = 500

    /// A condition on a version that it has all of the terms, and what is bound to it.
    func inVersion(named id: String) -> (condition: String, bindings: Bindings) {
        guard !terms.isEmpty else { return ("", []) }
        let conditions = terms.map { _ in "(instr(lower(title), ?) OR instr(lower(text), ?))" }
        return (
            " AND EXISTS (SELECT 1 FROM version WHERE id = \(id) AND \(conditions.joined(separator: " AND ")))",
            terms.flatMap { [$0, $0] }
        )
    }

    /// The latest versions that have them, and how well each answers: by the headline alone.
    /// - Returns: also the last version that was not looked at for want of patience, if there is one.
    func latest(_ effort: SearchEffort, _ db: Database) throws -> (weights: [Int64: Double], unread: Int64?) {
        var rarest: (term: String, places: [Int64])?
        for term in terms {
            let places = try places(of: term, db)
            if rarest.map({ places.count < $0.places.count }) ?? true { rarest = (term, places) }
        }
        guard let rarest else { return ([:], nil) }
        guard rarest.places.count > Self.mostPlaces else {
            // Whoever has a place of it has it.
            let others = ShortTerms(terms.filter { $0 != rarest.term })
            return (try others.weigh(Array(Set(rarest.places)), by: rarest.term, atMost: effort.most, db), nil)
        }
        return try readLatest(effort, rarest.term, db)
    }

    private func places(of term: String, _ db: Database) throws -> [Int64] {
        try db.values(
            "SELECT doc FROM unspacedInstance WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2",
            [term, Self.mostPlaces + 1])
    }

    private func readLatest(
        _ effort: SearchEffort, _ term: String, _ db: Database
    ) throws -> (weights: [Int64: Double], unread: Int64?) {
        let began = ContinuousClock.now
        var weights: [Int64: Double] = [:]
        var end = Int64.max
        while weights.count < min(effort.most, Self.mostCommon) {
            let ids: [Int64] = try db.values(
                "SELECT id FROM unspacedSearch_docsize WHERE id < ? ORDER BY id DESC LIMIT ?", [end, Self.step])
            guard let last = ids.last else { return (weights, nil) }
            if end < .max, let patience = effort.patience, .now - began > patience { return (weights, end - 1) }
            weights.merge(try weigh(ids, by: term, atMost: effort.most - weights.count, db)) { known, _ in known }
            end = last
        }
        return (weights, nil)
    }

    /// Those of some versions that have all terms.
    private func weigh(
        _ ids: [Int64], by term: String, atMost most: Int, _ db: Database
    ) throws -> [Int64: Double] {
        let condition = inVersion(named: "known.value")
        let list = "[" + ids.map { String($0) }.joined(separator: ",") + "]"
        let rows = try db.rows(
            """
            SELECT known.value, (SELECT instr(lower(title), ?) > 0 FROM version WHERE id = known.value)
            FROM json_each(?) known WHERE true\(condition.condition) ORDER BY known.value DESC LIMIT ?
            """, [term, list] + condition.bindings + [most])
        return Dictionary(
            uniqueKeysWithValues: rows.map { ($0[0], ($0[1] as Bool? ?? false) ? HitWeight.headline : 0) })
    }
}
