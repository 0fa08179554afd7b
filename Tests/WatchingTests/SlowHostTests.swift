import Articles
import Fetching
import Foundation
import Locking
import Newsroom
import Settings
import Storage
import TestSupport
import Testing
import Watching

/// Many hosts at once, of which some hang, trickle or send everybody away.
struct SlowHostTests {
    let folder: TemporaryFolder
    let store: ArticleStore

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
    }

    private func site(_ answer: @escaping @Sendable (ServedRequest) -> ServedResponse) throws -> LoopbackServer {
        try LoopbackServer(handler: answer)
    }

    private static func feed(_ url: String) -> ServedResponse {
        ServedResponse(
            headers: [("Content-Type", "text/xml")],
            body: Array(
                "<rss version=\"2.0\"><channel><item><title>T</title><link>\(url)/a</link></item></channel></rss>".utf8)
        )
    }

    private func followed(_ servers: [LoopbackServer]) -> [FollowedSource] {
        servers.map { server in
            var source = FollowedSource(
                url: WebURL(stored: server.url + "/feed"), outlet: server.url, kind: .feed, file: "t", line: 1)
            source.fetchesPages = false
            return source
        }
    }

    @Test(.timeLimit(.minutes(5))) func `hosts that hang take no place from the others for long`() async throws {
        let hanging = try (0..<12).map { _ in try site { _ in ServedResponse(delivery: .never) } }
        let trickling = try (0..<12).map { _ in
            try site { _ in
                ServedResponse(body: Array(repeating: 0x20, count: 50), delivery: .dribble(bytes: 1, pause: 1))
            }
        }
        let busy = try (0..<12).map { _ in
            try site { _ in ServedResponse(status: 503, headers: [("Retry-After", "600")]) }
        }
        let good = try (0..<40).map { _ in
            try site { Self.feed("http://\($0.headers["host"] ?? "")") }
        }
        // Fewer places than hosts that hang.
        let fetcher = Fetcher.forTests({ limits in
            limits.concurrency = 16
            limits.timeout = .seconds(12)
        })
        let seen = Locked((published: 0, beforeTimeOuts: 0))
        let report = try await Check(store: store, fetcher: fetcher, width: 16).run(
            followed(hanging + trickling + busy + good)
        ) { event in
            seen.withLock { seen in
                switch event {
                case .changed(let changes): seen.published += changes.count { $0.type == .articlePublished }
                case .failed(_, let reason) where reason.contains("within"):
                    seen.beforeTimeOuts = max(seen.beforeTimeOuts, seen.published)
                default: break
                }
            }
        }
        // They wait for places to be given away, not for time-outs.
        #expect(seen.withLock { $0.published } == 40)
        #expect(seen.withLock { $0.beforeTimeOuts } == 40)
        #expect(report.postponed + report.failed == 36)
        for server in busy { #expect(server.exchanges.count == 1) }
    }

    @Test(.timeLimit(.minutes(5))) func `a host with a thousand pages does not delay one with a single page`()
        async throws
    {
        let order = Locked<[String]>([])
        let large = try site { request in
            order.withLock { $0.append("large") }
            guard request.path == "/feed" else { return ServedResponse(status: 404) }
            let items = (0..<1000).map { "<item><title>T</title><link>/p\($0)</link></item>" }.joined()
            return ServedResponse(
                headers: [("Content-Type", "text/xml")],
                body: Array("<rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8))
        }
        let small = try site { request in
            order.withLock { $0.append("small") }
            return request.path == "/feed"
                ? Self.feed("http://\(request.headers["host"] ?? "")") : ServedResponse(status: 404)
        }
        let sources = followed([large, small]).map { source in
            var source = source
            source.fetchesPages = true
            return source
        }
        _ = try await Check(store: store, fetcher: .forTests(), patience: .zero).run(sources)
        let asked = order.withLock { $0 }
        #expect(asked.count == 1000 + 2 + 3)
        let last = try #require(asked.lastIndex(of: "small"))
        #expect(last < 60, "the only page of the small host was asked for as number \(last)")
    }

    @Test func `what a host asks for is known to the next turn`() async throws {
        let busy = try site { request in
            request.path == "/robots.txt"
                ? ServedResponse(status: 404) : ServedResponse(status: 429, headers: [("Retry-After", "600")])
        }
        let first = Check(store: store, fetcher: .forTests(memory: FetchMemory(store)))
        #expect(try await first.run(followed([busy])).failed == 1)
        let second = Check(store: store, fetcher: .forTests(memory: FetchMemory(store)))
        let report = try await second.run(followed([busy]))
        #expect(report.postponed == 1 && report.failed == 0)
        #expect(busy.exchanges.map(\.request.path) == ["/robots.txt", "/feed"])
    }

    @Test func `robots.txt is asked for once a day, not once a turn`() async throws {
        let server = try site {
            $0.path == "/robots.txt"
                ? ServedResponse(body: Array("User-agent: *\nDisallow: /private".utf8))
                : Self.feed("http://\($0.headers["host"] ?? "")")
        }
        for _ in 0..<3 {
            _ = try await Check(store: store, fetcher: .forTests(memory: FetchMemory(store))).run(followed([server]))
        }
        #expect(server.exchanges.count { $0.request.path == "/robots.txt" } == 1)
    }

    @Test(.timeLimit(.minutes(5))) func `every page that a feed names is fetched in the turn that reads the feed`()
        async throws
    {
        // Feeds that answer one after another, so that groups are stored while others are looked for.
        let servers = try (0..<30).map { number in
            try site { request in
                let url = "http://\(request.headers["host"] ?? "")"
                guard request.path == "/feed" else { return ServedResponse(status: 404) }
                Thread.sleep(forTimeInterval: Double(number) * 0.02)
                let items = (0..<40).map { "<item><title>T</title><link>\(url)/p\($0)</link></item>" }.joined()
                return ServedResponse(
                    headers: [("Content-Type", "text/xml")],
                    body: Array("<rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8))
            }
        }
        let sources = followed(servers).map { source in
            var source = source
            source.fetchesPages = true
            return source
        }
        let report = try await Check(store: store, fetcher: .forTests()).run(sources)
        #expect(report.failed == 30 * 40)
        for server in servers { #expect(Set(server.exchanges.map(\.request.path)).count == 42) }
    }
}
