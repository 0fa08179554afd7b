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

/// What can be followed besides a feed: front pages, indexes of sitemaps, folders of files.
struct SourceKindTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite
    let check: Check

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
        var limits = FetchLimits()
        limits.allowPrivate = true
        limits.timeout = .seconds(20)
        check = Check(store: store, fetcher: Fetcher(limits: limits), patience: .milliseconds(10))
    }

    private func source(_ path: String, _ kind: FollowedSource.Kind) throws -> FollowedSource {
        FollowedSource(url: try #require(WebURL(site.url + path)), outlet: "Site", kind: kind, file: "t", line: 1)
    }

    private func turn(_ source: FollowedSource) async throws -> (titles: [String], failures: [String]) {
        let told = try await told(by: [source], revisits: .all)
        return (told.titles.sorted(), told.failures)
    }

    private struct Told {
        var titles: [String] = []
        var failures: [String] = []

        mutating func take(_ event: CheckEvent) {
            switch event {
            case .changed(let changes):
                titles += changes.filter { $0.type != .copyFound }.compactMap(\.data.article?.title)
            case .failed(_, let reason): failures.append(reason)
            default: break
            }
        }
    }

    private func told(
        by sources: [FollowedSource], revisits: ArticleStore.Revisits = .due
    ) async throws -> Told {
        let told = Locked(Told())
        _ = try await check.run(sources, revisits: revisits) { event in told.withLock { $0.take(event) } }
        return told.withLock(\.self)
    }

    private func page(_ title: String) -> String {
        let prose = (1...4).map { "<p>Paragraph \($0) of “\(title)” says that boats left the harbour that day.</p>" }
        return "<html><head><title>\(title)</title></head><body><h1>\(title)</h1>\(prose.joined())</body></html>"
    }

    // MARK: Sections

    private func serveFrontPage(_ path: String, stories: [String], extra: String = "") {
        let links = stories.map { "<li><a href='/2026/11/\($0)-story.html'>\($0) has a long headline today</a></li>" }
        site.serve(
            path,
            "<html><body><nav><ul><li><a href='/sport/'>Sport</a><li><a href='/about/the-long-history-of-us'>About</a></ul></nav>"
                + "<ul>\(links.joined())</ul>\(extra)<footer><a href='/terms'>Terms</a></footer></body></html>")
        for story in stories { site.serve("/2026/11/\(story)-story.html", page("\(story) story")) }
    }

    @Test func `a section's articles are told from its navigation, and new ones found`() async throws {
        serveFrontPage("/world/", stories: ["One", "Two", "Three"])
        let section = try source("/world/", .section(articles: nil))
        #expect(try await turn(section).titles == ["One story", "Three story", "Two story"])
        serveFrontPage("/world/", stories: ["Four", "One", "Two"])
        #expect(try await turn(section).titles == ["Four story"])
    }

    @Test func `XPath names the links where looks deceive`() async throws {
        site.serve(
            "/x/", "<html><body><div id=a><a href='/a'>A</a></div><div id=b><a href='/b'>B</a></div></body></html>")
        site.serve("/b", page("B"))
        #expect(try await turn(try source("/x/", .section(articles: "//div[@id='b']"))).titles == ["B"])
        #expect(
            try await turn(try source("/x/", .section(articles: "//h7/a"))).failures
                == ["the XPath “//h7/a” finds no link on the page"])
        #expect(
            try await turn(try source("/x/", .section(articles: "//["))).failures
                == ["found “//[”, which is no XPath to elements; expected one such as //h2/a"])
    }

    @Test func `a section without articles is a failure and no empty feed`() async throws {
        site.serve("/empty/", "<html><body><nav><a href='/sport/'>Sport</a></nav></body></html>")
        #expect(
            try await turn(try source("/empty/", .section(articles: nil))).failures
                == ["found no link that looks like an article; “articles” can name them by XPath"])
    }

    @Test func `a site's front page is a section where nobody said what it is`() async throws {
        serveFrontPage("/", stories: ["One", "Two", "Three"])
        let any = try source("/", .any)
        #expect(try await turn(any).titles.count == 3)
        serveFrontPage("/", stories: ["Four", "One"])
        #expect(try await turn(any).titles == ["Four story"])
    }

    // MARK: Sitemaps

    private func serveSitemap(_ path: String, pages: [String]) {
        site.serve(path, "<urlset>\(pages.map { "<url><loc>\($0)</loc></url>" }.joined())</urlset>", type: "text/xml")
        for page in pages { site.serve(page, self.page("Page \(page)")) }
    }

    private func serveIndex(_ sitemaps: [(path: String, updated: String?)]) {
        let list = sitemaps.map {
            "<sitemap><loc>\($0.path)</loc>\($0.updated.map { "<lastmod>\($0)</lastmod>" } ?? "")</sitemap>"
        }
        site.serve("/index.xml", "<sitemapindex>\(list.joined())</sitemapindex>", type: "text/xml")
    }

    @Test func `the sitemaps of an index are asked as it says, and their pages looked at again`() async throws {
        serveIndex([("/old.xml", "2020-01-01"), ("/new.xml", nil)])
        serveSitemap("/old.xml", pages: ["/1"])
        serveSitemap("/new.xml", pages: ["/2"])
        let index = try source("/index.xml", .feed)
        #expect(try await turn(index).titles == ["Page /1", "Page /2"])
        #expect(try await turn(index).titles.isEmpty)
        // The index says nothing new, but one of its sitemaps does.
        serveSitemap("/new.xml", pages: ["/2", "/3"])
        site.serve("/1", page("Page /1, corrected"))
        #expect(try await turn(index).titles == ["Page /1, corrected", "Page /3"])
        // The index says that one changed since, and the other did not.
        site.forgetExchanges()
        serveIndex([("/old.xml", "2020-01-01"), ("/new.xml", "2099-01-01")])
        _ = try await turn(index)
        #expect(site.statuses(of: "/old.xml").isEmpty)
        #expect(site.statuses(of: "/new.xml") == [304])
    }

    @Test func `a sitemap that fails once is asked again, and one that is gone is not`() async throws {
        serveIndex([("/a.xml", "2020-01-01"), ("/gone.xml", nil)])
        site.serve("/a.xml") { _ in .init(status: 500) }
        site.serve("/gone.xml") { _ in .init(status: 410) }
        let index = try source("/index.xml", .feed)
        #expect(try await turn(index).failures.count == 2)
        serveSitemap("/a.xml", pages: ["/1"])
        serveIndex([("/a.xml", "2020-01-01"), ("/gone.xml", nil), ("/b.xml", "2020-01-01")])
        serveSitemap("/b.xml", pages: ["/2"])
        #expect(try await turn(index).titles == ["Page /1", "Page /2"])
        #expect(site.statuses(of: "/gone.xml") == [410])
    }

    @Test func `indexes in indexes are followed, but not for ever`() async throws {
        for depth in 0..<6 {
            site.serve(
                depth == 0 ? "/index.xml" : "/\(depth).xml",
                "<sitemapindex><sitemap><loc>/\(depth + 1).xml</loc></sitemap><sitemap><loc>/m\(depth).xml</loc></sitemap></sitemapindex>",
                type: "text/xml")
            serveSitemap("/m\(depth).xml", pages: ["/p\(depth)"])
        }
        let index = try source("/index.xml", .feed)
        #expect(try await turn(index).titles == ["Page /p0", "Page /p1"])
        site.serve("/p1", page("Page /p1, corrected"))
        #expect(try await turn(index).titles == ["Page /p1, corrected"])
        #expect(site.statuses(of: "/3.xml").isEmpty)
    }

    @Test func `an index takes no source away from its user, and leads nowhere else`() async throws {
        serveIndex([("/mine", nil), ("http://other.invalid/s.xml", nil)])
        site.serveFeed("/mine", entries: [("1", "/a")])
        site.serve("/a", page("A"))
        var mine = try source("/mine", .feed)
        mine.outlet = "Mine"
        let told = try await told(by: [mine, try source("/index.xml", .feed)])
        #expect(told.titles == ["A"] && told.failures.isEmpty)
        #expect(site.statuses(of: "/mine") == [200])
        #expect(try store.articles().map(\.outlet) == ["Mine"])
    }

    @Test func `an index that lists itself is read once`() async throws {
        serveIndex([("/index.xml", nil), ("/a.xml", nil)])
        serveSitemap("/a.xml", pages: ["/1"])
        #expect(try await turn(try source("/index.xml", .feed)).titles == ["Page /1"])
        #expect(site.statuses(of: "/index.xml") == [200])
    }

    // MARK: Folders

    private func drop(_ kind: (String) -> FollowedSource.Kind) -> FollowedSource {
        let path = folder.file("drop")
        return FollowedSource(url: WebURL(file: path), outlet: "Wire", kind: kind(path), file: "t", line: 1)
    }

    @Test func `files are taken in as they appear, once, and again as they change`() async throws {
        try folder.write(page("One"), to: "drop/one.html")
        try folder.write(
            "Two boats\n\nTwo boats left the harbour that day, as was said by those who saw it.\n", to: "drop/a/two.txt"
        )
        try folder.write("ignored", to: "drop/notes.pdf")
        try folder.write(page("Hidden"), to: "drop/.hidden.html")
        let source = drop { .folder(path: $0, base: nil) }
        #expect(try await turn(source).titles == ["One", "Two boats"])
        #expect(try await turn(source).titles.isEmpty)
        try folder.write(page("One, corrected"), to: "drop/one.html")
        #expect(try await turn(source).titles == ["One, corrected"])
        try FileManager.default.removeItem(atPath: folder.file("drop/one.html"))
        #expect(try await turn(source).titles.isEmpty)
    }

    @Test func `a mail's subject is the headline, and a broken file costs one line, once`() async throws {
        try folder.write(
            "Subject: Seven dead\nFrom: Jane Doe <j@wire.example>\nDate: Mon, 30 Mar 2020 09:20:00 +0000\n\n"
                + "Seven people died when boats left the harbour that day, the coast guard said on Monday.\n",
            to: "drop/1.eml")
        try folder.write("no headers", to: "drop/2.eml")
        let source = drop { .folder(path: $0, base: nil) }
        let first = try await turn(source)
        #expect(first.titles == ["Seven dead"])
        #expect(first.failures == ["found no mail headers; expected a message in the format of RFC 5322"])
        #expect(try await turn(source).failures.isEmpty)
        let draft = try #require(try store.versions(of: Article.ID(rawValue: 1)).first?.draft)
        #expect(draft.byline == ["Jane Doe"] && draft.published?.dayText == "2020-03-30")
    }

    @Test(.enabled(if: getuid() != 0, "root may read any file"))
    func `a file that could not be read is read when it can be`() async throws {
        try folder.write(page("One"), to: "drop/one.html")
        let source = drop { .folder(path: $0, base: nil) }
        let path = folder.file("drop/one.html")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let first = try await turn(source)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(try await first.titles + turn(source).titles == ["One"])
    }

    @Test func `a mirrored page is the article that its site's feed lists`() async throws {
        site.serve("/a/one.html", page("One"))
        site.serveFeed("/feed", entries: [("1", "/a/one.html")])
        _ = try await turn(try source("/feed", .feed))
        try folder.write(page("One"), to: "drop/a/one.html")
        let base = WebURL(site.url + "/")
        #expect(try await turn(drop { .folder(path: $0, base: base) }).titles.isEmpty)
        #expect(try store.articles().count == 1)
    }
}
