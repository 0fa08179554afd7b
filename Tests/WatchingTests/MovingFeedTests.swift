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

/// Feeds that move, end, or stand in for their pages.
struct MovingFeedTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite
    let clock = TestClock()

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
        site.serve("/a", "<h1>First</h1><p>Three boats left the harbour on the first day of the week.</p>")
        site.serveFeed("/old", entries: [("1", "/a")])
        site.serveFeed("/new", entries: [("1", "/a")])
    }

    private func turn(
        _ path: String = "/old", resumesStopped: Bool = false, _ change: (inout FollowedSource) -> Void = { _ in }
    ) async throws -> (report: CheckReport, changes: [Change], lines: [String]) {
        var source = FollowedSource(
            url: WebURL(stored: site.url + path), outlet: "Site", kind: .feed, file: "t", line: 1)
        change(&source)
        let told = Told()
        let check = Check(
            store: store, fetcher: .forTests(clock: clock), patience: .milliseconds(10), now: { clock.now })
        clock.advance(60)
        let report = try await check.run([source], resumesStopped: resumesStopped, onEvent: told.take)
        return (report, told.changes, told.lines)
    }

    // MARK: Moved

    @Test(arguments: [301, 308]) func `a feed that has moved for good is followed after three sightings`(status: Int)
        async throws
    {
        site.redirect("/old", to: "/new", status: status)
        #expect(try await turn().changes.map(\.type) == [.articlePublished])
        #expect(try await turn().changes.isEmpty)
        let moved = try #require(try await turn().changes.first)
        #expect(moved.type == .sourceMoved)
        #expect(moved.data.moved == .init(before: site.url + "/old", after: site.url + "/new"))
        site.forgetExchanges()
        #expect(try await turn().changes.isEmpty)
        #expect(site.asked.first == "/new")
    }

    @Test(arguments: [302, 307]) func `a feed that has moved for now never is`(status: Int) async throws {
        site.redirect("/old", to: "/new", status: status)
        for _ in 0..<5 { _ = try await turn() }
        site.forgetExchanges()
        _ = try await turn()
        #expect(site.asked.prefix(2) == ["/old", "/new"])
    }

    @Test func `sightings that are interrupted begin anew`() async throws {
        for _ in 0..<3 {
            site.redirect("/old", to: "/new", status: 301)
            _ = try await turn()
            _ = try await turn()
            site.serveFeed("/old", entries: [("1", "/a"), ("2", "/b")])
            #expect(try await turn().changes.allSatisfy { $0.type != .sourceMoved })
        }
    }

    @Test func `a redirect to a login, a parked page or an empty feed moves nothing`() async throws {
        _ = try await turn()
        site.serve("/login", "<html><body><h1>Log in</h1></body></html>")
        site.serveFeed("/parked", entries: [])
        for place in ["/login", "/parked"] {
            site.redirect("/old", to: place, status: 301)
            for _ in 0..<4 { _ = try await turn() }
        }
        site.forgetExchanges()
        site.serveFeed("/old", entries: [("1", "/a")])
        _ = try await turn()
        #expect(site.asked.first == "/old")
    }

    @Test func `a feed that is not found where it moved is looked for where it was`() async throws {
        site.redirect("/old", to: "/new", status: 301)
        for _ in 0..<3 { _ = try await turn() }
        site.remove("/new")
        site.serveFeed("/old", entries: [("1", "/a")])
        for _ in 0..<3 { _ = try await turn() }
        site.forgetExchanges()
        _ = try await turn()
        #expect(site.asked.first == "/old")
    }

    // MARK: Gone

    @Test func `a feed that is gone is not asked again until somebody asks for it`() async throws {
        _ = try await turn()
        site.remove("/old", status: 410)
        #expect(try await turn().changes.map(\.type) == [.sourceFailing])
        site.forgetExchanges()
        let quiet = try await turn()
        #expect(!site.asked.contains("/old"))
        #expect(quiet.lines.count == 1 && quiet.lines[0].hasPrefix("stopped"))
        site.serveFeed("/old", entries: [("1", "/a")])
        #expect(try await turn(resumesStopped: true).changes.map(\.type) == [.sourceRecovered])
        site.forgetExchanges()
        _ = try await turn()
        #expect(site.asked.contains("/old"))
    }

    // MARK: Conditional

    @Test func `after a week of “not modified” the whole is asked for`() async throws {
        _ = try await turn()
        site.forgetExchanges()
        _ = try await turn()
        #expect(site.statuses(of: "/old") == [304])
        clock.advance(8 * 86_400)
        _ = try await turn()
        #expect(site.statuses(of: "/old") == [304, 200])
        #expect(site.statuses(of: "/a").last == 200)
        _ = try await turn()
        #expect(site.statuses(of: "/old").last == 304)
    }

    @Test func `an ETag that changes with every answer gives way to the date`() async throws {
        let counter = Counter()
        let modified = "Sun, 06 Nov 1994 08:49:37 GMT"
        site.serve("/a") { request in
            let etag = ("ETag", "\"\(counter.next())\"")
            // As servers do: the date is looked at only where there is no ETag.
            if request.headers["if-none-match"] == nil, request.headers["if-modified-since"] == modified {
                return ServedResponse(status: 304, headers: [etag])
            }
            let body = Array("<h1>First</h1><p>Three boats left the harbour on the first day.</p>".utf8)
            return ServedResponse(
                headers: [etag, ("Last-Modified", modified), ("Content-Type", "text/html")], body: body)
        }
        for _ in 0..<2 { _ = try await turn() }
        #expect(site.statuses(of: "/a") == [200, 200])
        // A 304 with an ETag of its own brings it back, and the next answer takes it away again.
        _ = try await turn()
        #expect(site.statuses(of: "/a").last == 304)
    }

    @Test func `the validators of an error page are not kept`() async throws {
        _ = try await turn()
        site.serve("/a") { _ in ServedResponse(status: 500, headers: [("ETag", "\"error\"")]) }
        _ = try await turn()
        site.serve("/a", "<h1>First</h1><p>Four boats left the harbour on the first day of the week.</p>")
        site.forgetExchanges()
        let changes = try await turn().changes
        #expect(site.exchanges.allSatisfy { $0.request.headers["if-none-match"] != "\"error\"" })
        #expect(changes.first?.data.kinds == [.number])
    }

    // MARK: Without pages

    private func serveFull(_ text: String, title: String = "First") {
        site.serve(
            "/full",
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Site</title>
            <item><title>\(title)</title><link>\(site.url)/x</link><guid>x</guid>
            <content:encoded><![CDATA[<p>\(text)</p><p>A second paragraph, with <b>marks</b>.</p>]]></content:encoded>
            </item></channel></rss>
            """, type: "application/rss+xml")
    }

    @Test func `entries are kept as they stand in the feed, and their edits are seen`() async throws {
        serveFull("Seven boats left the harbour on the first day.")
        let first = try await turn("/full") { $0.fetchesPages = false }
        #expect(first.changes.map(\.type) == [.articlePublished])
        #expect(site.asked == ["/full"])
        let article = try #require(try store.articles().first)
        #expect(
            try store.versions(of: article.id).first?.draft.paragraphs == [
                "Seven boats left the harbour on the first day.", "A second paragraph, with marks.",
            ])
        #expect(try await turn("/full") { $0.fetchesPages = false }.changes.isEmpty)
        serveFull("Eight boats left the harbour on the first day.")
        #expect(try await turn("/full") { $0.fetchesPages = false }.changes.first?.data.kinds == [.number])
        serveFull("Eight boats left the harbour on the first day.", title: "Second")
        #expect(try await turn("/full") { $0.fetchesPages = false }.changes.first?.data.kinds == [.headline])
        #expect(site.asked.allSatisfy { $0 == "/full" })
        #expect(try store.snapshot(of: article.id, version: 1)?.starts(with: "<p>Seven".utf8) == true)
    }

    @Test func `two feeds that tell one article in their own words make no edits of it`() async throws {
        func serve(_ path: String, _ summary: String) {
            site.serve(
                path,
                "<rss version=\"2.0\"><channel><item><title>T</title><link>\(site.url)/x</link>"
                    + "<description>\(summary)</description></item></channel></rss>", type: "text/xml")
        }
        serve("/one", "Boats left the harbour on Monday.")
        serve("/two", "On Monday, boats have left.")
        #expect(try await turn("/one") { $0.fetchesPages = false }.changes.count == 1)
        #expect(try await turn("/two") { $0.fetchesPages = false }.changes.isEmpty)
        serve("/two", "On Monday, seven boats have left.")
        #expect(try await turn("/two") { $0.fetchesPages = false }.changes.isEmpty)
        serve("/one", "Seven boats left the harbour on Monday.")
        #expect(try await turn("/one") { $0.fetchesPages = false }.changes.map(\.type) == [.articleRevised])
    }

    @Test func `an entry whose id changes with its words is the same entry`() async throws {
        func serve(_ entries: [(id: String, path: String, summary: String)]) {
            let items = entries.map {
                "<item><guid isPermaLink=\"false\">\($0.id)</guid><link>\(site.url)\($0.path)</link>"
                    + "<description>\($0.summary)</description></item>"
            }
            site.serve("/ids", "<rss version=\"2.0\"><channel>\(items.joined())</channel></rss>", type: "text/xml")
        }
        serve([("1", "/x", "Five boats left the harbour on Monday.")])
        #expect(try await turn("/ids") { $0.fetchesPages = false }.changes.map(\.type) == [.articlePublished])
        serve([("1-a", "/x", "Seven boats left the harbour on Monday.")])
        #expect(try await turn("/ids") { $0.fetchesPages = false }.changes.map(\.type) == [.articleRevised])
        serve([("1-a", "/x", "Eight boats left the harbour on Monday.")])
        #expect(try await turn("/ids") { $0.fetchesPages = false }.changes.map(\.type) == [.articleRevised])
        // Two entries that stand in the feed together are two articles, and not edits of each other.
        serve([("1-a", "/x", "Eight boats left the harbour on Monday."), ("2", "/x", "Live: boats are leaving.")])
        #expect(try await turn("/ids") { $0.fetchesPages = false }.changes.map(\.type) == [.articlePublished])
        #expect(try store.articles().map(\.versions).sorted() == [1, 3])
        // Other words at the same link, where the old ones have left, are another article.
        serve([("3", "/x", "Nothing of all that: the museum opens on Sunday.")])
        #expect(try await turn("/ids") { $0.fetchesPages = false }.changes.map(\.type) == [.articlePublished])
    }

    @Test func `a summary that is rewritten is a version of the same article`() async throws {
        func serve(_ summary: String) {
            site.serve(
                "/short",
                "<rss version=\"2.0\"><channel><item><title>T</title><link>\(site.url)/x</link>"
                    + "<description>\(summary)</description></item></channel></rss>", type: "text/xml")
        }
        serve("Boats left the harbour.")
        _ = try await turn("/short") { $0.fetchesPages = false }
        serve("Something else was written here, in quite other words than before it.")
        #expect(try await turn("/short") { $0.fetchesPages = false }.changes.map(\.type) == [.articleRevised])
        let article = try #require(try store.articles().first)
        #expect(article.versions == 2)
        #expect(try store.snapshot(of: article.id, version: 1) == Array("Boats left the harbour.".utf8))
        #expect(try store.find("harbour", limit: 5).hits.count == 1)
    }
}

private final class Told: Sendable {
    private let state = Locked<(changes: [Change], lines: [String])>(([], []))

    var changes: [Change] { state.withLock { $0.changes } }
    var lines: [String] { state.withLock { $0.lines } }

    func take(_ event: CheckEvent) {
        state.withLock { state in
            switch event {
            case .changed(let changes): state.changes += changes
            case .failed(let url, let reason): state.lines.append("failed \(url): \(reason)")
            case .stopped(let url, _): state.lines.append("stopped \(url)")
            default: break
            }
        }
    }
}

private final class Counter: Sendable {
    private let value = Locked(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}
