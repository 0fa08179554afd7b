public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    /// Stories that at least two outlets tell, those that grew last first.
    public func stories(limit: Int, since: Date?) throws(StoreError) -> [Story] {
        try read { db in
            try db.values(
                """
                SELECT id FROM story WHERE mergedInto IS NULL AND grown >= ?
                    AND (SELECT count(DISTINCT outlet) FROM article WHERE story = story.id) > 1
                ORDER BY grown DESC LIMIT ?
                """, [since?.timeIntervalSince1970 ?? 0, limit]
            ).compactMap { try Self.story($0, db) }
        }
    }

    /// By the number that it has, or had before it turned out to be another.
    public func story(_ id: Story.ID) throws(StoreError) -> Story? {
        try read { try Self.story(id.rawValue, $0) }
    }

    /// A story's articles in the order in which they came.
    public func articles(of story: Story.ID) throws(StoreError) -> [Article] {
        try read { db in
            try db.rows(
                "\(Self.articleColumns) WHERE article.story = ? ORDER BY article.firstSeen, article.id", [story.rawValue]
            ).compactMap(Self.article)
        }
    }
}

extension ArticleStore {
    private static func story(_ id: Int64, _ db: Database) throws -> Story? {
        guard let row = try db.row("SELECT * FROM story WHERE id = ?", [id]) else { return nil }
        if let kept = row["mergedInto"] as Int64? { return try story(kept, db) }
        let facts = try db.row(
            "SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM article WHERE story = ?", [id])
        let title: String? = try db.value(
            """
            SELECT version.title FROM article JOIN version ON version.article = article.id
                AND version.number = article.versions
            WHERE article.story = ? ORDER BY article.firstSeen, article.id LIMIT 1
            """, [id])
        guard let facts, let title else { return nil }
        return Story(
            id: Story.ID(rawValue: id), title: title, articles: facts["articles"], outlets: facts["outlets"],
            began: Date(timeIntervalSince1970: row["began"]), grown: Date(timeIntervalSince1970: row["grown"]))
    }
}
