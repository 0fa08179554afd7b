import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import WebServer

struct SafetyTests {
    let stand: Newsstand
    static let token = "correct-horse-battery-staple"

    init() throws {
        stand = try Newsstand()
    }

    // MARK: What comes from pages

    @Test func `nothing from a page gets out of its place`() async throws {
        let hostile = "\"\u{301}><script>alert(1)</script><img src=x onerror=alert(1)>'\u{308} {{title}} {{{mainHTML}}}"
        let id = try await stand.publish(title: hostile, [hostile] + Newsstand.text(), language: "en\" onload=\"x")
        try await stand.publish(title: hostile + " more", [hostile] + Newsstand.text(8), of: id, language: "en", at: 60)
        for address in [
            "/", "/lines", "/articles/\(id)", "/articles/\(id)/versions/1", "/articles/\(id)/diff/1..2",
            "/articles/\(id)/diff/1..2?layout=side", "/articles/\(id)/diff/1..2.svg", "/search?q=alert",
            "/changes.atom",
        ] {
            let text = try await stand.page(address).text
            #expect(!text.contains("<script>alert"), "\(address)")
            #expect(!text.contains("<img"), "\(address)")
            // By scalar: a quotation mark with an accent on it ends an attribute all the same.
            let quoted = Array("\"\u{301}".unicodeScalars)
            #expect(!Array(text.unicodeScalars).firstRangeContains(quoted), "\(address)")
            #expect(!text.contains("onload=\""), "\(address)")
        }
    }

    @Test func `what is asked for comes back escaped`() async throws {
        let hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
        for address in [
            "/?words=\(hostile)", "/?outlet=\(hostile)", "/search?q=\(hostile)x", "/?type=\(hostile)", "/\(hostile)",
        ] {
            let text = try await stand.page(address).text
            #expect(!text.contains("<script>alert"), "\(address)")
        }
    }

    @Test func `every answer tells the browser what not to do, and no page has script or style in it`() async throws {
        let id = try await stand.publishTwo()
        for route in Route.all where route.method == .get && route.path != "/changes" {
            let address = route.path.replacing("{id}", with: "\(id)").replacing("{version}", with: "1")
                .replacing("{pair}", with: "1..2")
            let answer = try await stand.page(address)
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true, "\(address)")
            #expect(field("X-Content-Type-Options", of: answer) == "nosniff", "\(address)")
            #expect(field("Referrer-Policy", of: answer) == "no-referrer", "\(address)")
            guard answer.headers[.contentType]?.hasPrefix("text/html") == true, !address.hasSuffix("snapshot") else {
                continue
            }
            #expect(!answer.text.contains(" style=") && !answer.text.contains("<style"), "\(address)")
            #expect(!answer.text.contains("<script>") && !answer.text.contains(" onclick="), "\(address)")
        }
    }

    private func field(_ name: String, of answer: TestResponse) -> String? {
        HTTPField.Name(name).flatMap { answer.headers[$0] }
    }

    @Test(arguments: [
        "/articles/0", "/articles/01", "/articles/x", "/articles/99999999999999999999", "/articles/-1",
        "/articles/1/versions/1e3", "/articles/1/diff/2..1", "/articles/1/diff/1..1", "/articles/1/diff/1...2",
        "/articles/1/diff/..svg", "/?type=nonsense", "/?kind=x", "/?before=0", "/?limit=201", "/?limit=-1", "/?least=x",
        "/?silent=maybe", "/?from=yesterday", "/?words=%FF", "/?words=%0", "/?words=%00", "/?limit=1&limit=2",
        "/search?q=%21", "/search?q=harbour&all=maybe",
        "/?story=x", "/changes?since=-1", "/changes?wait=3600", "/lines?since=x", "/articles/1/diff/1..2?layout=upside",
        "/stories/x", "/sources?after=x",
    ])
    func `what does not parse is refused with a line that says so`(address: String) async throws {
        let answer = try await stand.ask(address)
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("error") && answer.text.count < 600)
    }

    @Test func `addresses that are too long or name too much are refused`() async throws {
        #expect(try await stand.ask("/?words=" + String(repeating: "x", count: 5000)).status == .badRequest)
        #expect(try await stand.ask("/?" + String(repeating: "a=1&", count: 200)).status == .badRequest)
    }

    // MARK: Who may read

    @Test(
        arguments: [
            ("0.0.0.0", nil), ("192.0.2.1", nil), ("::", nil), ("127.0.0.1", "short"), ("127.0.0.1.evil.example", nil),
        ] as [(String, String?)])
    func `nothing is served to others without a token that is long enough`(host: String, token: String?) {
        #expect(throws: ServerTermsError.self) { try ServerTerms(host: host, token: token) }
    }

    @Test(arguments: ["127.0.0.1", "127.9.9.9", "localhost", "::1"])
    func `this machine needs none`(host: String) throws {
        #expect(try ServerTerms(host: host).isLoopback)
    }

    @Test func `without the token a browser is led to the form and a program is told`() async throws {
        let page = try await stand.ask("/", [.accept: "text/html"], token: Self.token)
        #expect(page.status == .seeOther && page.headers[.location] == "/login")
        let api = try await stand.ask("/api/changes", token: Self.token)
        #expect(api.status == .unauthorized && api.headers[.wwwAuthenticate] == "Bearer realm=\"dateline\"")
        #expect(try await stand.ask("/healthz", token: Self.token).status == .ok)
        #expect(try await stand.ask("/metrics", token: Self.token).status == .unauthorized)
    }

    @Test func `the token opens, by header and by form`() async throws {
        let server = try stand.server(token: Self.token)
        try await server.application.test(.router) { client in
            let byHeader = try await client.execute(
                uri: "/api/changes", method: .get, headers: [.authorization: "Bearer \(Self.token)"])
            #expect(byHeader.status == .ok)
            let form = try await client.execute(
                uri: "/login", method: .post, body: ByteBuffer(string: "token=\(Self.token)"))
            let cookie = try #require(form.headers[.setCookie])
            #expect(form.status == .seeOther && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            #expect(!cookie.contains(Self.token))
            let name = String(cookie.prefix { $0 != ";" })
            let byCookie = try await client.execute(uri: "/", method: .get, headers: [.cookie: name])
            #expect(byCookie.status == .ok)
            _ = try await client.execute(uri: "/logout", method: .post, headers: [.cookie: name])
            let after = try await client.execute(uri: "/", method: .get, headers: [.cookie: name])
            #expect(after.status == .unauthorized)
        }
    }

    @Test(
        arguments: [
            ("/stories?since=2026-03-05", "/stories?since=2026-03-05"), ("//evil.example/", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example/", "/"), ("/a b", "/"), ("stories", "/"), ("", "/"),
        ])
    func `after the form comes what was asked for, and nothing that is not ours`(next: String, to: String) async throws
    {
        let asked = QueryItems([.init(name: "next", value: next), .init(name: "token", value: Self.token)])
        let answer = try await stand.ask("/login", token: Self.token, method: .post, body: asked.text)
        #expect(answer.status == .seeOther && answer.headers[.location] == to)
    }

    @Test func `the form keeps what was asked for, and whoever is in can leave`() async throws {
        let led = try await stand.ask("/stories?since=2026-03-05", [.accept: "text/html"], token: Self.token)
        let address = try #require(led.headers[.location])
        let form = try await stand.ask(address, [.accept: "text/html"], token: Self.token)
        #expect(form.text.contains("name=\"next\" value=\"/stories?since=2026-03-05\""))
        #expect(!form.text.contains("action=\"/logout\""))
        let page = try await stand.ask(
            "/", [.accept: "text/html", .authorization: "Bearer \(Self.token)"], token: Self.token)
        #expect(page.text.contains("action=\"/logout\""))
        let open = try await stand.page("/")
        #expect(!open.text.contains("action=\"/logout\""))
        #expect(try await stand.ask("/assets/pages.js", token: Self.token).status == .ok)
    }

    @Test func `after five wrong tokens an address has to wait, but nobody with the right one`() async throws {
        let server = try stand.server(token: Self.token)
        try await server.application.test(.router) { client in
            for _ in 1...5 {
                let answer = try await client.execute(
                    uri: "/api/changes", method: .get, headers: [.authorization: "Bearer wrong-wrong-wrong-wrong"])
                #expect(answer.status == .unauthorized)
            }
            let answer = try await client.execute(
                uri: "/api/changes", method: .get, headers: [.authorization: "Bearer wrong-wrong-wrong-wrong"])
            #expect(answer.status == .tooManyRequests && answer.headers[.retryAfter] == "60")
            let right = try await client.execute(
                uri: "/api/changes", method: .get, headers: [.authorization: "Bearer \(Self.token)"])
            #expect(right.status == .ok)
        }
    }

    @Test(arguments: [
        ("abc", "abc", true), ("abd", "abc", false), ("ab", "abc", false), ("abcd", "abc", false), ("", "abc", false),
    ])
    func `tokens compare whole`(presented: String, token: String, isSame: Bool) {
        #expect(Gate.isSame(Array(presented.utf8), Array(token.utf8)) == isSame)
    }

    // MARK: Behind a proxy

    private func headers(_ list: String, _ scheme: String) throws -> HTTPFields {
        var headers = HTTPFields()
        headers[try #require(HTTPField.Name("X-Forwarded-For"))] = list
        headers[try #require(HTTPField.Name("X-Forwarded-Proto"))] = scheme
        return headers
    }

    @Test(
        arguments: [
            (["news.example"], "127.0.0.1", "192.0.2.7", "https"),
            (["news.example"], "::ffff:127.0.0.1", "192.0.2.7", "https"),
            (["news.example"], "198.51.100.2", "198.51.100.2", "http"), ([], "127.0.0.1", "127.0.0.1", "http"),
        ] as [([String], String, String, String)])
    func `a proxy on this machine is believed, in what it wrote itself`(
        names: [String], peer: String, reader: String, scheme: String
    ) throws {
        let forwarding = Forwarding(terms: try ServerTerms(names: names))
        let told = try headers("203.0.113.9, 192.0.2.7", "https")
        #expect(forwarding.reader(told, peer: peer) == reader)
        #expect(forwarding.scheme(told, peer: peer) == scheme)
    }

    @Test(arguments: [
        ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:4711", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:0DB8::1", "2001:db8:0:0::/64"), ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80:0:0:0::/64"),
        ("::1", "::1"), ("::", "0:0:0:0::/64"), ("unknown", "unknown"), ("", ""),
    ])
    func `a reader has half an address of the new kind`(address: String, network: String) {
        #expect(Forwarding.network(of: address) == network)
    }

    @Test func `an entry's id is the same under every name`() async throws {
        try await stand.publish()
        let feed = try await stand.ask("/changes.atom").text
        #expect(feed.contains("<id>tag:localhost,2026:change/1</id>"))
        #expect(feed.contains("<id>tag:localhost,2026:changes.atom</id>"))
    }

    // MARK: Under which name

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1"), ("[::1]:8080", "[::1]"), ("LOCALHOST", "localhost"),
        ("evil.example:80", "evil.example"),
        ("", ""),
    ])
    func `a host is read from the Host header`(authority: String, host: String) {
        #expect(HostCheck.host(of: authority) == host)
    }
}

extension [Unicode.Scalar] {
    func firstRangeContains(_ part: [Unicode.Scalar]) -> Bool { firstRange(of: part) != nil }
}
