public import Articles
import Extraction
public import Foundation
public import Storage

/// Reads kept articles anew from their snapshots, after the extractor or a site's rule has changed. Nothing is fetched,
/// and nothing of it is an edit: the publisher's history stays as it was, in the words that are read now.
public struct Reextraction: Sendable {
    private let store: ArticleStore
    private let article: WholeArticle
    private let now: @Sendable () -> Date

    public init(store: ArticleStore, article: WholeArticle, now: @escaping @Sendable () -> Date = { Date() }) {
        self.store = store
        self.article = article
        self.now = now
    }

    /// What came, or would come, of reading one article anew.
    public struct Outcome: Sendable {
        public var article: Article.ID
        /// The versions that read differently.
        public var changed: [Int]
        /// Versions whose pages could not be read this time; they stay as they were.
        public var failed: [Int]
    }

    /// The articles of which a version was read by another reader than would read it today, in their order.
    public func due(outlet: String? = nil) throws -> [Article.ID] {
        var due: [Article.ID] = []
        for reading in try store.readings(outlet: outlet) where reading.reader != article.reader(for: reading.url) {
            if due.last != reading.article { due.append(reading.article) }
        }
        return due
    }

    /// The same bit by bit: the next of them, of so many articles after one, and the last article that was looked at;
    /// `nil` where there are no more.
    func due(after last: Article.ID, limit: Int) throws -> (due: [Article.ID], last: Article.ID)? {
        let readings = try store.readings(outlet: nil, after: last, limit: limit)
        guard let end = readings.last?.article else { return nil }
        var due: [Article.ID] = []
        for reading in readings where reading.reader != article.reader(for: reading.url) {
            if due.last != reading.article { due.append(reading.article) }
        }
        return (due, end)
    }

    /// - Parameter isTrial: whether nothing is to be stored.
    @discardableResult
    public func run(on id: Article.ID, isTrial: Bool = false) async throws -> Outcome {
        var outcome = Outcome(article: id, changed: [], failed: [])
        var readings: [Rereading] = []
        guard let known = try store.article(id) else { return outcome }
        for (number, snapshot) in try store.snapshots(of: id) {
            let pages = try store.pages(of: snapshot)
            do {
                guard let draft = try article.reread(pages, outlet: known.outlet) else { continue }
                readings.append(
                    Rereading(
                        number: number, snapshot: snapshot, draft: draft, reader: article.reader(for: known.url)))
            } catch {
                outcome.failed.append(number)
            }
        }
        outcome.changed = try await store.reread(id, readings, isTrial: isTrial, at: now())
        return outcome
    }
}
