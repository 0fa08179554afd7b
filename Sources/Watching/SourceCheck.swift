import Articles
import Extraction
import FeedReading
import Fetching
import Foundation
import Reconciliation
import Settings
import Storage

/// A source's turn: what it lists now.
struct SourceCheck {
    let check: Check

    /// - Throws: only `CancellationError`: any other failure is an outcome.
    func run(_ turn: SourceTurn) async throws -> SourceOutcome {
        let source = turn.source
        if turn.followed.kind == .page || source.kind == .page {
            // Told once; from then on its page is due like any other.
            return source.checkedAt == nil
                ? SourceOutcome(source, .sourceIsPage(source.id)) : SourceOutcome(source: source, result: .nothing)
        }
        do {
            let request = FetchRequest(
                url: source.location, purpose: .feed, validators: source.representation.validators(at: check.now()),
                terms: turn.followed.terms)
            return SourceOutcome(source, arrival(of: try await check.fetcher.fetch(request), for: turn))
        } catch is CancellationError {
            throw CancellationError()
        } catch FetchError.heldBack(let hold) {
            return SourceOutcome(source: source, result: .held(hold))
        } catch {
            return SourceOutcome(source, .sourceFailed(source.id, reason: "\(error)"))
        }
    }

    private func arrival(of reply: FetchReply, for turn: SourceTurn) -> Arrival {
        let source = turn.source
        let verdict = reply.verdict(for: .feed)
        switch verdict {
        case .fresh: return read(reply, for: turn)
        case .notModified:
            return .feedNotModified(
                source.id, source.representation.confirmed(by: reply), movedTo: reply.permanentAddress)
        case .gone(status: 410): return .sourceStopped(source.id, reason: Self.stopped)
        default: return .sourceFailed(source.id, reason: verdict.reason ?? HTTPStatus.text(reply.status))
        }
    }

    private static let stopped =
        "HTTP 410 Gone: it is not asked again, unless “dateline sync” is given its address"

    private func read(_ reply: FetchReply, for turn: SourceTurn) -> Arrival {
        let source = turn.source
        let hash = bodyHash(of: reply.body)
        if source.representation.isSame(as: reply, hash: hash) {
            return .feedNotModified(
                source.id, source.representation.repeated(in: reply, at: check.now()),
                movedTo: reply.permanentAddress)
        }
        do {
            let feed = try readFeed(reply.body, contentType: reply.contentType, base: reply.url)
            return .feed(
                FeedArrival(
                    source: source.id, representation: Representation(of: reply, hash: hash, at: check.now()),
                    entries: listed(feed, withContent: !turn.followed.fetchesPages),
                    movedTo: reply.permanentAddress))
        } catch {
            // An address that nobody said was a feed may as well be an article.
            let isText = reply.contentType?.hasPrefix("text/") ?? false
            if turn.followed.kind == .any, source.kind == nil, isText, error != .empty {
                return .sourceIsPage(source.id)
            }
            return .sourceFailed(source.id, reason: "\(error)")
        }
    }

    private func listed(_ feed: FeedDocument, withContent: Bool) -> [ListedEntry] {
        zip(feed.entries, entryKeys(of: feed.entries)).compactMap { entry, key in
            guard let key, let url = entry.link.flatMap({ WebURL($0) }) else { return nil }
            return ListedEntry(
                key: key, url: url, title: entry.title, published: entry.published, updated: entry.updated,
                content: withContent ? EntryContent(of: entry, in: feed) : nil)
        }
    }
}

extension EntryContent {
    /// The article as its feed tells it: the content where there is one, else the summary.
    init(of entry: Entry, in feed: FeedDocument) {
        let html = entry.content ?? entry.summary ?? ""
        let bytes = Array(html.utf8)
        let title = entry.title ?? ""
        let paragraphs = paragraphs(ofHTML: html)
        self.init(
            draft: Draft(
                title: title, paragraphs: paragraphs, byline: entry.authors,
                published: entry.published, updated: entry.updated, language: feed.language?.lowercased()),
            bytes: [html] == paragraphs ? [] : bytes,
            hash: bodyHash(of: bytes) ^ bodyHash(of: Array(title.utf8)) &* 31, isWhole: entry.content != nil)
    }
}

/// What came of a source, with the source that it is about, for the report.
struct SourceOutcome {
    enum Result {
        case arrival(Arrival)
        /// Not asked: its host is to be left alone.
        case held(Hold)
        case nothing
    }

    let source: Source
    let result: Result

    init(source: Source, result: Result) {
        self.source = source
        self.result = result
    }

    init(_ source: Source, _ arrival: Arrival) { self.init(source: source, result: .arrival(arrival)) }
}

extension FetchReply {
    /// Where redirects led that all were meant for good; `nil` where there was none, or one that was not. No way to a
    /// login or another gate is meant for a feed, whatever its status says: only what was read as a feed counts.
    fileprivate var permanentAddress: WebURL? {
        !redirects.isEmpty && redirects.allSatisfy(\.isPermanent) ? url : nil
    }
}
