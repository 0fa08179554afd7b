public import Articles
public import Foundation
import GRDB

extension ArticleStore {
    /// Makes one article of two, by its user's word. All versions stay, in the order in which they were seen.
    /// - Returns: the article that has them; `nil` where either is not there.
    public func merge(_ one: Article.ID, _ other: Article.ID, at now: Date) async throws(StoreError) -> Article.ID? {
        try await change(at: now) { [desk] db, log in
            try ArticleMerger(db: db, now: now, desk: desk).merge(one, other, &log)
        }
    }

    /// Makes an article of its own of a later text that was taken for a version of this one.
    /// - Parameter number: the first version that goes, 2 or later.
    /// - Returns: the new article; `nil` where there is no such version.
    public func split(
        _ id: Article.ID, from number: Int, at now: Date
    ) async throws(StoreError) -> Article.ID? {
        try await change(at: now) { [desk] db, log in
            try ArticleMerger(db: db, now: now, desk: desk).split(id, from: number, &log)
        }
    }

    private func change<Value: Sendable>(
        at now: Date, _ body: @escaping @Sendable (Database, inout ChangeLog) throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await database.write { [desk] db in
                var log = ChangeLog(db: db, now: now)
                let value = try body(db, &log)
                desk.clear()
                return value
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
