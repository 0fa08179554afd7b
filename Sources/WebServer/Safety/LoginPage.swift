import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// Where a person exchanges the token for a cookie, which scripts cannot read and other sites cannot make use of.
enum LoginPage {
    static func form(_ site: Site, _ asked: Asked) async throws -> Response {
        try page(site, next: try next(in: asked.query), isWrong: false)
    }

    static func enter(_ site: Site, _ asked: Asked) async throws -> Response {
        let body = try await asked.request.body.collect(upTo: largestForm)
        let form = try QueryItems(parsing: String(buffer: body))
        let next = try Self.next(in: form)
        guard try site.gate.accepts(try form.one("token") ?? "", from: asked.reader) else {
            var response = try page(site, next: next, isWrong: true)
            response.status = .unauthorized
            return response
        }
        var response = Response.moved(to: next, status: .seeOther)
        response.headers[.setCookie] = cookie(site.gate.openSession(), asked, lasts: 30 * 86_400)
        return response
    }

    static func leave(_ site: Site, _ asked: Asked) async throws -> Response {
        if let session = asked.request.cookies[Gate.cookie]?.value { site.gate.close(session: session) }
        var response = Response.moved(to: "/login", status: .seeOther)
        response.headers[.setCookie] = cookie("", asked, lasts: 0)
        return response
    }

    static let start = "/"
    static let section = "/login"
    /// In bytes; whoever asked for more begins at the start.
    static let longestAddress = 1000
    private static let largestForm = 8192

    /// What was asked for before the form came between. Only what is ours: whoever makes up a link to the form leads
    /// nobody elsewhere by it.
    static func next(in form: QueryItems) throws(Refusal) -> String {
        guard let address = try form.one("next"), isOurs(address) else { return start }
        return address
    }

    /// A path, not the name of a host: browsers take “//” and “/\” for the beginning of one.
    private static func isOurs(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard bytes.count <= longestAddress, bytes.first == UInt8(ascii: "/") else { return false }
        guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else { return false }
        return bytes.count < 2 || bytes[1] != UInt8(ascii: "/")
    }

    private static func cookie(_ value: String, _ asked: Asked, lasts seconds: Int) -> String {
        // Lax: a link in a mail leads to a page, not to the form, and other sites can still do nothing but lead here.
        // Whoever makes this up harms nobody but its own cookie.
        let isSecure = HTTPField.Name("X-Forwarded-Proto").flatMap { asked.request.headers[$0] } == "https"
        return "\(Gate.cookie)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)"
            + (isSecure ? "; Secure" : "")
    }

    private static func page(_ site: Site, next: String, isWrong: Bool) throws -> Response {
        var fields = Fields()
        fields.flag("isWrong", isWrong)
        fields.flag("isOpen", site.gate.isOpen)
        fields.text("next", next == start ? nil : next)
        return try site.page(Page(title: "Log in", template: "login", fields: fields, section: section))
    }
}
