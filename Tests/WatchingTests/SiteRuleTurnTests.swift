import Articles
import Extraction
import Fetching
import Foundation
import Locking
import Newsroom
import Settings
import Storage
import TestSupport
import Testing
import Watching

/// Site rules in a turn: on the pages of a site that has one, with those that an article goes on on.
struct SiteRuleTurnTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
        site.serveFeed("/feed", entries: [("1", "/ferry")])
    }

    private func turn(_ rule: String) async throws -> [String] {
        var rules = SiteRules()
        rules.add(readSiteRule(rule, file: "127.0.0.1.txt").rule)
        var limits = FetchLimits()
        limits.allowPrivate = true
        let check = Check(store: store, fetcher: Fetcher(limits: limits), rules: rules, patience: .milliseconds(10))
        let source = FollowedSource(
            url: try #require(WebURL(site.url + "/feed")), outlet: "G", kind: .feed, file: "t", line: 1)
        let failures = Locked<[String]>([])
        _ = try await check.run([source]) { event in
            if case .failed(_, let reason) = event { failures.withLock { $0.append(reason) } }
        }
        return failures.withLock(\.self)
    }

    private func page(_ number: Int, next: String?) -> String {
        "<html><body><h1>Ferry hits pier</h1><div id=t><p>Part \(number) of the story.</p></div>"
            + (next.map { "<a class=n href='\($0)'>Next</a>" } ?? "") + "</body></html>"
    }

    @Test func `an article on three pages is one text`() async throws {
        site.serve("/ferry", page(1, next: "/ferry/2"))
        site.serve("/ferry/2", page(2, next: "/ferry/3"))
        site.serve("/ferry/3", page(3, next: "/ferry"))
        #expect(try await turn("body: //div[@id='t']\nnext_page_link: //a[@class='n']").isEmpty)
        let article = try #require(try store.articles().first)
        #expect(
            try store.versions(of: article.id).last?.draft.text
                == "Part 1 of the story.\n\nPart 2 of the story.\n\nPart 3 of the story.")
    }

    @Test func `a changed rule reads what is known anew, further pages too, and is no edit`() async throws {
        let rule = "body: //div[@id='t']\nnext_page_link: //a[@class='n']"
        func part(_ number: Int, next: String?, clock: Int) -> String {
            page(number, next: next).replacing(
                "</div>", with: "<p class=x>Share part \(number) of it.</p></div><i>\(clock)</i>")
        }
        for clock in [1, 2] {
            site.serve("/ferry", part(1, next: "/ferry/2", clock: clock))
            site.serve("/ferry/2", part(2, next: nil, clock: clock))
            #expect(try await turn(clock == 1 ? rule : rule + "\nstrip: //p[@class='x']").isEmpty)
        }
        let article = try #require(try store.articles().first)
        #expect(try store.changes(of: article.id).map(\.type) == [.articlePublished, .articleReextracted])
        #expect(
            try store.versions(of: article.id).map(\.draft.text) == ["Part 1 of the story.\n\nPart 2 of the story."])
        #expect(try store.formerReadings(of: article.id).first?.text.contains("Share part 2") == true)
    }

    @Test func `an article whose second page is missing is no version`() async throws {
        site.serve("/ferry", page(1, next: "/ferry/2"))
        let failures = try await turn("body: //div[@id='t']\nnext_page_link: //a[@class='n']")
        #expect(failures.contains { $0.contains("goes on at") && $0.contains("404") })
        #expect(try store.articles().isEmpty)
    }

    @Test func `an article without end is no version, and no page leads to another site`() async throws {
        for page in 1...25 {
            site.serve(page == 1 ? "/ferry" : "/ferry/\(page)", self.page(page, next: "/ferry/\(page + 1)"))
        }
        let failures = try await turn("body: //div[@id='t']\nnext_page_link: //a[@class='n']")
        #expect(failures.contains { $0.contains("more than 20 pages") })
        site.serve("/ferry", page(1, next: "http://127.0.0.2:9/ferry"))
        #expect(try await turn("body: //div[@id='t']\nnext_page_link: //a[@class='n']").isEmpty)
    }

    @Test func `the whole article on one page is read in place of its first part`() async throws {
        site.serve("/ferry", page(1, next: nil) + "<a id=w href='/ferry/whole'>All</a>")
        site.serve("/ferry/whole", page(9, next: nil))
        #expect(try await turn("body: //div[@id='t']\nsingle_page_link: //a[@id='w']/@href").isEmpty)
        let article = try #require(try store.articles().first)
        #expect(article.url.text == site.url + "/ferry")
        #expect(try store.versions(of: article.id).last?.draft.text == "Part 9 of the story.")
    }

    @Test func `a rule's header fields are sent`() async throws {
        site.serve("/ferry", page(1, next: nil))
        _ = try await turn("body: //div[@id='t']\nhttp_header(X-Reader): yes")
        #expect(site.exchanges.map(\.request).contains { $0.path == "/ferry" && $0.headers["x-reader"] == "yes" })
    }
}
