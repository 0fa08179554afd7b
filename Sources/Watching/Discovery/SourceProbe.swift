public import Articles
import Extraction
import FeedReading
public import Fetching
public import Foundation

/// Looks once at an address, and says what is there and what is wrong with it. Nothing is kept.
public struct SourceProbe: Sendable {
    let fetcher: Fetcher
    let terms: FetchTerms
    let now: Date

    public init(fetcher: Fetcher, terms: FetchTerms, now: Date = Date()) {
        self.fetcher = fetcher
        self.terms = terms
        self.now = now
    }

    /// - Parameter path: XPath to a section's articles.
    /// - Throws: only `CancellationError`.
    public func look(at url: WebURL, isSection: Bool = false, articles path: String? = nil) async throws
        -> SourceFinding
    {
        do {
            let reply = try await fetcher.fetch(FetchRequest(url: url, purpose: .feed, terms: terms))
            var finding = isSection ? section(reply, url, path) : read(reply, url)
            if !reply.redirects.isEmpty, reply.redirects.allSatisfy(\.isPermanent) { finding.movedTo = reply.url }
            finding.troubles = (finding.movedTo.map { ["has moved for good to \($0)"] } ?? []) + finding.troubles
            return finding
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return SourceFinding(asked: url, url: url, what: .nothing(reason: "\(error)"))
        }
    }

    // MARK: What it is

    private func read(_ reply: FetchReply, _ asked: WebURL) -> SourceFinding {
        let verdict = reply.verdict(for: .page)
        guard verdict == .fresh else {
            return finding(reply, asked, .nothing(reason: verdict.reason ?? HTTPStatus.text(reply.status)))
        }
        do {
            let feed = try readFeed(reply.body, contentType: reply.contentType, base: reply.url)
            return self.finding(reply, asked, feed)
        } catch {
            guard case .htmlPage = error else { return finding(reply, asked, .nothing(reason: "\(error)")) }
            return page(reply, asked)
        }
    }

    private func section(_ reply: FetchReply, _ asked: WebURL, _ path: String?) -> SourceFinding {
        do {
            let feed = try readSection(
                reply.body, contentType: reply.contentType, base: reply.url, articles: path)
            return finding(reply, asked, feed)
        } catch {
            return finding(reply, asked, .nothing(reason: "\(error)"))
        }
    }

    private func page(_ reply: FetchReply, _ asked: WebURL) -> SourceFinding {
        let isSection = SectionTest.isSection(reply)
        var found = finding(reply, asked, isSection ? .section : .page)
        let section = try? readSection(reply.body, contentType: reply.contentType, base: reply.url)
        found.count = isSection ? section?.entries.count ?? 0 : 1
        found.title = section?.title
        found.linked = linkedFeeds(in: reply.body, base: reply.url).compactMap { WebURL($0) }
        found.mentioned = mentionedFeeds(in: reply.body, base: reply.url).compactMap { WebURL($0) }
        if !isSection, let draft = try? extractArticle(reply.body, contentType: reply.contentType, url: reply.url) {
            found.title = draft.title
        }
        return found
    }

    private func finding(_ reply: FetchReply, _ asked: WebURL, _ what: SourceFinding.What) -> SourceFinding {
        SourceFinding(asked: asked, url: reply.url, what: what)
    }

    private func finding(_ reply: FetchReply, _ asked: WebURL, _ feed: FeedDocument) -> SourceFinding {
        var found = SourceFinding(
            asked: asked, url: reply.url, what: feed.kind == .section ? .section : .feed(feed.kind))
        found.title = feed.title
        found.count = feed.kind == .sitemapIndex ? feed.sitemaps.count : feed.entries.count
        found.newest = feed.entries.compactMap { $0.published ?? $0.updated }.filter { $0.instant <= now }
            .max { $0.instant < $1.instant }
        found.wholeTexts = feed.entries.count { ($0.content ?? "").utf8.count >= Self.wholeText }
        found.troubles = FeedTroubles(feed: feed, now: now).all
        return found
    }

    /// Bytes of HTML: some five sentences, more than summaries have.
    private static let wholeText = 800
}
