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

struct CheckTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite
    let check: Check

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
        check = Self.check(store)
    }

    private static func check(_ store: ArticleStore, _ change: (inout FetchLimits) -> Void = { _ in }) -> Check {
        var limits = FetchLimits()
        limits.allowPrivate = true
        limits.timeout = .seconds(20)
        change(&limits)
        return Check(store: store, fetcher: Fetcher(limits: limits), patience: .milliseconds(10))
    }

    private func sources(_ paths: [String], kind: FollowedSource.Kind = .feed) throws -> [FollowedSource] {
        try paths.map { path in
            FollowedSource(url: try #require(WebURL(site.url + path)), outlet: "Site", kind: kind, file: "t", line: 1)
        }
    }

    private func page(_ title: String, _ number: Int) -> String {
        let prose = (1...4).map {
            "<p>Paragraph \($0) of “\(title)” says that \(number) boats left the harbour that day.</p>"
        }
        return "<html><head><title>\(title)</title></head><body><h1>\(title)</h1>\(prose.joined())</body></html>"
    }

    /// All that a turn told.
    private struct Told {
        var changes: [Change] = []
        var failures: [String] = []
        var emptyFeeds: [String] = []
        var postponed: [Hold] = []
        var stopped: [String] = []
    }

    private func turn(
        _ sources: [FollowedSource], revisits: ArticleStore.Revisits = .due, resumesStopped: Bool = false,
        by check: Check? = nil
    ) async throws -> Told {
        let told = Locked(Told())
        let report = try await (check ?? self.check).run(sources, revisits: revisits, resumesStopped: resumesStopped) {
            event in
            told.withLock { told in
                switch event {
                case .changed(let changes): told.changes += changes
                case .failed(_, let reason): told.failures.append(reason)
                case .empty(let url): told.emptyFeeds.append(url.path)
                case .postponed(_, let hold): told.postponed.append(hold)
                case .stopped(let url, _): told.stopped.append(url.path)
                case .planned, .done: break
                }
            }
        }
        let result = told.withLock { $0 }
        #expect(report.changes == result.changes.count)
        #expect(report.failed == result.failures.count)
        return result
    }

    // MARK: The demo's newsroom

    private func followed(_ newsroom: DemoNewsroom) throws -> [FollowedSource] {
        try newsroom.outlets.map { outlet in
            FollowedSource(url: try #require(WebURL(outlet.feed)), outlet: outlet.name, kind: .feed, file: "t", line: 1)
        }
    }

    @Test func `the newsroom's morning, its edits, and twenty quiet turns`() async throws {
        let newsroom = try DemoNewsroom()
        let sources = try followed(newsroom)
        let morning = try await turn(sources, revisits: .all)
        #expect(morning.failures.isEmpty)
        #expect(morning.changes.count { $0.type == .articlePublished } == 7)
        #expect(morning.changes.count { $0.type == .copyFound } == 2)

        newsroom.publishEdits()
        let afternoon = try await turn(sources, revisits: .all)
        let told = Dictionary(grouping: afternoon.changes, by: \.type).mapValues {
            $0.compactMap(\.data.article?.title).sorted()
        }
        #expect(
            told == [
                .articlePublished: ["Replacement boat takes over Norvik route"],
                .storyGrown: ["Replacement boat takes over Norvik route"],
                .articleGone: ["Whaling museum shuts its doors for a year"],
                .articleRevised: [
                    "Eight injured as ferry hits Norvik pier", "Ferry strikes pier at Norvik, seven hurt",
                    "Rain fills reservoirs, farmers relieved",
                ],
            ])
        let kinds = Dictionary(
            uniqueKeysWithValues: afternoon.changes.compactMap { change in
                change.data.kinds.map { (change.data.article?.outlet ?? "", $0) }
            })
        #expect(kinds["The Harbour Gazette"] == [.headline, .number])
        #expect(kinds["Vestland Wire"] == [.quote, .correction])
        #expect(kinds["Inland Monitor"] == [.headline])

        for _ in 0..<20 {
            #expect(try await turn(sources, revisits: .all).changes.isEmpty)
        }
    }

    // MARK: One path

    @Test func `a site that did not change costs only answers that say so`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a"), ("2", "/b")])
        site.serve("/a", page("First", 3))
        site.serve("/b", page("Second", 4))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        site.forgetExchanges()
        let again = try await turn(sources(["/feed"]), revisits: .all)
        #expect(again.changes.isEmpty)
        #expect(site.exchanges.map(\.status) == [304, 304, 304])
    }

    @Test func `a page named by three feeds is fetched once and is one article`() async throws {
        site.serveFeed("/one", entries: [("1", "/a?utm_source=one")])
        site.serveFeed("/two", entries: [("x", "/a?utm_source=two")])
        site.serve("/map", "<urlset><url><loc>/a</loc></url></urlset>", type: "text/xml")
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/one", "/two", "/map"]))
        #expect(site.exchanges.count { $0.request.path.hasPrefix("/a") } == 1)
        #expect(try store.articles().count == 1)
        site.forgetExchanges()
        _ = try await turn(sources(["/one", "/two", "/map"]), revisits: .all)
        #expect(site.exchanges.map(\.status) == Array(repeating: 304, count: 4), "\(site.exchanges)")
    }

    @Test func `an address that a feed names in error takes no article away`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        site.serveFeed("/feed", entries: [("1", "/mistyped")])
        #expect(try await turn(sources(["/feed"]), revisits: .all).changes.isEmpty)
        #expect(try store.articles().first?.status == .live)
        for _ in 1...3 { _ = try await turn(sources(["/feed"])) }
        site.forgetExchanges()
        _ = try await turn(sources(["/feed"]))
        #expect(site.statuses(of: "/mistyped").isEmpty)
    }

    @Test func `a page that comes to claim another's address keeps its own edits`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a"), ("2", "/b")])
        site.serve("/a", page("First", 3))
        site.serve("/b", page("Second", 4))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        let claim = "<head><link rel=canonical href='\(site.url)/b'>"
        site.serve("/a", page("First", 5).replacing("<head>", with: claim))
        let changes = try await turn(sources(["/feed"]), revisits: .all).changes
        #expect(changes.map(\.type) == [.articleRevised])
        #expect(changes.first?.data.article?.url.path == "/a")
    }

    @Test func `a page that is missing once is not gone, missing twice it is`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        let sources = try sources(["/feed"])
        _ = try await turn(sources, revisits: .all)

        let once = Once()
        let whole = Array(page("First", 3).utf8)
        site.serve("/a") { _ in
            once.isFirst
                ? ServedResponse(status: 404) : ServedResponse(headers: [("Content-Type", "text/html")], body: whole)
        }
        #expect(try await turn(sources, revisits: .all).changes.isEmpty)

        site.remove("/a")
        #expect(try await turn(sources, revisits: .all).changes.map(\.type) == [.articleGone])
        #expect(try await turn(sources, revisits: .all).changes.isEmpty)
    }

    @Test func `410 is believed at once`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        site.remove("/a", status: 410)
        site.forgetExchanges()
        #expect(try await turn(sources(["/feed"]), revisits: .all).changes.map(\.type) == [.articleGone])
        #expect(site.statuses(of: "/a") == [410])
    }

    @Test(arguments: [500, 503, 403, 429]) func `a server in trouble changes nothing`(status: Int) async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        site.serve("/a") { _ in
            ServedResponse(status: status, headers: [("Content-Type", "text/html")], body: Array("<p>Sorry</p>".utf8))
        }
        let report = try await turn(sources(["/feed"]), revisits: .all)
        #expect(report.changes.isEmpty)
        #expect(report.failures.count == 1)
        #expect(try store.articles().first?.status == .live)
    }

    @Test func `a cut off page is no version`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/feed"]), revisits: .all)
        let body = Array(page("First", 3).utf8)
        site.serve("/a") { _ in
            ServedResponse(
                headers: [("Content-Type", "text/html"), ("Content-Length", "\(body.count)")], body: body,
                delivery: .cutOff(after: 150))
        }
        #expect(try await turn(sources(["/feed"]), revisits: .all).changes.isEmpty)
        #expect(try store.articles().first?.versions == 1)
    }

    @Test func `a feed that turns into a page or fails keeps what it listed`() async throws {
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("First", 3))
        _ = try await turn(sources(["/feed"]))
        site.serve("/feed", "<html><body>Maintenance</body></html>")
        let report = try await turn(sources(["/feed"]))
        #expect(
            report.failures == [
                "found an HTML page that links no feed; expected RSS, Atom, RDF, JSON Feed or a sitemap"
            ])
        #expect(try store.articles().count == 1)
    }

    @Test func `validators of a feed that could not be read are not kept`() async throws {
        site.serve("/feed", "<html><body>Maintenance</body></html>")
        _ = try await turn(sources(["/feed"]))
        site.forgetExchanges()
        _ = try await turn(sources(["/feed"]))
        #expect(site.exchanges.first?.request.headers["if-none-match"] == nil)
    }

    @Test func `an address that nobody said was a feed may be an article`() async throws {
        site.serve("/story.html", page("First", 3))
        site.serve(
            "/story.txt",
            "A line that is the headline\n\n"
                + (1...4).map { "Sentence \($0) of the plain text tells of the harbour and the boats in it." }.joined(
                    separator: "\n\n"), type: "text/plain")
        let sources = try sources(["/story.html", "/story.txt"], kind: .any)
        #expect(try await turn(sources).changes.map(\.type) == [.articlePublished, .articlePublished])
        #expect(try await turn(sources).changes.isEmpty)
    }

    @Test func `a page followed for itself is an article`() async throws {
        site.serve("/about", page("About us", 3))
        let sources = try sources(["/about"], kind: .page)
        _ = try await turn(sources, revisits: .all)
        site.serve("/about", page("About us", 4))
        #expect(try await turn(sources, revisits: .all).changes.first?.data.kinds == [.number])
    }

    @Test func `a feed without entries is said`() async throws {
        site.serveFeed("/feed", entries: [])
        #expect(try await turn(sources(["/feed"])).emptyFeeds == ["/feed"])
    }

    @Test(.timeLimit(.minutes(5))) func `a turn that is ended keeps what it had and forgets nothing`() async throws {
        site.serveFeed("/feed", entries: (0..<40).map { ("\($0)", "/p\($0)") })
        for number in 0..<20 { site.serve("/p\(number)", page("Page \(number)", number)) }
        for number in 20..<40 { site.serve("/p\(number)") { _ in ServedResponse(delivery: .never) } }
        let sources = try sources(["/feed"])
        let check = Self.check(store) { limits in
            limits.perHost = 64
            limits.timeout = .seconds(50)
        }
        let ended = Task { try await turn(sources, by: check) }
        while site.exchanges.count < 41 { try await Task.sleep(for: .milliseconds(5)) }
        while try store.articles().count < 20 { try await Task.sleep(for: .milliseconds(5)) }
        ended.cancel()
        await #expect(throws: CancellationError.self) { _ = try await ended.value }
        #expect(try store.find("page", limit: 50).hits.count == 20)
        for number in 0..<40 { site.serve("/p\(number)", page("Page \(number)", number)) }
        _ = try await turn(sources, by: check)
        #expect(try store.articles().count == 40)
        #expect(try store.integrity() == "ok")
    }
}

private final class Once: Sendable {
    private let used = Locked(false)

    var isFirst: Bool {
        used.withLock { used in
            defer { used = true }
            return !used
        }
    }
}
