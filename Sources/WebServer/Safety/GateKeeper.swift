import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Lets in who shows the token, or the cookie that it was exchanged for.
struct GateKeeper: RouterMiddleware {
    typealias Context = PageContext

    let gate: Gate
    let forwarding: Forwarding

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        let mayPass = try isPublic(request.uri.path) || isKnown(request, context)
        if mayPass { return try await next(request, context) }
        if request.isForPeople, request.method == .get { return Self.login(for: request) }
        var refusal = Refusal(.unauthorized, "Expected the token, as “Authorization: Bearer …”, or a login at /login.")
        refusal.headers[.wwwAuthenticate] = "Bearer realm=\"dateline\""
        throw refusal
    }

    /// To the form, which leads back to what was asked for.
    private static func login(for request: Request) -> Response {
        let address = request.uri.path + (request.uri.query.map { "?\($0)" } ?? "")
        let isStart = address == LoginPage.start || address.utf8.count > LoginPage.longestAddress
        let items = QueryItems(isStart ? [] : [QueryItems.Item(name: "next", value: address)])
        return .moved(to: items.address(of: "/login"), status: .seeOther)
    }

    private func isPublic(_ path: String) -> Bool {
        gate.isOpen
            || ["/login", "/healthz", "/assets/pages.css", "/assets/pages.js", "/assets/icon.svg"].contains(path)
    }

    private func isKnown(_ request: Request, _ context: PageContext) throws -> Bool {
        if let session = request.cookies[Gate.cookie]?.value, gate.knows(session: session) { return true }
        guard let header = request.headers[.authorization] else { return false }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
        return try gate.accepts(String(parts[1]), from: forwarding.reader(request.headers, peer: context.peer))
    }
}
