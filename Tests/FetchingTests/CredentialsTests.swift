import Articles
import Fetching
import Locking
import Newsroom
import TestSupport
import Testing

struct CredentialsTests {
    let site: LoopbackSite
    let fetcher = Fetcher.forTests()

    init() throws {
        site = try LoopbackSite()
        site.serve("/a", "x")
    }

    private var terms: FetchTerms {
        var terms = FetchTerms()
        terms.credentials = [
            Credentials(
                origin: site.url,
                headers: [("Authorization", Secret("Bearer s3cret")), ("Cookie", Secret("session=s3cret"))])
        ]
        return terms
    }

    @Test func `credentials go to their own origin, also to its robots.txt, and to no other`() async throws {
        let other = try LoopbackSite()
        other.serve("/b", "y")
        site.redirect("/out", to: other.url + "/b")
        _ = try await fetcher.fetch(site.request("/a") { $0.terms = terms })
        _ = try await fetcher.fetch(site.request("/out") { $0.terms = terms })
        #expect(site.exchanges.allSatisfy { $0.request.headers["authorization"] == "Bearer s3cret" })
        #expect(site.exchanges.allSatisfy { $0.request.headers["cookie"] == "session=s3cret" })
        #expect(!other.exchanges.isEmpty)
        #expect(other.exchanges.allSatisfy { $0.request.headers["authorization"] == nil })
        #expect(other.exchanges.allSatisfy { $0.request.headers["cookie"] == nil })
    }

    @Test func `secrets show nowhere`() async throws {
        let told = Locked("")
        let fetcher = Fetcher.forTests(observer: { record in told.withLock { $0 += record.line } })
        let reply = try await fetcher.fetch(
            site.request("/a") { request in
                request.terms = terms
                request.wantsTranscript = true
            })
        #expect(reply.transcript.contains("> Authorization: (hidden)"))
        #expect(reply.transcript.contains("> Cookie: (hidden)"))
        let everything = "\(reply) \(terms) \(told.withLock { $0 })"
        #expect(!everything.contains("s3cret"))
        var dumped = ""
        dump(terms, to: &dumped)
        #expect(!dumped.contains("s3cret"))
    }

    @Test func `a proxy is asked in place of the host`() async throws {
        let proxy = try LoopbackServer { request in
            ServedResponse(body: Array("by proxy: \(request.path)".utf8))
        }
        let request = FetchRequest(url: try #require(WebURL("http://news.example/a")))
        var proxied = request
        proxied.terms.proxy = Secret(proxy.url)
        proxied.terms.obeysRobots = false
        let reply = try await fetcher.fetch(proxied)
        #expect(String(decoding: reply.body, as: UTF8.self) == "by proxy: http://news.example/a")
    }

    @Test func `a proxy that is away is told as such, without its password`() async throws {
        var request = site.request("/a")
        request.terms.proxy = Secret("http://user:s3cret@127.0.0.1:1")
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(request) }
        #expect(error?.name == "proxy")
        #expect(!"\(try #require(error))".contains("s3cret"))
    }
}
