import Articles
import FeedReading
import Foundation
import Storage

/// Which of the sitemaps that an index lists are followed.
struct IndexChoice {
    let index: SourceTurn
    let sources: TurnSources

    /// So many, the newest: the rest is archive.
    private static let most = 20

    /// A sitemap, and up to when it may have changed.
    typealias Chosen = (url: WebURL, changed: Date)

    /// The newest; of those that do not say, the first and the last, since some indexes begin with the oldest. Only
    /// at the index's own site (sitemaps.org, "Sitemap index"), and nothing that its user follows for itself.
    func callAsFunction(_ sitemaps: [FeedDocument.Sitemap]) -> [Chosen] {
        let site = CanonicalURL.bareHost(of: index.source.location)
        let found: [Chosen] = sitemaps.compactMap { sitemap in
            guard let url = WebURL(sitemap.url), !sources.isFollowed(url),
                ("." + CanonicalURL.bareHost(of: url)).hasSuffix("." + site)
            else { return nil }
            return (url, sitemap.changed)
        }
        let dated = found.filter { $0.changed != .distantFuture }.sorted { $0.changed > $1.changed }
        let undated = found.filter { $0.changed == .distantFuture }
        let half = Self.most / 2
        let some = undated.count > Self.most ? undated.prefix(half) + undated.suffix(half) : undated[...]
        return Array(
            (dated.prefix(undated.isEmpty ? Self.most : half) + some + dated.dropFirst(half)).prefix(Self.most))
    }
}

extension FeedDocument.Sitemap {
    /// Up to when it may have changed: by the end of the day, where only that is known; at any time, where nothing is.
    fileprivate var changed: Date {
        guard let updated else { return .distantFuture }
        return updated.instant.addingTimeInterval(updated.second == nil ? 86_400 : 0)
    }
}
