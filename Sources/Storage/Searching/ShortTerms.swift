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

    /// A condition on a version that it has all of the terms, and what is bound to it.
    func inVersion(named id: String) -> (condition: String, arguments: StatementArguments) {
        guard !terms.isEmpty else { return ("", []) }
        let conditions = terms.map { _ in "(instr(lower(title), ?) OR instr(lower(text), ?))" }
        return (
            " AND EXISTS (SELECT 1 FROM version WHERE id = \(id) AND \(conditions.joined(separator: " AND ")))",
            StatementArguments(terms.flatMap { [$0, $0] })
        )
    }

    /// The latest versions that have them, and how well each answers: by the headline alone.
    func latest(atMost most: Int, _ db: Database) throws -> [Int64: Double] {
        guard let longest = terms.max(by: { $0.count < $1.count }) else { return [:] }
        let places: [Int64] = try db.values(
            "SELECT doc FROM unspacedInstance WHERE term >= ?1 AND term < ?1 || char(1114111) LIMIT ?2",
            [longest, Self.mostPlaces + 1])
        let isCommon = places.count > Self.mostPlaces
        // Whoever has a place of it has it.
        let others = ShortTerms(isCommon ? terms : terms.filter { $0 != longest }).inVersion(named: "known.id")
        let known = isCommon ? "(SELECT id FROM unspacedSearch_docsize)" : "(SELECT value AS id FROM json_each(?))"
        let list = "[" + Set(places).map { String($0) }.joined(separator: ",") + "]"
        let rows = try db.rows(
            """
            SELECT known.id, (SELECT instr(lower(title), ?) > 0 FROM version WHERE id = known.id) FROM \(known) known
            WHERE true\(others.condition) ORDER BY known.id DESC LIMIT ?
            """,
            [longest] + (isCommon ? [] : [list]) + others.arguments + [isCommon ? min(most, Self.mostCommon) : most])
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[1] as Bool) ? HitWeight.headline : 0) })
    }
}
