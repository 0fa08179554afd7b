import HTTPTypes
import Hummingbird
import HummingbirdCore

/// What every answer tells the browser not to do.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = PageContext

    /// Nothing but our own script and stylesheet, no inline script or style, no frame around us, no form to elsewhere.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// For a page as its publisher sent it: its own looks, and nothing that moves or asks.
    static let shutIn = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = Self.policy }
        for (name, value) in Self.fields {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
        return response
    }

    private static let fields = [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-DNS-Prefetch-Control", "off"),
    ]
}
