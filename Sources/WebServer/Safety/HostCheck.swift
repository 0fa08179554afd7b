import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Refuses requests under a name that is not ours. A site elsewhere can give its own name the address 127.0.0.1, and
/// its script would then read these pages as its own (DNS rebinding): only the Host header tells.
struct HostCheck: RouterMiddleware {
    typealias Context = PageContext

    let terms: ServerTerms

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        let host = Self.host(of: request.head.authority ?? "")
        guard Self.isOurs(host, terms) else {
            throw Refusal(
                .misdirectedRequest,
                "Asked for as “\(host)”, expected this machine's address; other names stand under “names” in the configuration."
            )
        }
        return try await next(request, context)
    }

    /// With a token nobody reads under a foreign name: the cookie goes to the name that it came from.
    static func isOurs(_ host: String, _ terms: ServerTerms) -> Bool {
        ServerTerms.isLoopback(host) || terms.names.contains(host) || host == terms.host.lowercased()
            || terms.token != nil
    }

    /// Without port, lower case.
    static func host(of authority: String) -> String {
        let authority = authority.lowercased()
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }
}
