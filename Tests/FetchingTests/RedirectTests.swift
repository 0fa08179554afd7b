import Articles
import Fetching
import Newsroom
import TestSupport
import Testing

struct RedirectTests {
    let site: LoopbackSite
    let fetcher = Fetcher.forTests()

    init() throws {
        site = try LoopbackSite()
    }

    @Test func `a redirect is followed, and the way is told`() async throws {
        site.serve("/old") { _ in
            ServedResponse(status: 301, headers: [("Location", "/newer"), ("ETag", "\"old\"")], body: [1])
        }
        site.redirect("/newer", to: site.url + "/new", status: 307)
        site.serve("/new", "here")
        let reply = try await fetcher.fetch(site.request("/old"))
        #expect(reply.url.text == site.url + "/new")
        #expect(reply.body == Array("here".utf8))
        #expect(reply.validators.etag != "\"old\"")
        #expect(reply.redirects.map(\.status) == [301, 307])
        #expect(reply.redirects.map(\.from.path) == ["/old", "/newer"])
        #expect(reply.redirects.map(\.isPermanent) == [true, false])
    }

    @Test func `a redirect in a circle ends when it closes`() async throws {
        site.redirect("/a", to: "/b")
        site.redirect("/b", to: "/a")
        let back = try #require(WebURL(site.url + "/a"))
        await #expect(throws: FetchError.redirectLoop(back)) { try await fetcher.fetch(site.request("/a")) }
        #expect(site.asked == ["/a", "/b"])
    }

    @Test func `redirects without end are followed ten times`() async throws {
        for number in 0..<20 { site.redirect("/\(number)", to: "/\(number + 1)") }
        await #expect(throws: FetchError.tooManyRedirects(10)) { try await fetcher.fetch(site.request("/0")) }
        #expect(site.asked.count == 11)
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)"])
    func `a redirect away from http is not followed`(place: String) async throws {
        site.redirect("/out", to: place)
        await #expect(throws: FetchError.unsupportedScheme(place)) { try await fetcher.fetch(site.request("/out")) }
    }

    @Test func `a page that sends visitors back to itself with a cookie is read`() async throws {
        site.serve("/gate") { request in
            request.headers["cookie"]?.contains("seen=1") == true
                ? ServedResponse(body: Array("in".utf8))
                : ServedResponse(status: 302, headers: [("Location", "/gate"), ("Set-Cookie", "seen=1; Path=/")])
        }
        #expect(try await fetcher.fetch(site.request("/gate")).body == Array("in".utf8))
    }

    @Test func `a cookie of one chain is not sent with the next request`() async throws {
        site.serve("/set") { _ in ServedResponse(headers: [("Set-Cookie", "visitor=7; Path=/")]) }
        site.serve("/get", "x")
        _ = try await fetcher.fetch(site.request("/set"))
        _ = try await fetcher.fetch(site.request("/get"))
        #expect(site.exchanges.allSatisfy { $0.request.headers["cookie"] == nil })
    }

    @Test func `validators are sent to the address that they came from, and to no other`() async throws {
        site.redirect("/feed", to: "/b")
        site.serve("/b", "new place")
        let old = Validators(etag: "\"x\"", address: WebURL(site.url + "/a"))
        _ = try await fetcher.fetch(site.request("/feed") { $0.validators = old })
        #expect(site.exchanges.allSatisfy { $0.request.headers["if-none-match"] == nil })

        let first = try await fetcher.fetch(site.request("/feed"))
        site.forgetExchanges()
        let second = try await fetcher.fetch(site.request("/feed") { $0.validators = first.validators })
        #expect(second.status == 304)
        #expect(site.exchanges.map { $0.request.headers["if-none-match"] != nil } == [false, true])
    }

    @Test func `a redirect without an address is the answer itself`() async throws {
        site.serve("/odd") { _ in ServedResponse(status: 302) }
        #expect(try await fetcher.fetch(site.request("/odd")).status == 302)
    }
}
