import Articles
import Foundation
import Storage

/// Reads all articles anew that another reader has read, a small transaction each, and slower than the live work: it
/// rests four times as long as it works. What is done already is told by the store, so it may be ended at any moment
/// and goes on where it was.
struct BackgroundReading {
    let store: ArticleStore
    let clock: any Clock<Duration>
    let now: @Sendable () -> Date

    private static let batch = 200
    private static let shortestRest = Duration.milliseconds(20)

    /// - Parameter reader: how pages are read now, which may change meanwhile.
    func run(_ reader: @Sendable () -> WholeArticle) async throws -> RereadingReport {
        var report = RereadingReport()
        var last = Article.ID(rawValue: 0)
        while let next = try Reextraction(store: store, article: reader(), now: now)
            .due(after: last, limit: Self.batch)
        {
            for id in next.due { try await read(id, reader(), &report) }
            last = next.last
        }
        return report
    }

    private func read(_ id: Article.ID, _ reader: WholeArticle, _ report: inout RereadingReport) async throws {
        let began = ContinuousClock.now
        let outcome = try await Reextraction(store: store, article: reader, now: now).run(on: id)
        report.articles += 1
        report.versions += outcome.changed.count
        report.failed += outcome.failed.count
        try await clock.sleep(for: max((ContinuousClock.now - began) * 4, Self.shortestRest))
    }
}
