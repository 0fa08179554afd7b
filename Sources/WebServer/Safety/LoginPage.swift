import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Where a person exchanges the token for a cookie, which scripts cannot read and other sites cannot make use of.
enum LoginPage {
    static func form(_ site: Site, _ asked: Asked) async throws -> Response { try page(site, isWrong: false) }

    static func enter(_ site: Site, _ asked: Asked) async throws -> Response {
        let body = try await asked.request.body.collect(upTo: largestForm)
        let form = try QueryItems(parsing: String(buffer: body))
        guard try site.gate.accepts(try form.one("token") ?? "", from: asked.context.peer) else {
            var response = try page(site, isWrong: true)
            response.status = .unauthorized
            return response
        }
        var response = Response.moved(to: "/", status: .seeOther)
        response.headers[.setCookie] = cookie(site.gate.openSession(), asked, lasts: 30 * 86_400)
        return response
    }

    static func leave(_ site: Site, _ asked: Asked) async throws -> Response {
        if let session = asked.request.cookies[Gate.cookie]?.value { site.gate.close(session: session) }
        var response = Response.moved(to: "/login", status: .seeOther)
        response.headers[.setCookie] = cookie("", asked, lasts: 0)
        return response
    }

    private static let largestForm = 4096

    private static func cookie(_ value: String, _ asked: Asked, lasts seconds: Int) -> String {
        // Whoever makes this up harms nobody but its own cookie.
        let isSecure = HTTPField.Name("X-Forwarded-Proto").flatMap { asked.request.headers[$0] } == "https"
        return "\(Gate.cookie)=\(value); Path=/; HttpOnly; SameSite=Strict; Max-Age=\(seconds)"
            + (isSecure ? "; Secure" : "")
    }

    private static func page(_ site: Site, isWrong: Bool) throws -> Response {
        var fields = Fields()
        fields.flag("isWrong", isWrong)
        fields.flag("isOpen", site.gate.isOpen)
        return try site.page(Page(title: "Log in", template: "login", fields: fields, section: "/login"))
    }
}
