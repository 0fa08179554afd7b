import Articles
import Fetching
import Foundation
import Newsroom
import TestSupport
import Testing

struct RobotsRulesTests {
    private func allows(_ text: String, _ path: String) -> Bool {
        RobotsRules(Array(text.utf8), product: "dateline")
            .rule(for: WebURL(stored: "https://h.example" + path))?.isAllowed ?? true
    }

    /// RFC 9309, sections 2.2.1 to 2.2.3, and the examples of section 5.
    @Test(arguments: [
        ("", "/a", true),
        ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow:", "/a", true),
        ("User-agent: other\nDisallow: /", "/a", true),
        ("User-agent: DateLine\nDisallow: /x\n\nUser-agent: *\nDisallow: /", "/a", true),
        ("User-agent: dateline/1.0\nDisallow: /", "/a", false),
        ("User-agent: datelinex\nDisallow: /", "/a", true),
        ("User-agent: a\nUser-agent: dateline\nDisallow: /b", "/b", false),
        (
            "User-agent: dateline\nDisallow: /a\nUser-agent: *\nDisallow: /c\nUser-agent: dateline\nDisallow: /b", "/b",
            false
        ),
        ("User-agent: *\nCrawl-delay: 1\nUser-agent: dateline\nDisallow: /b", "/b", false),
        ("User-agent: dateline\nCrawl-delay: 5\nUser-agent: *\nDisallow: /p", "/p", false),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
        ("User-agent: *\nDisallow: /fish*.php", "/fishheads/catfish.php?id=1", false),
        ("User-agent: *\nDisallow: /a*b*c$", "/aXbYbZc", false),
        ("User-agent: *\nDisallow: /a*b*c$", "/aXbYbZcd", true),
        ("User-agent: *\nDisallow: /$", "/", false),
        ("User-agent: *\nDisallow: /$", "/a", true),
        ("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false),
        ("User-agent: *\nDisallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", false),
        ("User-agent: *\nDisallow: /%62az", "/baz", false),
        ("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
        ("user-AGENT : * # all\r\n dis  \r\nDISALLOW:/a#b\r\n", "/a", false),
        ("\u{FEFF}User-agent: *\rDisallow: /a", "/a", false),
        ("Disallow: /\nUser-agent: *\nDisallow: /b", "/a", true),
        ("User-agent: *\n\n\nDisallow: /b", "/b", false),
        ("<html><body>User-agent: *<br>Disallow: /</body></html>", "/a", true),
    ])
    func `what may be asked for`(text: String, path: String, isAllowed: Bool) {
        #expect(allows(text, path) == isAllowed)
    }

    @Test func `delay and sitemaps are read, and no delay is believed beyond a minute`() {
        let text = "Sitemap: https://x.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /news.xml"
        let rules = RobotsRules(Array(text.utf8), product: "dateline")
        #expect(rules.crawlDelay == 2.5)
        #expect(rules.sitemaps == ["https://x.example/s.xml", "/news.xml"])
        let slow = RobotsRules(Array("User-agent: *\nCrawl-delay: 3600".utf8), product: "dateline")
        #expect(slow.crawlDelay == 60)
    }

    @Test(.timeLimit(.minutes(5))) func `half a megabyte of stars costs no time`() {
        let text = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 250_000)
        #expect(allows(text, "/" + String(repeating: "a", count: 8000)))
    }
}

struct RobotsTests {
    let site: LoopbackSite
    let clock = TestClock()
    let fetcher: Fetcher

    init() throws {
        site = try LoopbackSite()
        fetcher = Fetcher.forTests(clock: clock)
        site.serve("/a", "x")
    }

    private func robots(_ text: String) { site.serve("/robots.txt", text, type: "text/plain") }

    @Test func `a page that robots.txt forbids is not asked for, and the line is told`() async throws {
        robots("User-agent: *\n# keep out\nDisallow: /private/")
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/private/a")) }
        #expect("\(try #require(error))".contains("line 3: Disallow: /private/"))
        #expect(site.asked.isEmpty)
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
    }

    @Test func `a source may be asked in spite of robots.txt`() async throws {
        robots("User-agent: *\nDisallow: /")
        let request = site.request("/a") { $0.terms.obeysRobots = false }
        #expect(try await fetcher.fetch(request).status == 200)
        #expect(site.exchanges.count == 1)
    }

    @Test func `robots.txt is asked for once by many, and again after a day`() async throws {
        robots("User-agent: *\nAllow: /")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try await fetcher.fetch(site.request("/a")) } }
            try await group.waitForAll()
        }
        #expect(site.statuses(of: "/robots.txt").count == 1)
        clock.advance(86_401)
        _ = try await fetcher.fetch(site.request("/a"))
        #expect(site.statuses(of: "/robots.txt").count == 2)
    }

    @Test(arguments: [401, 403, 404, 410, 418]) func `a robots.txt that is not there allows everything`(status: Int)
        async throws
    {
        site.remove("/robots.txt", status: status)
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
    }

    @Test(arguments: [500, 502, 504]) func `a robots.txt that the server fails to give forbids everything`(status: Int)
        async throws
    {
        site.remove("/robots.txt", status: status)
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/a")) }
        #expect(error?.name == "disallowed")
        #expect(site.asked.isEmpty)
        // Asked again before long, not after a day.
        robots("")
        clock.advance(601)
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
    }

    @Test func `rules that were kept are used where new ones cannot be had`() async throws {
        let rules = RobotsRules(Array("User-agent: *\nDisallow: /b".utf8), product: "dateline")
        let kept = KeptRobots(rules: rules, until: clock.now - 3600)
        let fetcher = Fetcher.forTests(memory: FetchMemory(robots: { _ in kept }), clock: clock)
        site.remove("/robots.txt", status: 500)
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
        await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/b")) }
    }

    @Test func `rules that are still good are not asked for again by the next run`() async throws {
        robots("User-agent: *\nDisallow: /b\nCrawl-delay: 0.01")
        _ = try await fetcher.fetch(site.request("/a"))
        let lessons = fetcher.takeLessons()
        #expect(lessons.robots.count == 1)
        #expect(fetcher.takeLessons().isEmpty)
        let next = Fetcher.forTests(memory: FetchMemory(robots: { lessons.robots[$0] }), clock: clock)
        site.forgetExchanges()
        _ = try await next.fetch(site.request("/a"))
        #expect(site.exchanges.count == 1)
    }

    @Test func `a robots.txt that has moved is followed`() async throws {
        site.redirect("/robots.txt", to: "/robots-here.txt", status: 301)
        site.serve("/robots-here.txt", "User-agent: *\nDisallow: /a")
        await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/a")) }
    }

    @Test func `a robots.txt of megabytes is read as far as the RFC asks`() async throws {
        let filler = String(repeating: "# filler filler filler filler filler filler\n", count: 100_000)
        robots("User-agent: *\nDisallow: /early\n" + filler + "User-agent: *\nDisallow: /late")
        await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/early")) }
        #expect(try await fetcher.fetch(site.request("/late")).status == 404)
    }

    @Test func `crawl delay holds between requests`() async throws {
        robots("User-agent: *\nCrawl-delay: 0.15")
        let start = ContinuousClock.now
        for _ in 0..<3 { _ = try await fetcher.fetch(site.request("/a")) }
        #expect(ContinuousClock.now - start >= .milliseconds(300))
    }
}
