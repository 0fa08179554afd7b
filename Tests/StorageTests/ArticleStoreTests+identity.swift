import Articles
import Foundation
import Storage
import TestSupport
import Testing

/// Articles that turn out to be one, or two, and what they read like to another reader.
extension ArticleStoreTests {
    private func revised(_ id: Article.ID, _ number: Int, at time: Double) async throws {
        let check = try #require(try checks().first { $0.subject == .article(id, isGone: false) })
        try await arrive(check, text(number), at: time)
    }

    private func prose(_ word: String) -> [String] {
        (1...8).map { "On day \($0) the \(word) of the town was talked of by all \($0 * 3) members of the council." }
    }

    @Test(arguments: [false, true])
    func `a rewritten text that is seen at another address first makes no second article`(isAddressLast: Bool)
        async throws
    {
        let id = try await publish("/a", text(7))
        let own = try #require(try checks().first)
        try await list([("id/a", "/a"), ("new", "/a?sid=2")])
        let other = try #require(try checks().first { $0.url != own.url })
        for check in isAddressLast ? [own, other] : [other, own] {
            try await arrive(check, prose("pier"), at: 60)
        }
        #expect(try store.articles().map(\.url) == [own.url])
        #expect(try store.versions(of: id).map(\.draft.paragraphs) == [text(7), prose("pier")])
    }

    @Test func `two that were one are merged with every version, in the order in which they were seen`() async throws {
        let one = try await publish("/a", text(7))
        try await list([("id/a", "/a"), ("id/b", "/b")])
        let second = try #require(try checks().first { $0.url.path == "/b" })
        let other = try #require(
            try await arrive(second, title: "Boats left", text(8) + prose("pier"), at: 60).first?.data.article?.id)
        try await revised(one, 9, at: 120)
        let kept = try await store.merge(other, one, at: start.addingTimeInterval(200))
        #expect(kept == one)
        let versions = try store.versions(of: one)
        #expect(versions.map(\.number) == [1, 2, 3])
        #expect(versions.map(\.draft.title) == ["Boats leave", "Boats left", "Boats leave"])
        #expect(versions[1].kinds.contains(.headline))
        #expect(try store.article(at: second.url)?.id == one)
        #expect(try store.article(other)?.id == one)
        #expect(try store.articles().map(\.id) == [one])
        #expect(try store.changes(of: other).last?.type == .articleMerged)
        #expect(try store.find("pier", limit: 9).hits.map(\.version) == [2])
        #expect(try store.snapshot(of: one, version: 2) != nil)
        #expect(try store.integrity() == "ok")
    }

    @Test func `an address that comes to lead to another article with the same text makes them one`() async throws {
        let one = try await publish("/a", prose("harbour"))
        try await list([("id/a", "/a"), ("id/b", "/b")])
        let second = try #require(try checks().first { $0.url.path == "/b" })
        let text = prose("harbour") + ["A line that only the later one has, about nothing in particular."]
        let other = try #require(
            try await arrive(second, title: "Another", text, at: 60).first { $0.type == .articlePublished }?.data
                .article?.id)
        #expect(other != one)
        let check = try #require(try checks().first { $0.url.path == "/a" })
        let told = try await arrive(check, title: "Another", text, final: second.url.text, at: 120)
        #expect(told.map(\.type).contains(.articleMerged))
        #expect(try store.articles().count == 1)
    }

    @Test func `what was taken for a version is made an article of its own`() async throws {
        let id = try await publish("/a", text(7))
        try await revised(id, 8, at: 60)
        try await revised(id, 9, at: 120)
        let new = try #require(try await store.split(id, from: 3, at: start.addingTimeInterval(200)))
        #expect(try store.versions(of: id).map(\.draft.paragraphs) == [text(7), text(8)])
        #expect(try store.versions(of: new).map(\.draft.paragraphs) == [text(9)])
        #expect(try store.versions(of: new).map(\.kinds) == [[]])
        #expect(try store.article(id)?.status == .gone)
        let url = try #require(WebURL("https://h.example/a"))
        #expect(try store.article(at: url)?.id == new)
        #expect(try store.changes(of: id).last?.type == .articleSplit)
        #expect(try await store.split(id, from: 7, at: start) == nil)
    }

    @Test func `what is read anew is no edit, and the reading before is kept`() async throws {
        let id = try await publish("/a", text(7) + ["Share this article"])
        let check = try #require(try checks().first)
        try await arrive(check, text(8) + ["Share this article"], at: 60)
        let readings = zip(try store.snapshots(of: id), [7, 8]).map { known, number in
            Rereading(
                number: known.number, snapshot: known.snapshot,
                draft: Draft(title: "Boats leave", paragraphs: text(number)), reader: "2")
        }
        #expect(try await store.reread(id, readings, isTrial: true, at: start) == [1, 2])
        #expect(try store.versions(of: id)[0].draft.paragraphs.count == 7)
        #expect(try await store.reread(id, readings, isTrial: false, at: start.addingTimeInterval(90)) == [1, 2])
        let versions = try store.versions(of: id)
        #expect(versions.map(\.draft.paragraphs) == [text(7), text(8)])
        #expect(versions.map(\.kinds) == [[], [.number]])
        #expect(try store.changes(of: id).map(\.type) == [.articlePublished, .articleRevised, .articleReextracted])
        #expect(try store.find("share this", limit: 9).hits.isEmpty)
        #expect(
            try store.formerReadings(of: id).map(\.text.count)
                == [7, 8].map { (text($0) + ["Share this article"]).joined(separator: "\n\n").count })
        #expect(try await store.reread(id, readings, isTrial: false, at: start) == [])
    }

    @Test(arguments: ["/news/ferry?page=2", "/news/ferry/page/2", "/news/ferry?singlepage=true&pg=2"])
    func `a later page of an article is the article, and one that shows another text is none`(path: String) async throws
    {
        let whole = prose("harbour") + prose("council")
        let id = try await publish("/news/ferry", whole)
        try await list([("id/a", "/news/ferry"), ("later", path)])
        let later = try #require(try checks().first { $0.url.text.hasSuffix(path) })
        #expect(try await arrive(later, prose("council"), at: 60).isEmpty)
        #expect(try store.article(at: later.url)?.id == id)
        try await list([("id/a", "/news/ferry"), ("other", path.replacing("2", with: "3"))])
        let other = try #require(try checks().first { $0.url.text.hasSuffix(path.replacing("2", with: "3")) })
        // Not at once: a wall stands before each of an article's pages.
        var told: [ChangeType] = []
        for look in 1...4 where told.isEmpty {
            let text = ["Nothing of all this was said there."]
            told = try await arrive(other, title: "Trams", text, at: 100 + 20 * Double(look)).map(\.type)
            #expect(told.isEmpty == (look < 4))
        }
        #expect(told == [.articlePublished])
    }

    @Test(arguments: ["/?page=2", "/news/?page=123", "/news?page=about", "/page/2", "/news?p=2"])
    func `an address that only has a number is not another page of an article`(path: String) throws {
        #expect(try #require(WebURL("https://h.example\(path)")).withoutDoor == nil)
    }

    // MARK: Order

    /// Each arrives at an address of its own, and says which is the article's.
    @Test(
        arguments: [
            ("/news/ferry", "/news/ferry?print=1", nil), ("/news/ferry", "/news/ferry/amp", nil),
            ("/news/ferry", "/news/ferry?page=1", nil), ("/news/ferry", "/news/ferry?page=all", nil),
            ("/news/ferry", "/news/ferry/page/1/", nil), ("/news/ferry?id=7", "/news/ferry?id=7&pagewanted=all", nil),
            ("/news/ferry", "/f/4711", "/news/ferry"), ("/news/ferry", "/m/news/ferry", "/news/ferry"),
        ] as [(String, String, String?)])
    func `in whatever order an article's two addresses arrive, it is one article with one version`(
        own: String, other: String, claim: String?
    ) async throws {
        var found: [[String]] = []
        for order in [[own, other], [other, own]] {
            let folder = try TemporaryFolder()
            let store = try ArticleStore(path: folder.file("store.sqlite"), access: .write)
            let source = try store.sources([(try #require(WebURL("https://h.example/feed")), "Site", .feed)])[0]
            for (step, path) in (order + order).enumerated() {
                let url = try #require(WebURL("https://h.example\(path)"))
                var draft = Draft(title: "Boats leave", paragraphs: prose("harbour"))
                draft.canonical = claim.flatMap { WebURL("https://h.example\($0)") }
                let check = PageCheck(
                    subject: .entry(once: nil), url: url, outlet: "Site", source: source.id,
                    representation: Representation(), title: nil, published: nil)
                try await store.record(
                    [
                        .page(
                            PageArrival(
                                check: check, url: url, draft: draft, bytes: Array(draft.text.utf8),
                                contentType: "text/html", representation: Representation()))
                    ], at: start.addingTimeInterval(Double(step)))
            }
            let articles = try store.articles()
            #expect(articles.count == 1 && articles[0].versions == 1)
            #expect(try store.changes(after: ChangeCursor(rawValue: 0), limit: 9).map(\.type) == [.articlePublished])
            found.append(try store.addresses(of: articles[0].id).sorted())
        }
        #expect(found[0] == found[1])
    }
}
