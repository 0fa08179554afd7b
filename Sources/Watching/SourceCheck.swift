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
                url: source.location, purpose: .feed, validators: known(turn).validators(at: check.now()),
                terms: turn.followed.terms)
            return outcome(of: try await check.fetcher.fetch(request), for: turn)
        } catch is CancellationError {
            throw CancellationError()
        } catch FetchError.heldBack(let hold) {
            return SourceOutcome(source: source, result: .held(hold))
        } catch {
            return SourceOutcome(source, .sourceFailed(source.id, reason: "\(error)"))
        }
    }

    private func outcome(of reply: FetchReply, for turn: SourceTurn) -> SourceOutcome {
        let source = turn.source
        let verdict = reply.verdict(for: .feed)
        switch verdict {
        case .fresh: return read(reply, for: turn)
        case .notModified:
            return SourceOutcome(
                source,
                .feedNotModified(
                    source.id, source.representation.confirmed(by: reply), movedTo: reply.permanentAddress))
        case .gone(status: 410): return SourceOutcome(source, .sourceStopped(source.id, reason: Self.stopped))
        default:
            return SourceOutcome(
                source, .sourceFailed(source.id, reason: verdict.reason ?? HTTPStatus.text(reply.status)))
        }
    }

    private static let stopped =
        "HTTP 410 Gone: it is not asked again, unless “dateline sync” is given its address"

    private func read(_ reply: FetchReply, for turn: SourceTurn) -> SourceOutcome {
        let source = turn.source
        let hash = bodyHash(of: reply.body)
        if known(turn).isSame(as: reply, hash: hash) {
            return SourceOutcome(
                source,
                .feedNotModified(
                    source.id, source.representation.repeated(in: reply, at: check.now()),
                    movedTo: reply.permanentAddress))
        }
        do {
            let feed = try document(reply, for: turn)
            let now = check.now()
            var arrival = FeedArrival(feed, of: source, withContent: !turn.followed.fetchesPages, at: now)
            arrival.representation = Representation(of: reply, hash: hash, at: now)
            arrival.movedTo = reply.permanentAddress
            arrival.path = turn.path
            arrival.head.restsFor = max(arrival.head.restsFor, check.freshFor(reply))
            return SourceOutcome(source, .feed(arrival), sitemaps: feed.sitemaps)
        } catch {
            if isPage(error, reply, turn) { return SourceOutcome(source, .sourceIsPage(source.id)) }
            return SourceOutcome(source, .sourceFailed(source.id, reason: "\(error)"))
        }
    }

    /// What was read by another rule says nothing under this one.
    private func known(_ turn: SourceTurn) -> Representation {
        turn.source.path == turn.path ? turn.source.representation : Representation()
    }

    private func document(_ reply: FetchReply, for turn: SourceTurn) throws(FeedError) -> FeedDocument {
        if case .section(let path) = turn.followed.kind { return try section(reply, path) }
        do {
            return try readFeed(reply.body, contentType: reply.contentType, base: reply.url)
        } catch {
            // An address of which nobody said what it is may be a front page.
            guard case .htmlPage = error, turn.followed.kind == .any, turn.source.kind != .feed,
                turn.source.kind == .section || SectionTest.isSection(reply)
            else { throw error }
            return try section(reply, nil)
        }
    }

    private func section(_ reply: FetchReply, _ path: String?) throws(FeedError) -> FeedDocument {
        try readSection(reply.body, contentType: reply.contentType, base: reply.url, articles: path)
    }

    /// An address of which nobody said what it is may as well be an article.
    private func isPage(_ error: FeedError, _ reply: FetchReply, _ turn: SourceTurn) -> Bool {
        let isText = reply.contentType?.hasPrefix("text/") ?? false
        return turn.followed.kind == .any && turn.source.kind == nil && isText && error != .empty
    }
}

extension SourceTurn {
    /// The XPath of a section's links.
    fileprivate var path: String? {
        if case .section(let path) = followed.kind { path } else { nil }
    }
}

extension FetchReply {
    /// Where redirects led that all were meant for good; `nil` where there was none, or one that was not. No way to a
    /// login or another gate is meant for a feed, whatever its status says: only what was read as a feed counts.
    fileprivate var permanentAddress: WebURL? {
        !redirects.isEmpty && redirects.allSatisfy(\.isPermanent) ? url : nil
    }
}
