import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Lets in who shows the token, or the cookie that it was exchanged for.
struct GateKeeper: RouterMiddleware {
    typealias Context = PageContext

    let gate: Gate

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        let mayPass = try isPublic(request.uri.path) || isKnown(request, context)
        if mayPass { return try await next(request, context) }
        if request.isForPeople, request.method == .get { return .moved(to: "/login", status: .seeOther) }
        var refusal = Refusal(.unauthorized, "Expected the token, as “Authorization: Bearer …”, or a login at /login.")
        refusal.headers[.wwwAuthenticate] = "Bearer realm=\"dateline\""
        throw refusal
    }

    private func isPublic(_ path: String) -> Bool {
        gate.isOpen || ["/login", "/healthz", "/assets/pages.css"].contains(path)
    }

    private func isKnown(_ request: Request, _ context: PageContext) throws -> Bool {
        if let session = request.cookies[Gate.cookie]?.value, gate.knows(session: session) { return true }
        guard let header = request.headers[.authorization] else { return false }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return try gate.accepts(String(parts[1]), from: context.peer)
    }
}
