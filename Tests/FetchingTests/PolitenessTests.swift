import Articles
import Fetching
import Foundation
import Locking
import Newsroom
import TestSupport
import Testing

struct PolitenessTests {
    let site: LoopbackSite
    let clock = TestClock()
    let fetcher: Fetcher

    init() throws {
        site = try LoopbackSite()
        fetcher = Fetcher.forTests(clock: clock)
        site.serve("/a", "x")
    }

    private func limit(_ status: Int, _ headers: [(String, String)] = []) {
        site.serve("/busy") { _ in ServedResponse(status: status, headers: headers) }
    }

    private func hold() async -> Hold? {
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(site.request("/a")) }
        guard case .heldBack(let hold) = error else { return nil }
        return hold
    }

    @Test(arguments: [429, 503]) func `a server that asks for patience gets it from everybody who asks`(status: Int)
        async throws
    {
        limit(status, [("Retry-After", "120")])
        #expect(try await fetcher.fetch(site.request("/busy")).status == status)
        let hold = try #require(await hold())
        #expect(120...130 ~= hold.until.timeIntervalSince(clock.now))
        #expect(hold.reason.hasPrefix("HTTP \(status)"))
        #expect(site.asked == ["/busy"])
        clock.advance(131)
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
    }

    @Test(.timeLimit(.minutes(5))) func `what still waits for a place is not sent to a server that asks for patience`()
        async throws
    {
        let slow = try LoopbackServer { request in
            request.path == "/robots.txt" ? ServedResponse(status: 404) : ServedResponse(delivery: .never)
        }
        let (isAsked, mayAnswer) = (Locked(false), Locked(false))
        let fetcher = Fetcher.forTests(clock: clock) { $0.concurrency = 1 }
        site.serve("/busy") { _ in
            isAsked.withLock { $0 = true }
            // Until the other stands behind it.
            while !mayAnswer.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.005) }
            return ServedResponse(status: 503, headers: [("Retry-After", "120")])
        }
        // Hosts that have answered may be asked several things at a time.
        for _ in 0..<3 { #expect(try await fetcher.fetch(site.request("/a")).status == 200) }
        let places = Fetcher.mostTransfers(fetcher.limits)
        let hanging = (1..<places).map { number in
            Task { try await fetcher.fetch(FetchRequest(url: try #require(WebURL("\(slow.url)/\(number)")))) }
        }
        while slow.exchanges.count < places { try await Task.sleep(for: .milliseconds(5)) }
        let busy = Task { try await fetcher.fetch(site.request("/busy")) }
        while !isAsked.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        let behind = Task { try await fetcher.fetch(site.request("/a")) }
        try await Task.sleep(for: .milliseconds(200))
        mayAnswer.withLock { $0 = true }
        #expect(try await busy.value.status == 503)
        let error = await #expect(throws: FetchError.self) { try await behind.value }
        #expect(error?.name == "held-back")
        #expect(site.asked.count == 4)
        for task in hanging { task.cancel() }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what a server hung up on is not sent anew, unasked, to one that asks for patience`() async throws {
        let (isAsked, mayHangUp) = (Locked(false), Locked(false))
        site.serve("/trap") { _ in
            isAsked.withLock { $0 = true }
            while !mayHangUp.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.005) }
            return ServedResponse(delivery: .hangUp)
        }
        limit(503, [("Retry-After", "120")])
        // On a connection that has served before, libcurl takes a hang-up for a connection gone stale, and asks again.
        for _ in 0..<3 { #expect(try await fetcher.fetch(site.request("/a")).status == 200) }
        let trapped = Task { try await fetcher.fetch(site.request("/trap")) }
        while !isAsked.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
        #expect(try await fetcher.fetch(site.request("/busy")).status == 503)
        mayHangUp.withLock { $0 = true }
        let error = await #expect(throws: FetchError.self) { try await trapped.value }
        #expect(error?.name == "held-back")
        #expect(site.asked.count { $0 == "/trap" } == 1)
    }

    @Test func `a date is as good as seconds`() async throws {
        limit(503, [("Retry-After", "Wed, 25 Feb 2026 07:13:20 GMT")])  // 1,772,003,600
        _ = try await fetcher.fetch(site.request("/busy"))
        #expect(3600...3610 ~= (try #require(await hold())).until.timeIntervalSince(clock.now))
    }

    @Test(arguments: ["-5", "soon", "", "1e400"]) func `what is no Retry-After is none`(value: String) async throws {
        limit(429, [("Retry-After", value)])
        _ = try await fetcher.fetch(site.request("/busy"))
        #expect(await (hold()?.until.timeIntervalSince(clock.now) ?? 0) < 60)
    }

    @Test func `nobody is left alone for longer than a day`() async throws {
        limit(429, [("Retry-After", "99999999999")])
        _ = try await fetcher.fetch(site.request("/busy"))
        #expect(86_400...86_420 ~= (try #require(await hold())).until.timeIntervalSince(clock.now))
    }

    @Test func `each refusal in a row doubles the wait, and one good answer takes one back`() async throws {
        limit(429)
        var waits: [Double] = []
        for _ in 0..<4 {
            _ = try await fetcher.fetch(site.request("/busy"))
            let hold = try #require(await hold())
            waits.append(hold.until.timeIntervalSince(clock.now))
            clock.advance(waits.last.map { $0 + 1 } ?? 0)
        }
        for (wait, least) in zip(waits, [15.0, 30, 60, 120]) { #expect(least...least * 1.25 ~= wait) }
        _ = try await fetcher.fetch(site.request("/a"))
        _ = try await fetcher.fetch(site.request("/busy"))
        let hold = try #require(await hold())
        #expect(hold.strikes == 4)
    }

    @Test func `refusals that were under way together count once`() async throws {
        limit(429)
        // So that the host is known to answer and gets four at a time.
        for _ in 0..<4 { _ = try await fetcher.fetch(site.request("/a")) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try? await fetcher.fetch(site.request("/busy")) } }
        }
        #expect(try #require(await hold()).strikes == 1)
    }

    @Test func `a hold is known to the next run, and so is its end`() async throws {
        limit(429, [("Retry-After", "600")])
        _ = try await fetcher.fetch(site.request("/busy"))
        let holds = fetcher.takeLessons().holds
        let next = Fetcher.forTests(memory: FetchMemory(hold: { holds[$0] ?? nil }), clock: clock)
        await #expect(throws: FetchError.self) { try await next.fetch(site.request("/a")) }
        clock.advance(700)
        _ = try await next.fetch(site.request("/a"))
        #expect(next.takeLessons().holds.values.contains { $0 == nil })
    }

    @Test func `a host that is down is not tried again and again`() async throws {
        let url = try #require(WebURL("http://127.0.0.1:1/"))
        for _ in 0..<2 {
            await #expect(throws: FetchError.refused("127.0.0.1:1")) {
                try await fetcher.fetch(FetchRequest(url: url))
            }
        }
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(FetchRequest(url: url)) }
        #expect(error?.name == "held-back")
        guard case .held = fetcher.readiness(of: url) else {
            Issue.record("expected the host to be held")
            return
        }
        // Another port is another host.
        #expect(try await fetcher.fetch(site.request("/a")).status == 200)
    }

    @Test func `five refusals in a row are told as what they are, and end the knocking`() async throws {
        site.remove("/shut", status: 403)
        for _ in 0..<5 {
            let reply = try await fetcher.fetch(site.request("/shut"))
            #expect(reply.verdict(for: .page).name == "blocked")
        }
        #expect(await hold()?.reason == "HTTP 403 Forbidden")
    }

    @Test func `a delay holds between the starts of two requests to one host, not to another`() async throws {
        let other = try LoopbackSite()
        other.serve("/b", "y")
        let slow = Fetcher.forTests({ $0.delay = .milliseconds(100) })
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await slow.fetch(site.request("/a")) } }
            group.addTask { _ = try await slow.fetch(other.request("/b")) }
            try await group.waitForAll()
        }
        // Robots.txt and four pages: four waits.
        #expect(ContinuousClock.now - start >= .milliseconds(400))
    }

    @Test func `a host gets one request at a time until it has answered, then more`() async throws {
        let url = try #require(WebURL(site.url + "/a"))
        guard case .open(1) = fetcher.readiness(of: url) else {
            Issue.record("expected one place for a host that nobody knows")
            return
        }
        for _ in 0..<10 { _ = try await fetcher.fetch(site.request("/a")) }
        guard case .open(4) = fetcher.readiness(of: url) else {
            Issue.record("expected four places for a host that answers")
            return
        }
    }

    /// Whose patience an address is asked against, by the Public Suffix List.
    @Test(arguments: [
        ("https://www.gazette.co.uk/a", "gazette.co.uk"), ("https://feeds.news.example.com/", "example.com"),
        ("https://one.github.io/", "one.github.io"), ("http://127.0.0.1:8080/a", "127.0.0.1:8080"),
        ("http://[::1]:8080/", "[::1]:8080"), ("http://localhost:81/", "localhost:81"), ("https://co.uk/", "co.uk"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        (
            "https://a.b.c.d.e.a-name-that-is-longer-than-fifteen-bytes.com.au/",
            "a-name-that-is-longer-than-fifteen-bytes.com.au"
        ),
    ])
    func `hosts of one publisher share a patience, others do not`(address: String, domain: String) throws {
        let asked = Lines()
        let fetcher = Fetcher.forTests(
            memory: FetchMemory(hold: { name in
                asked.add(name)
                return nil
            }))
        _ = fetcher.readiness(of: try #require(WebURL(address)))
        #expect(asked.all == [domain])
    }

    @Test func `who asks is said, in the same words each time`() async throws {
        let fetcher = Fetcher.forTests({ $0.userAgent = "dateline/9 (+https://news.example/about)" })
        for _ in 0..<2 { _ = try await fetcher.fetch(site.request("/a")) }
        let agents = site.exchanges.map { $0.request.headers["user-agent"] }
        #expect(agents == Array(repeating: "dateline/9 (+https://news.example/about)", count: 3))
    }
}
