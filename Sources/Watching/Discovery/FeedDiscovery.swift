public import Articles
import FeedReading
import Fetching
import Foundation

/// Finds what an outlet offers to be followed, starting from any of its addresses: the feeds that its page names, those
/// that it links, those in the places where most sites have them, and the sitemaps of its robots.txt.
public struct FeedDiscovery: Sendable {
    private let probe: SourceProbe

    public init(_ probe: SourceProbe) {
        self.probe = probe
    }

    /// More is not looked at: a guest does not try every door.
    private static let mostLooks = 24

    /// Where the programs that most outlets run put their feeds: WordPress, Drupal, Ghost, Jekyll, Arc, and what news
    /// sitemaps are named.
    private static let places = [
        "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/arc/outboundfeeds/rss/",
        "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap.xml",
    ]

    /// - Returns: what the address itself is, and what can be followed, the best first, none twice.
    /// - Throws: only `CancellationError`.
    public func run(at url: WebURL) async throws -> (page: SourceFinding, found: [SourceFinding]) {
        let page = try await probe.look(at: url)
        if page.isFeed { return (page, [page]) }
        let declared = Set(page.linked.map(\.canonical))
        var found: [SourceFinding] = []
        try await withThrowingTaskGroup(of: SourceFinding.self) { group in
            for place in try await candidates(from: page) {
                group.addTask { [probe] in try await probe.look(at: place) }
            }
            for try await var finding in group where finding.isFeed {
                finding.isDeclared = declared.contains(finding.asked.canonical)
                found.append(finding)
            }
        }
        if case .section = page.what { found.append(page) }
        return (page, ranked(found))
    }

    private func ranked(_ found: [SourceFinding]) -> [SourceFinding] {
        var seen: Set<CanonicalURL> = []
        return found.sorted { left, right in
            let (a, b) = (left.worth(at: probe.now), right.worth(at: probe.now))
            return a == b ? left.url.text.utf8.count < right.url.text.utf8.count : a > b
        }.filter { seen.insert($0.url.canonical).inserted }
    }

    // MARK: Where to look

    private func candidates(from page: SourceFinding) async throws -> [WebURL] {
        let sitemaps = try await sitemaps(of: page.url)
        let usual = Self.places.compactMap { WebURL($0, relativeTo: WebURL(page.url.origin + "/")) }
        var seen: Set<CanonicalURL> = []
        let all = (page.linked + page.mentioned + sitemaps.prefix(4) + usual).filter {
            seen.insert($0.canonical).inserted
        }
        return Array(all.prefix(Self.mostLooks))
    }

    private func sitemaps(of url: WebURL) async throws -> [WebURL] {
        do {
            return try await probe.fetcher.robots(for: url, terms: probe.terms).sitemaps.compactMap {
                WebURL($0, relativeTo: url)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return []
        }
    }
}
