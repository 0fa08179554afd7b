import Articles
import Fetching
import Foundation
import Storage

/// A page's turn: fetched, and read as an article.
struct PageReading {
    enum Outcome {
        case arrival(Arrival)
        /// Not there, by the word of a server that may be wrong for a moment.
        case missing(Article.ID, reason: String)
        /// Not asked: its host is to be left alone.
        case held(Hold)
    }

    let check: Check

    /// - Throws: only `CancellationError`: any other failure is an outcome.
    func run(_ page: PageCheck, terms: FetchTerms) async throws -> Outcome {
        do {
            let validators = page.representation.validators(at: check.now())
            let request = FetchRequest(
                url: page.url, purpose: .page, validators: validators,
                terms: check.article.terms(for: page.url, terms))
            return try await outcome(of: try await check.fetcher.fetch(request), for: page, terms)
        } catch is CancellationError {
            throw CancellationError()
        } catch FetchError.heldBack(let hold) {
            return .held(hold)
        } catch {
            return .arrival(.pageFailed(page, reason: "\(error)"))
        }
    }

    private func outcome(of reply: FetchReply, for page: PageCheck, _ terms: FetchTerms) async throws -> Outcome {
        let verdict = reply.verdict(for: .page)
        switch (verdict, page.subject) {
        case (.fresh, _): return .arrival(try await read(reply, for: page, terms))
        case (.notModified, .article(let id, _)):
            return .arrival(
                .pageNotModified(id, page.representation.confirmed(by: reply), freshFor: check.freshFor(reply)))
        case (.gone(let status), .article(let id, let isGone)):
            let reason = HTTPStatus.text(status)
            return status == 410 || isGone
                ? .arrival(.pageGone(id, at: page.url, reason: reason)) : .missing(id, reason: reason)
        default:
            return .arrival(.pageFailed(page, reason: verdict.reason ?? HTTPStatus.text(reply.status)))
        }
    }

    /// Where a page is from now on. A known article's address that leads elsewhere for now is its address still.
    private func place(of reply: FetchReply, _ page: PageCheck) -> WebURL {
        guard case .article = page.subject, !reply.redirects.allSatisfy(\.isPermanent) else { return reply.url }
        return page.url
    }

    private func read(_ reply: FetchReply, for page: PageCheck, _ terms: FetchTerms) async throws -> Arrival {
        let hash = bodyHash(of: reply.body)
        let fresh = check.freshFor(reply)
        if case .article(let id, isGone: false) = page.subject, page.representation.isSame(as: reply, hash: hash) {
            return .pageNotModified(id, page.representation.repeated(in: reply, at: check.now()), freshFor: fresh)
        }
        do {
            let (draft, further) = try await check.article.read(reply, terms: terms, outlet: page.outlet)
            var arrival = PageArrival(
                check: page, url: place(of: reply, page), draft: draft, bytes: reply.body,
                contentType: reply.contentType,
                representation: further.isEmpty
                    ? Representation(of: reply, hash: hash, at: check.now()) : Representation(),
                freshFor: fresh)
            arrival.further = further
            arrival.reader = check.article.reader(for: reply.url)
            // What is known of it was read otherwise: that is no edit.
            if case .article(let id, _) = page.subject, let known = page.reader, known != arrival.reader {
                try await Reextraction(store: check.store, article: check.article, now: check.now).run(on: id)
            }
            return .page(arrival)
        } catch let error as CancellationError {
            throw error
        } catch FetchError.heldBack(let hold) {
            throw FetchError.heldBack(hold)
        } catch {
            return .pageFailed(page, reason: "\(error)")
        }
    }
}
