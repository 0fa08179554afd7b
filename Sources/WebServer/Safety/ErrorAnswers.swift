import Articles
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Storage

/// Whatever went wrong becomes an answer in one clear line: a page for people, JSON for programs.
struct ErrorAnswers: RouterMiddleware {
    typealias Context = PageContext

    let templates: Templates

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return try answer(Self.refusal(error, request), to: request)
        }
    }

    private static func refusal(_ error: any Error, _ request: Request) -> Refusal {
        switch error {
        case let refusal as Refusal: refusal
        case let error as HTTPError where error.status == .notFound:
            .missing("There is nothing at \(request.uri.path).")
        case let error as HTTPError: Refusal(error.status, error.body ?? error.status.reasonPhrase)
        case is NIOTooManyBytesError: Refusal(.contentTooLarge, "Found more than was expected to be sent.")
        case let error as StoreError: Refusal(.serviceUnavailable, "The store cannot be read: \(error)")
        default: Refusal(.internalServerError, "Something went wrong here, and it is our fault.")
        }
    }

    private func answer(_ refusal: Refusal, to request: Request) throws -> Response {
        var response =
            request.isForPeople
            ? Response.html(try page(refusal), status: refusal.status)
            : Response.json(try JSONLine.text(of: ["error": refusal.message]), status: refusal.status)
        for field in refusal.headers { response.headers.append(field) }
        return response
    }

    private func page(_ refusal: Refusal) throws -> HTML {
        var fields = Fields()
        fields.number("status", refusal.status.code)
        fields.text("reason", refusal.status.reasonPhrase)
        fields.text("message", refusal.message)
        return try templates.page(
            Page(title: refusal.status.reasonPhrase, template: "error", fields: fields, section: ""))
    }
}
