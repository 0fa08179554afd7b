/// What is due, looked for among what is due: each of these reads as much of a store of a million articles as of one of a
/// thousand.
///
/// A list of sources tempts SQLite into reading all that each of them ever listed; the sign before it forbids that
/// (sqlite.org/optoverview.html, "Disqualifying WHERE clause terms").
enum DueSQL {
    /// Takes the earliest and the latest moment.
    /// - Parameter sources: their numbers, by commas.
    static func entries(of sources: String) -> String {
        """
        SELECT id, url, address FROM entry WHERE due BETWEEN ? AND ? AND +source IN (\(sources))
        ORDER BY due, id
        """
    }

    /// Takes the earliest and the latest moment, when the turn began, and, for young ones, since when they are young.
    static func articles(of sources: String, andYoung: Bool) -> String {
        let due = "SELECT id FROM article WHERE nextCheck BETWEEN ?1 AND ?2"
        let young = "SELECT id FROM article WHERE lastChanged > ?4 AND failures = 0"
        return """
            SELECT id, url FROM article WHERE id IN (\(andYoung ? "\(due) UNION \(young)" : due))
            AND checkedAt < ?3 AND \(isListed(by: sources)) ORDER BY nextCheck
            """
    }

    /// How much became due until a moment, and since when it is: of sources, of entries, of articles.
    static func backlog(of sources: String) -> [String] {
        [
            """
            SELECT count(*) AS count, min(nextCheck) AS since FROM source
            WHERE \(ArticleStore.isAsked) AND coalesce(nextCheck, 0) <= ? AND id IN (\(sources))
            """,
            "SELECT count(*) AS count, min(due) AS since FROM entry WHERE due <= ? AND +source IN (\(sources))",
            """
            SELECT count(*) AS count, min(nextCheck) AS since FROM article
            WHERE nextCheck <= ? AND \(isListed(by: sources))
            """,
        ]
    }

    private static func isListed(by sources: String) -> String {
        "EXISTS (SELECT 1 FROM entry WHERE entry.article = article.id AND entry.source IN (\(sources)))"
    }
}
