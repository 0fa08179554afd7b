import Articles
import Extraction
import Fetching
import Storage

/// A page's turn: fetched, and read as an article.
struct PageReading {
    enum Outcome {
        case arrival(Arrival)
        /// Not there, by the word of a server that may be wrong for a moment.
        case missing(Article.ID, reason: String)
    }

    let check: Check

    /// - Throws: only `CancellationError`: any other failure is an outcome.
    func run(_ page: PageCheck) async throws -> Outcome {
        do {
            let request = FetchRequest(url: page.url, validators: page.validators.validators)
            return outcome(of: try await check.fetcher.fetch(request), for: page)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            return .arrival(.pageFailed(page, reason: "\(error)"))
        }
    }

    private func outcome(of reply: FetchReply, for page: PageCheck) -> Outcome {
        let status = HTTPStatus.text(reply.status)
        switch (reply.status, page.subject) {
        case (304, .article(let id, _)):
            return .arrival(.pageNotModified(id, page.validators.replaced(by: reply.validators)))
        case (200..<300, _): return .arrival(read(reply, for: page))
        case (410, .article(let id, _)), (404, .article(let id, isGone: true)), (451, .article(let id, isGone: true)):
            return .arrival(.pageGone(id, reason: status))
        case (404, .article(let id, _)), (451, .article(let id, _)): return .missing(id, reason: status)
        default: return .arrival(.pageFailed(page, reason: status))
        }
    }

    private func read(_ reply: FetchReply, for page: PageCheck) -> Arrival {
        do {
            let draft = try extractArticle(
                reply.body, contentType: reply.contentType, url: reply.url, outlet: page.outlet)
            return .page(
                PageArrival(
                    check: page, url: reply.url, draft: draft, bytes: reply.body, contentType: reply.contentType,
                    validators: reply.validators.stored))
        } catch {
            return .pageFailed(page, reason: "\(error)")
        }
    }
}

/// Status codes in words (RFC 9110, section 15), for people.
enum HTTPStatus {
    static func text(_ status: Int) -> String {
        names[status].map { "HTTP \(status) \($0)" } ?? "HTTP \(status)"
    }

    private static let names = [
        301: "Moved Permanently", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 410: "Gone", 429: "Too Many Requests",
        451: "Unavailable For Legal Reasons", 500: "Internal Server Error", 502: "Bad Gateway",
        503: "Service Unavailable", 504: "Gateway Timeout",
    ]
}
