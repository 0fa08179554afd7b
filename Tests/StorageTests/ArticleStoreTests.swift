import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

struct ArticleStoreTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let source: Source
    let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        let url = try #require(WebURL("https://h.example/feed"))
        source = try #require(try store.sources([(url, "H", .feed)]).first)
    }

    // MARK: What happens to a store

    func list(_ entries: [(key: String, path: String)], updated: String? = nil, at time: Double = 0)
        async throws
    {
        let listed = entries.compactMap { entry in
            WebURL("https://h.example\(entry.path)").map {
                ListedEntry(
                    key: entry.key, url: $0, title: "T", published: nil, updated: updated.flatMap { NewsDate($0) })
            }
        }
        let feed = FeedArrival(
            source: source.id, representation: Representation(), entries: listed)
        try await store.record([.feed(feed)], at: start.addingTimeInterval(time))
    }

    func checks(at time: Double = 0, _ revisits: ArticleStore.Revisits = .all) throws -> [PageCheck] {
        try checks(of: [source], at: time, revisits)
    }

    func checks(
        of sources: [Source], at time: Double, _ revisits: ArticleStore.Revisits
    ) throws -> [PageCheck] {
        var due: [ArticleStore.DuePage] = []
        var seen: Set<Int> = []
        try store.eachDuePage(
            of: sources.map(\.id), revisits: revisits, turn: .distantFuture, at: start.addingTimeInterval(time),
            seen: &seen
        ) { page, _ in due.append(page) }
        return try due.compactMap { try store.pageCheck($0) }
    }

    func text(_ number: Int = 7) -> [String] {
        (1...6).map {
            "Paragraph \($0) tells that \(number) boats left the harbour on day \($0) of the week in spring."
        }
    }

    @discardableResult
    func arrive(
        _ check: PageCheck, title: String = "Boats leave", _ paragraphs: [String], final: String? = nil,
        at time: Double = 0,
        etag: String? = nil
    ) async throws -> [Change] {
        let draft = Draft(title: title, paragraphs: paragraphs)
        var page = PageArrival(
            check: check, url: final.flatMap { WebURL($0) } ?? check.url, draft: draft,
            bytes: Array("<html>\(title)\(paragraphs)".utf8), contentType: "text/html",
            representation: Representation(etag: etag))
        page.reader = "1"
        return try await store.record([.page(page)], at: start.addingTimeInterval(time))
    }

    func publish(
        _ path: String = "/a", title: String = "Boats leave", _ paragraphs: [String]? = nil, etag: String? = nil
    ) async throws -> Article.ID {
        try await list([("id\(path)", path)])
        let check = try #require(try checks().first { $0.url.path == path })
        let changes = try await arrive(check, title: title, paragraphs ?? text(), etag: etag)
        return try #require(changes.first?.data.article?.id)
    }

    // MARK: Versions

    @Test func `a new article is version 1 and told as published`() async throws {
        let id = try await publish()
        let article = try #require(try store.article(id))
        #expect(article.versions == 1 && article.title == "Boats leave" && article.status == .live)
        #expect(try store.changes(of: id).map(\.type) == [.articlePublished])
        #expect(try store.versions(of: id).first?.draft.paragraphs == text())
    }

    @Test func `the same words again are no version and no line in the log`() async throws {
        let id = try await publish()
        let check = try #require(try checks(at: 60).first)
        #expect(try await arrive(check, text(), at: 60).isEmpty)
        #expect(try store.article(id)?.versions == 1)
    }

    @Test func `a headline alone and a figure alone are versions`() async throws {
        let id = try await publish()
        try await arrive(try #require(try checks().first), title: "Boats sail", text(), at: 60)
        let changes = try await arrive(try #require(try checks().first), title: "Boats sail", text(8), at: 120)
        #expect(try store.versions(of: id).map(\.kinds) == [[], [.headline], [.number]])
        #expect(changes.first?.data.silent == true)
        #expect(changes.first?.data.previous == 2 && changes.first?.data.version == 3)
    }

    @Test func `there and back again is three versions`() async throws {
        let id = try await publish()
        for (step, number) in [8, 7].enumerated() {
            try await arrive(try #require(try checks().first), text(number), at: Double(step + 1) * 60)
        }
        #expect(try store.versions(of: id).count == 3)
    }

    @Test func `every version's page can be read as it came`() async throws {
        let id = try await publish()
        for step in 1...20 { try await arrive(try #require(try checks().first), text(step + 7), at: Double(step) * 60) }
        for number in 1...21 {
            let expected = "<html>Boats leave\(text(number == 1 ? 7 : number + 6))"
            #expect(try store.snapshot(of: id, version: number) == Array(expected.utf8))
        }
    }

    @Test func `the database itself refuses to change a version or the log`() async throws {
        _ = try await publish()
        let queue = try DatabaseQueue(path: store.path)
        await #expect(throws: DatabaseError.self) {
            try await queue.write { try $0.execute(sql: "UPDATE version SET title = 'x'") }
        }
        await #expect(throws: DatabaseError.self) {
            try await queue.write { try $0.execute(sql: "UPDATE change SET data = '{}'") }
        }
    }

    @Test func `a number of the log is never used twice, not even after a deletion`() async throws {
        _ = try await publish()
        let queue = try DatabaseQueue(path: store.path)
        try await queue.write { try $0.execute(sql: "DELETE FROM change") }
        let changes = try await arrive(try #require(try checks().first), text(9), at: 60)
        #expect(changes.first?.cursor.rawValue == 2)
    }

    // MARK: Gone, back, moved

    @Test func `a page that is gone and returns goes on where it was`() async throws {
        let id = try await publish()
        #expect(
            try await store.record([.pageGone(id, reason: "HTTP 404")], at: start.addingTimeInterval(60)).map(\.type)
                == [.articleGone])
        #expect(try await store.record([.pageGone(id, reason: "HTTP 404")], at: start.addingTimeInterval(70)).isEmpty)
        #expect(try store.article(id)?.status == .gone)
        let check = try #require(try checks(at: 120).first)
        #expect(check.subject == .article(id, isGone: true))
        let back = try await arrive(check, text(8), at: 120)
        #expect(back.map(\.type) == [.articleReturned, .articleRevised])
        #expect(try store.versions(of: id).count == 2)
    }

    @Test func `a redirect to a new address is a move, not an article`() async throws {
        let id = try await publish("/old")
        let check = try #require(try checks(at: 60).first)
        let changes = try await arrive(check, text(), final: "https://h.example/new", at: 60)
        #expect(changes.map(\.type) == [.articleMoved])
        #expect(try store.article(id)?.url.text == "https://h.example/new")
        #expect(try store.article(at: #require(WebURL("https://h.example/old")))?.id == id)
        #expect(try store.articles().count == 1)
    }

    @Test func `an article that moves back is still followed`() async throws {
        let id = try await publish("/old")
        try await arrive(try #require(try checks().first), text(), final: "https://h.example/new", at: 60)
        let back = try await arrive(try #require(try checks().first), text(8), final: "https://h.example/old", at: 120)
        #expect(back.map(\.type) == [.articleMoved, .articleRevised])
        #expect(try store.article(id)?.url.path == "/old")
    }

    @Test func `a feed that names a new address for its id moves the article`() async throws {
        let id = try await publish("/old")
        try await list([("id/old", "/brand-new")], at: 60)
        let check = try #require(try checks(at: 60).first { $0.url.path == "/brand-new" })
        #expect(check.subject == .entry(once: id))
        let changes = try await arrive(check, title: "Boats leave again", text(), at: 60)
        #expect(changes.map(\.type) == [.articleMoved, .articleRevised])
        #expect(try store.articles().count == 1)
    }

    @Test func `the same text at another address of the outlet is the same article`() async throws {
        let id = try await publish("/a")
        try await list([("id/a", "/a"), ("other", "/print/a")])
        let check = try #require(try checks().first { $0.url.path == "/print/a" })
        #expect(try await arrive(check, text(), at: 60).isEmpty)
        #expect(try store.article(at: #require(WebURL("https://h.example/print/a")))?.id == id)
    }

    @Test func `a second door that reads a little differently is no edit and lends no validators`() async throws {
        let id = try await publish("/a", etag: "\"own\"")
        try await list([("id/a", "/a"), ("amp", "/amp/a")])
        let check = try #require(try checks().first { $0.url.path == "/amp/a" })
        var draft = Draft(title: "Boats leave", paragraphs: text() + ["Read the full article on our site."])
        draft.canonical = WebURL("https://h.example/a")
        let page = PageArrival(
            check: check, url: check.url, draft: draft, bytes: [1], contentType: nil,
            representation: Representation(etag: "\"amp\""))
        #expect(try await store.record([.page(page)], at: start.addingTimeInterval(60)).isEmpty)
        #expect(try store.article(at: #require(WebURL("https://h.example/amp/a")))?.id == id)
        #expect(try checks(at: 60).map(\.representation.etag) == ["\"own\""])
    }

    @Test func `an article that was gone and stands elsewhere has moved`() async throws {
        let id = try await publish("/old")
        try await store.record([.pageGone(id, reason: "HTTP 404")], at: start.addingTimeInterval(60))
        try await list([("new", "/new")], at: 60)
        let check = try #require(try checks(at: 60).first { $0.url.path == "/new" })
        let changes = try await arrive(check, text(), at: 60)
        #expect(changes.map(\.type) == [.articleMoved, .articleReturned])
        #expect(try store.article(id)?.url.path == "/new")
    }

    @Test func `a few words that two pages share make them no one article`() async throws {
        _ = try await publish("/a", ["Watch the video above."])
        try await list([("id/a", "/a"), ("other", "/b")])
        let check = try #require(try checks().first { $0.url.path == "/b" })
        #expect(
            try await arrive(check, title: "Another film", ["Watch the video above."]).map(\.type) == [
                .articlePublished
            ])
    }

    @Test func `two entries with one address are fetched once`() async throws {
        try await list([("1", "/a?utm_source=x"), ("2", "/a?utm_source=y"), ("3", "/b")])
        #expect(try checks().map(\.url.path).sorted() == ["/a", "/b"])
    }

    @Test func `the same id in two feeds is two entries`() async throws {
        try await list([("7", "/a")])
        let url = try #require(WebURL("https://other.example/feed"))
        let other = try #require(try store.sources([(url, "O", .feed)]).first)
        let entry = ListedEntry(
            key: "7", url: try #require(WebURL("https://other.example/z")), title: nil, published: nil, updated: nil)
        let feed = FeedArrival(
            source: other.id, representation: Representation(), entries: [entry])
        try await store.record([.feed(feed)], at: start)
        #expect(try checks(of: [source, other], at: 0, .due).count == 2)
    }

    // MARK: What fails

    @Test func `a page that fails is asked again later, and nothing is concluded`() async throws {
        let id = try await publish()
        let check = try #require(try checks(at: 60).first)
        for _ in 1...4 {
            #expect(try checks(at: 60, .due).count == 1)
            let failed = Arrival.pageFailed(check, reason: "HTTP 503")
            #expect(try await store.record([failed], at: start.addingTimeInterval(60)).isEmpty)
        }
        #expect(try store.article(id)?.status == .live)
        #expect(try checks(at: 61, .due).isEmpty)
        #expect(try checks(at: 60 + 61, .due).count == 1)
        #expect(try checks(at: 61, .all).count == 1)
    }

    @Test func `an entry whose page failed is not forgotten`() async throws {
        try await list([("1", "/a")])
        for time in [0.0, 3, 6, 10] {
            let check = try #require(try checks(at: time, .due).first)
            try await store.record([.pageFailed(check, reason: "cut off")], at: start.addingTimeInterval(time))
        }
        #expect(try checks(at: 11, .due).isEmpty)
        #expect(try checks(at: 11, .all).map(\.url.path) == ["/a"])
        #expect(try checks(at: 71, .due).map(\.url.path) == ["/a"])
    }

    @Test func `a source is told as failing at the third failure, once, and as recovered`() async throws {
        var types: [ChangeType] = []
        for _ in 0..<5 {
            types += try await store.record([.sourceFailed(source.id, reason: "HTTP 500")], at: start).map(\.type)
        }
        types += try await store.record(
            [.feedNotModified(source.id, Representation(etag: "x"), movedTo: nil)], at: start
        ).map(\.type)
        #expect(types == [.sourceFailing, .sourceRecovered])
    }

    @Test func `validators are kept byte for byte, and dropped when the address changes`() async throws {
        _ = try await publish("/a", etag: "W/\"odd  tag\"")
        #expect(try checks(at: 60).first?.representation.etag == "W/\"odd  tag\"")
        try await arrive(try #require(try checks(at: 60).first), text(), final: "https://h.example/b", at: 60)
        #expect(try checks(at: 120).first?.representation.etag == nil)
    }

    @Test func `the beginning of a known text does not replace it`() async throws {
        let id = try await publish("/a", text() + text(3) + text(4))
        #expect(try await arrive(try #require(try checks(at: 60).first), Array(text().prefix(2)), at: 60).isEmpty)
        #expect(try store.article(id)?.versions == 1)
    }

    @Test func `an article that is gone does not return as a teaser`() async throws {
        let id = try await publish("/a", text() + text(3) + text(4))
        try await store.record([.pageGone(id, reason: "HTTP 404")], at: start.addingTimeInterval(60))
        let check = try #require(try checks(at: 120).first)
        #expect(try await arrive(check, Array(text().prefix(2)), at: 120).isEmpty)
        #expect(try store.article(id)?.status == .gone)
    }

    private var report: [String] {
        (1...12).map {
            "On evening \($0) the orchestra of the valley played for \($0 * 40) guests in hall number \($0)."
        }
    }

    @Test func `another text under another headline is another article at the fourth look, and not if it passes`()
        async throws
    {
        let id = try await publish()
        for look in 1...3 {
            #expect(
                try await arrive(try #require(try checks().first), title: "Concert", report, at: Double(look) * 60)
                    .isEmpty)
        }
        #expect(try await arrive(try #require(try checks().first), text(), at: 300).isEmpty)
        for look in 6...8 {
            #expect(
                try await arrive(try #require(try checks().first), title: "Concert", report, at: Double(look) * 60)
                    .isEmpty)
        }
        #expect(
            try await arrive(try #require(try checks().first), title: "Concert", report, at: 600).map(\.type) == [
                .articleGone, .articlePublished,
            ])
        let gone = try #require(try store.article(id))
        #expect(gone.status == .gone && gone.versions == 1)
        let new = try #require(try store.article(at: gone.url))
        #expect(new.id != id && new.title == "Concert")
    }

    @Test(arguments: [true, false])
    func `a notice of a few words is no article, nor is a long one that stands in many places`(isShort: Bool)
        async throws
    {
        try await list([("id/a", "/a"), ("id/b", "/b")])
        for check in try checks() { try await arrive(check, check.url.path == "/a" ? text() : text(8) + text(9)) }
        let wall = ["Please switch off your content blocker to go on reading, or take out a subscription today."]
        for look in 1...8 {
            for check in try checks() where !isShort || check.url.path == "/a" {
                let told = try await arrive(
                    check, title: "Before you go on", isShort ? wall : report, at: Double(look) * 60)
                #expect(told.isEmpty)
            }
        }
        #expect(try store.articles().allSatisfy { $0.status == .live && $0.versions == 1 })
    }

    @Test func `a retraction under the old headline is a version, not another article`() async throws {
        _ = try await publish()
        let notice = ["This article has been withdrawn. Several statements in it could not be verified. We apologise."]
        let told = try await arrive(
            try #require(try checks().first), title: "Retracted: Boats leave", notice, at: 60)
        #expect(told.map(\.type) == [.articleRevised])
    }

    @Test func `a page that shows two headlines by turns is told so once`() async throws {
        _ = try await publish()
        var told: [Change] = []
        for look in 1...9 {
            let check = try #require(try checks().first)
            told += try await arrive(
                check, title: look.isMultiple(of: 2) ? "Ferry hits pier" : "Ferry rams pier", text(),
                at: Double(look) * 600)
        }
        #expect(told.map(\.type) == Array(repeating: .articleRevised, count: 4))
        #expect(told.map(\.data.alternates) == [nil, nil, nil, true])
        let check = try #require(try checks().first)
        let next = try await arrive(check, title: "Ferry hits pier", text(8), at: 7000)
        #expect(next.map(\.type) == [.articleRevised])
        #expect(next.first?.data.alternates == nil)
    }

    @Test func `an edit that is taken back is kept as it happened`() async throws {
        let id = try await publish()
        for (look, number) in [(1, 8), (2, 7)] {
            _ = try await arrive(try #require(try checks().first), text(number), at: Double(look) * 600)
        }
        #expect(try store.versions(of: id).map(\.number) == [1, 2, 3])
    }

    // MARK: Copies and search

    @Test func `a reprint at another outlet is told with what is shared`() async throws {
        let wire = (1...20).map {
            "On day \($0) the coast guard said that \($0 * 3) boats had left harbour number \($0)."
        }
        let first = try await publish("/a", wire)
        try await list([("2", "/b")])
        let check = try #require(try checks().first { $0.url.path == "/b" })
        let changes = try await arrive(check, title: "Boats", ["A line of our own stands here."] + wire.prefix(15))
        #expect(changes.map(\.type) == [.articlePublished, .copyFound])
        #expect(changes.last?.data.copyOf?.id == first)
        #expect(try #require(changes.last?.data.share).ofThis > 0.8)
        let original = try #require(try store.article(first))
        #expect(try store.copies(of: original).map(\.title) == ["Boats"])
    }

    @Test func `words of a version that was replaced are still found`() async throws {
        let id = try await publish("/a", ["The harbour master denied everything."])
        try await arrive(try #require(try checks().first), ["The harbour master admitted everything."], at: 60)
        let hit = try #require(try store.find("DENIED everything", limit: 5).hits.first)
        #expect(hit.article.id == id && hit.version == 1 && hit.article.versions == 2)
        #expect(try store.find("nowhere", limit: 5).hits.isEmpty)
        #expect(try store.find("\" OR (", limit: 5).hits.isEmpty)
    }

    @Test func `versions are counted as they come and go`() async throws {
        let id = try await publish("/a", ["The harbour master denied everything."])
        try await arrive(try #require(try checks().first), ["The harbour master admitted everything."], at: 60)
        _ = try await publish("/b", ["Nobody was there to ask him."])
        #expect(try store.counts(at: Date()).versions == 3 && store.counts(at: Date()).articles == 2)
        try await store.database.write { db in
            try db.execute(sql: "DELETE FROM version WHERE article = ? AND number = 1", arguments: [id.rawValue])
        }
        #expect(try store.counts(at: Date()).versions == 2)
    }

    @Test(arguments: [
        ("七名士兵在袭击中丧生，当局表示。", "士兵", "总统发表讲话"), ("港で船が桟橋に衝突した", "桟橋に", "天気は晴れ"),
        ("เรือชนท่าเรือเมื่อเช้านี้", "ท่าเรือ", "ฝนตกหนัก"), ("袭击造成士兵", "士兵", "和平"),
        // Two characters of four scalars.
        ("เรือชนท่าเรือเมื่อเช้านี้", "มื่อ", "ฝนตกหนัก"),
    ])
    func `words are found in scripts without spaces, and said to be gone when they are`(
        text: String, word: String, other: String
    ) async throws {
        let id = try await publish("/a", [text])
        #expect(try store.find(word, limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find(word, onlyGone: true, limit: 5).hits.isEmpty)
        try await arrive(try #require(try checks().first), [other], at: 60)
        let hit = try #require(try store.find(word, onlyGone: true, limit: 5).hits.first)
        #expect(hit.version == 1 && !hit.isCurrent)
        #expect(try store.find(other, limit: 5).hits.first?.isCurrent == true)
    }

    @Test func `words of one or two characters are found wherever they stand, and beside longer ones`() async throws {
        // Every text has other characters behind the word, as in a language.
        for number in 0..<30 {
            let next = Unicode.Scalar(UInt32(0x4E00 + number * 7)).map(String.init) ?? ""
            _ = try await publish("/p\(number)", title: "港口新闻", ["昨天士兵\(next)离开了第\(number)号港口。"])
        }
        let last = try await publish("/q", title: "士兵回家", ["他们AI什么都没说，就这样。"])
        #expect(try store.find("士兵", limit: 100).hits.count == 31)
        #expect(try store.find("士", limit: 100).hits.first?.article.id == last)
        #expect(try store.find("兵 没说，就", limit: 9).hits.map(\.article.id) == [last])
        #expect(try store.find("ai 士", limit: 9).hits.map(\.article.id) == [last])
        #expect(try store.find("士 马", limit: 9).hits.isEmpty)
    }

    @Test func `what stands in the headline comes first, then what says it often, then what is new`() async throws {
        let texts = [
            "Boats boats boats.", "A boat of boats among other words.", "Boats, at the end of a long sentence.",
        ]
        for (number, text) in texts.enumerated() {
            _ = try await publish("/p\(number)", title: "The port", [text + " Nothing else, number \(number * 31)."])
        }
        let inHeadline = try await publish("/p4", title: "Boats leave", ["They were seen by nobody, number 411."])
        #expect(try store.find("boats", limit: 5).hits.map(\.article.id.rawValue) == [inHeadline.rawValue, 1, 3, 2])
        #expect(try store.find("boats", limit: 2).hits.count == 2)
    }

    @Test func `of words that very many have, the latest are weighed`() async throws {
        for number in 0..<5 {
            let often = String(repeating: "Boats and boats. ", count: 5 - number)
            _ = try await publish("/p\(number)", title: "The port", [often + "Nothing else, number \(number * 31)."])
        }
        let ranked = try store.find("boats", onlyGone: false, limit: 5, effort: SearchEffort(most: 2)).hits
        #expect(ranked.map(\.article.id.rawValue) == [4, 5])
        #expect(ranked.allSatisfy { $0.excerpt.contains("\u{2}") })
    }

    @Test func `who has no patience hears of the latest versions, and how many those are`() async throws {
        for number in 0..<6 {
            _ = try await publish("/p\(number)", title: "Pier \(number)", ["Boats and gulls, number \(number * 31)."])
        }
        let hasty = SearchEffort(stretch: 2, patience: .zero)
        let findings = try store.find("boats", onlyGone: false, limit: 9, effort: hasty)
        #expect(findings.hits.map(\.article.title) == ["Pier 5", "Pier 4"])
        #expect(findings.latest == 2)
        let patient = try store.find("boats", onlyGone: false, limit: 9, effort: SearchEffort(stretch: 2))
        #expect(patient.hits.count == 6 && patient.latest == nil)
        let enough = try store.find("boats", onlyGone: false, limit: 9, effort: SearchEffort(most: 2, stretch: 2))
        #expect(enough.hits.count == 2 && enough.latest == nil)
    }

    @Test(
        arguments: [
            (["士兵"], "七名士兵在袭击中丧生", "七名\u{2}士兵\u{3}在袭击中丧生"),
            (["和平"], "七名士兵", "七名士兵"),
            (["兵", "生"], "士兵生", "士\u{2}兵\u{3}\u{2}生\u{3}"),
            (["covid"], "关于COVID的", "关于\u{2}COVID\u{3}的"),
        ] as [([String], String, String)])
    func `an excerpt marks what was looked for between characters`(terms: [String], text: String, expected: String) {
        #expect(UnspacedExcerpt(terms: terms).text(of: text, title: "无题") == expected)
    }

    @Test func `an excerpt of a long text is cut around the first place`() {
        let text = String(repeating: "前", count: 30) + "士兵" + String(repeating: "后", count: 60)
        let expected =
            "…" + String(repeating: "前", count: 12) + "\u{2}士兵\u{3}" + String(repeating: "后", count: 36) + "…"
        #expect(UnspacedExcerpt(terms: ["士兵"]).text(of: text, title: "") == expected)
        #expect(UnspacedExcerpt(terms: ["题"]).text(of: text, title: "标题") == "标\u{2}题\u{3}")
    }

    @Test func `a phrase in quotation marks is found as it stands`() async throws {
        let id = try await publish("/a", ["The minister denied that anything was wrong with the bridge."])
        #expect(try store.find("\"denied that anything\"", limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find("\"anything that denied\"", limit: 5).hits.isEmpty)
        #expect(try store.find("anything bridge", limit: 5).hits.count == 1)
    }

    @Test(arguments: [
        ("\"said that that day\"", true), ("\"that that that\"", false), ("\"follow-up talks began\"", true),
        ("\"up talks began\"", true), ("\"follow up began\"", false), ("\"talks – began\"", true),
        ("\"café was\" \"follow-up\"", true), ("\"cafe was\" \"up follow\"", false), ("follow-up", true),
        ("up-follow", false), ("\"Nº 5, Main Street\"", true),
        // The headline ends where the text begins.
        ("\"leave the café\"", false), ("\"boats leave\"", true),
    ])
    func `what stands in quotation marks follows each other, whatever stands between`(
        query: String, isFound: Bool
    ) async throws {
        _ = try await publish(
            "/a", ["The café was shut. He said that that day follow-up talks began at Nº 5, Main Street."])
        let hits = try store.find(query, limit: 5).hits
        #expect(hits.count == (isFound ? 1 : 0))
        #expect(hits.allSatisfy { $0.excerpt.contains("\u{2}") && $0.excerpt.contains("\u{3}") })
    }

    @Test(arguments: [1, 3])
    func `versions of before the index had shelves are found on them, and leave nothing behind`(
        count: Int
    ) async throws {
        for number in 1...count {
            _ = try await publish("/\(number)", ["Harbour master \(number) denied all. 七名士兵在袭击中丧生\(number)。"])
        }
        let versions = try await store.database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO search (search) VALUES ('delete-all');
                    INSERT INTO unspacedSearch (unspacedSearch) VALUES ('delete-all');
                    INSERT INTO search (rowid, title, text) SELECT id, title, text FROM version;
                    INSERT INTO unspacedSearch (rowid, title, text)
                        SELECT id, title || '  ', text || '  ' FROM version;
                    """)
            #expect(try Self.marked(db) == [0, 0])
            try db.execute(sql: Schema.shelves)
            #expect(try Self.marked(db) == [count, count])
            return try VersionRecord.stored(db, of: (1...count).map { Int64($0) })
        }
        for phrase in ["\"denied all\"", "\"士兵在袭击中丧生\""] {
            #expect(try store.find(phrase, limit: 5).hits.count == count)
        }
        try await store.database.write { db in
            for version in versions { try VersionRecord.forgetWords(db, of: version) }
            for table in ["search", "unspacedSearch"] {
                try db.execute(sql: "CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, \(table), row)")
                #expect(try String.fetchAll(db, sql: "SELECT term FROM temp.terms") == [], "\(table)")
                try db.execute(
                    sql: """
                        DROP TABLE temp.terms; INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 0);
                        """)
            }
        }
    }

    /// How many versions have a mark in each index.
    private static func marked(_ db: Database) throws -> [Int] {
        try ["search", "unspacedSearch"].map { table in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM \(table) WHERE \(table) MATCH ?",
                arguments: [IndexShelf.pattern(after: 0, upTo: 9)]) ?? 0
        }
    }

    @Test(
        arguments: [
            // What Unicode's later tables call a letter, SQLite has no token for; and the other way round.
            ("boats \u{19B0}", 1), ("\"boats \u{19B0} cost\"", 1), ("\u{19B0} boats", 1), ("boats \u{1CF2}", 1),
            ("\"500 ₺ today\"", 1), ("\"500 today\"", 0), ("\"Foo 🤖 bar\"", 1), ("🤖", 1),
            // A mark that carries an accent.
            ("boats\"\u{308} cost", 1), ("boats\"\u{308} OR \"\u{308}nowhere", 0), ("boats\"\u{308}) OR (cost", 0),
            ("\"\u{308}\"", 0), ("boats ・", 1), ("・", 0), ("的 龘", 0), ("boats*", 1), ("title:boats", 0),
            ("boats NOT cost", 0), ("\u{E000}\u{E100}\u{E500}", 0), ("^boats", 1), ("{boats}", 1),
        ] as [(String, Int)])
    func `whatever is looked for is looked for, and nothing else`(query: String, count: Int) async throws {
        _ = try await publish("/a", title: "Trams", ["Boats cost 500 ₺ today. We love Foo 🤖 bar."])
        #expect(try store.find(query, limit: 5).hits.count == count)
    }

    @Test func `more words than anybody looks for are looked for`() async throws {
        let words = (1...600).map { "word\($0)" }
        let id = try await publish("/a", [words.joined(separator: " ")])
        #expect(try store.find(words.reversed().joined(separator: " "), limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find("\"\(words.joined(separator: " "))\"", limit: 5).hits.map(\.article.id) == [id])
        #expect(try store.find((words + ["more"]).joined(separator: " "), limit: 5).hits.isEmpty)
    }

    @Test func `of two short terms of which one is rare the rare one leads, and patience has an end`() async throws {
        for number in 0..<12 { _ = try await publish("/p\(number)", ["的的的\(number)在港口说话的人。"]) }
        let rare = try await publish("/q", ["龘的港口。"])
        #expect(try store.find("的 龘", limit: 5).hits.map(\.article.id) == [rare])
    }

    @Test(arguments: ["boats", "士兵在"])
    func `versions are found on every shelf, and between two`(word: String) async throws {
        let id = try await publish("/a", title: "Boats 0", ["The first of all boats, number 0. 七名士兵在港口。"])
        let shelf = IndexShelf.versions
        for number in [shelf - 1, shelf, shelf + 1, shelf * 3 - 1, shelf * 1000 + 7] {
            try await store.database.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO version (id, article, number, seenAt, title, text, byline, kinds, wordHash, isUnspaced)
                        VALUES (?, ?, (SELECT max(number) + 1 FROM version), 0, 'Boats', 'More boats. 士兵在。', '[]', '[]',
                            0, 1);
                        UPDATE article SET versions = versions + 1;
                        """, arguments: [number, id.rawValue])
                try VersionRecord.indexPending(db)
            }
        }
        for stretch in [1, shelf, shelf * 2, shelf * 100] {
            let found = try store.read { db in
                let terms = try SearchTerms(word, db)
                let effort = SearchEffort(stretch: stretch)
                return try LatestVersions(of: try terms.pattern(db), in: terms.table, effort, db).bestFirst
            }
            #expect(found.sorted() == [1, shelf - 1, shelf, shelf + 1, shelf * 3 - 1, shelf * 1000 + 7])
        }
    }
}
