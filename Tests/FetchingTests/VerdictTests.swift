import Articles
import Fetching
import Newsroom
import TestSupport
import Testing

struct VerdictTests {
    let site: LoopbackSite
    let fetcher = Fetcher.forTests()

    init() throws {
        site = try LoopbackSite()
    }

    @Test(arguments: [
        (200, [("Content-Type", "text/html")], "fresh"), (404, [], "gone"), (410, [], "gone"), (451, [], "gone"),
        (401, [], "blocked"), (403, [], "blocked"), (429, [], "rate-limited"), (503, [], "rate-limited"),
        (500, [], "failed"), (400, [], "failed"), (204, [], "soft-error"), (206, [], "soft-error"),
        (200, [("Content-Type", "image/png")], "wrong-type"),
        (200, [("Content-Type", "application/pdf")], "wrong-type"),
        (200, [("cf-mitigated", "challenge")], "blocked"), (503, [("cf-mitigated", "challenge")], "blocked"),
        (202, [("x-amzn-waf-action", "challenge")], "blocked"), (403, [("x-datadome", "protected")], "blocked"),
    ])
    func `what an answer is, by its status and headers`(status: Int, headers: [(String, String)], verdict: String)
        async throws
    {
        site.serve("/a") { _ in ServedResponse(status: status, headers: headers, body: [0x41]) }
        let reply = try await fetcher.fetch(site.request("/a"))
        #expect(reply.verdict(for: .page).name == verdict)
        #expect((reply.verdict(for: .page).reason == nil) == (verdict == "fresh"))
    }

    @Test func `a challenge that answers 200 is known by what it loads, a long page about one is not`() async throws {
        let challenge = "<html><script>window._cf_chl_opt = {};</script></html>"
        site.serve("/short", challenge)
        site.serve("/watched", "<p>Words.</p><script src=\"/cdn-cgi/challenge-platform/x.js\"></script>")
        #expect(try await fetcher.fetch(site.request("/watched")).verdict(for: .page) == .fresh)
        site.serve("/long", challenge + String(repeating: "<p>An article about bots.</p>", count: 500))
        #expect(try await fetcher.fetch(site.request("/short")).verdict(for: .page).name == "blocked")
        #expect(try await fetcher.fetch(site.request("/long")).verdict(for: .page) == .fresh)
    }

    @Test(arguments: [
        ("/consent?from=x", "soft-error"), ("/account/login?next=x", "soft-error"), ("/", "soft-error"),
        ("/news/article-moved", "fresh"),
    ])
    func `where redirects end tells a gate from an article`(end: String, verdict: String) async throws {
        site.redirect("/article", to: end)
        site.serve(String(end.prefix { $0 != "?" }), "<p>words</p>")
        #expect(try await fetcher.fetch(site.request("/article")).verdict(for: .page).name == verdict)
    }

    @Test(
        arguments: [
            ([("Cache-Control", "public, max-age=300")], 300),
            ([("Cache-Control", "max-age=300"), ("Age", "100")], 200),
            ([("Cache-Control", "max-age=300"), ("Age", "900")], 0), ([("Cache-Control", "no-cache, max-age=9")], 0),
            ([("Cache-Control", "MAX-AGE=\"60\"")], 60), ([("Cache-Control", "s-maxage=60")], nil), ([], nil),
            ([("Expires", "0")], 0),
            ([("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Expires", "Sun, 06 Nov 1994 08:59:37 GMT")], 600),
            ([("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("Expires", "Sunday, 06-Nov-94 08:50:37 GMT")], 60),
            ([("Cache-Control", "max-age=0"), ("Age", "-9223372036854775808")], 0),
            ([("Cache-Control", "max-age=9223372036854775807"), ("Age", "-1")], 366 * 86_400),
            ([("Cache-Control", "max-age=99999999999999999999")], nil), ([("Cache-Control", "max-age=-5")], 0),
        ] as [([(String, String)], Int?)])
    func `how long an answer is fresh`(headers: [(String, String)], seconds: Int?) async throws {
        site.serve("/a") { _ in ServedResponse(headers: headers, body: [0x41]) }
        let reply = try await fetcher.fetch(site.request("/a"))
        #expect(reply.freshFor == seconds.map { .seconds($0) })
    }

    @Test func `every exchange is counted and told in a line`() async throws {
        let lines = Lines()
        let fetcher = Fetcher.forTests(observer: { lines.add($0.line) })
        site.serve("/a", "hello")
        site.redirect("/r", to: "/a")
        _ = try await fetcher.fetch(site.request("/r"))
        _ = try? await fetcher.fetch(FetchRequest(url: #require(WebURL("http://127.0.0.1:1/"))))
        let counters = fetcher.counters
        #expect(counters.verdicts == ["robots": 1, "redirect": 1, "fresh": 1, "connect": 1])
        #expect(counters.exchanges == 4)
        #expect(counters.bytesDecoded == 5)
        #expect(counters.reusedConnections == 2)
        #expect(lines.all.count == 4)
        let last = try #require(lines.all.last { $0.contains("verdict=fresh") })
        #expect(last.hasPrefix("fetch url=\(site.url)/a verdict=fresh status=200 dns="))
        #expect(last.hasSuffix("received=5 decoded=5 reused=yes http=1.1"))
    }
}
