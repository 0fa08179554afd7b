public import Articles
public import Foundation
import GRDB
import Reconciliation

extension ArticleStore {
    /// How much a story grew.
    public struct StoryGrowth: Hashable, Sendable {
        /// Articles that came, and outlets that they are of.
        public var articles: Int
        public var outlets: Int
    }

    /// So many stories are looked through for those that several outlets report: some weeks' worth of two hundred.
    private static let mostStories = 20_000

    /// The stories that at least two outlets report, those that grew last first; of stories of any number of outlets,
    /// the last 20,000 are looked through.
    /// - Parameter since: only those that have grown since then.
    public func stories(limit: Int, since: Date? = nil) throws(StoreError) -> [Story] {
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, (SELECT min(outlet) FROM article WHERE article.story = story.id)
                        < (SELECT max(outlet) FROM article WHERE article.story = story.id) AS isShared
                    FROM story WHERE mergedInto IS NULL AND grown >= ? ORDER BY grown DESC, id DESC LIMIT ?
                    """,
                arguments: [since?.timeIntervalSince1970 ?? -Double.greatestFiniteMagnitude, Self.mostStories])
            var ids: [Int64] = []
            while ids.count < limit, let row = try rows.next() {
                if row["isShared"] as Bool? == true { ids.append(row["id"]) }
            }
            return try ids.compactMap { try Self.story($0, db) }
        }
    }

    /// By the number that it has, or had before it turned out to be another; `nil` for one that is not there, or that
    /// all articles have left.
    public func story(_ id: Story.ID) throws(StoreError) -> Story? {
        try read { db in
            let now: Int64? = try db.value("SELECT coalesce(mergedInto, id) FROM story WHERE id = ?", [id.rawValue])
            return try now.flatMap { try Self.story($0, db) }
        }
    }

    /// The articles of a story in the order in which they were first seen, copies among them.
    /// - Parameter limit: of a story that has more, the first ones.
    public func articles(of story: Story.ID, limit: Int = 1000) throws(StoreError) -> [Article] {
        try read { db in
            try db.rows(
                """
                \(Self.articleColumns)
                WHERE article.id IN (SELECT id FROM article WHERE story = ? ORDER BY firstSeen, id LIMIT ?)
                ORDER BY article.firstSeen, article.id
                """,
                [story.rawValue, limit]
            ).compactMap(Self.article)
        }
    }

    /// How much a story grew since an instant.
    public func growth(of story: Story.ID, since: Date) throws(StoreError) -> StoryGrowth {
        try read { db in
            let row = try db.row(
                """
                SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets FROM article
                WHERE story = ? AND firstSeen >= ?
                """, [story.rawValue, since.timeIntervalSince1970])
            guard let row else { return StoryGrowth(articles: 0, outlets: 0) }
            return StoryGrowth(articles: row["articles"], outlets: row["outlets"])
        }
    }

    /// What an article says now; `nil` for one that is not there.
    public func latestVersion(of article: Article) throws(StoreError) -> Version? {
        try read { try VersionRecord.fetch($0, article: article.id.rawValue, number: article.versions) }
    }

    /// Of the first of a story's headlines, so many are compared.
    private static let mostHeadlines = 64

    private static func story(_ id: Int64, _ db: Database) throws -> Story? {
        guard
            let row = try db.row(
                """
                SELECT count(*) AS articles, count(DISTINCT outlet) AS outlets, min(firstSeen) AS began,
                    (SELECT grown FROM story WHERE id = ?1) AS grown
                FROM article WHERE story = ?1
                """, [id]), let began = row["began"] as Double?, let grown = row["grown"] as Double?
        else { return nil }
        let titles: [String] = try db.values(
            """
            SELECT version.title FROM (
                SELECT id, versions, firstSeen FROM article WHERE story = ? ORDER BY firstSeen, id LIMIT ?
            ) AS first
            JOIN version ON version.article = first.id AND version.number = first.versions
            ORDER BY first.firstSeen, first.id
            """, [id, mostHeadlines])
        return Story(
            id: Story.ID(rawValue: id), title: tellingHeadline(of: titles).map { titles[$0] } ?? titles.first ?? "",
            articles: row["articles"], outlets: row["outlets"], began: Date(timeIntervalSince1970: began),
            grown: Date(timeIntervalSince1970: grown))
    }
}
