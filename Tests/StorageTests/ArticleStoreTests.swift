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
        etag: String? = nil, indexesWords: Bool = true
    ) async throws -> [Change] {
        let draft = Draft(title: title, paragraphs: paragraphs)
        var page = PageArrival(
            check: check, url: final.flatMap { WebURL($0) } ?? check.url, draft: draft,
            bytes: Array("<html>\(title)\(paragraphs)".utf8), contentType: "text/html",
            representation: Representation(etag: etag))
        page.reader = "1"
        return try await store.record(
            [.page(page)], at: start.addingTimeInterval(time), indexesWords: indexesWords)
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

    @Test func `a look that finds the same words renews all that is known of the page`() async throws {
        _ = try await publish(etag: "1")
        let check = try #require(try checks().first)
        try await store.record([.pageFailed(check, reason: "no answer")], at: start.addingTimeInterval(60))
        #expect(try await arrive(check, text(), at: 3600, etag: "2").isEmpty)
        #expect(try checks(at: 3600).first?.representation.etag == "2")
        let row = try store.database.read { db in
            try Row.fetchOne(
                db,
                sql: """
                    SELECT failures, lastError, checkedAt, nextCheck > checkedAt AS isLater, steadyChecks, seenAt
                    FROM article JOIN address ON address.article = article.id
                    """)
        }
        let moment = start.timeIntervalSince1970 + 3600
        #expect(
            row == [
                "failures": 0, "lastError": nil, "checkedAt": moment, "isLater": 1, "steadyChecks": 1, "seenAt": moment,
            ])
    }

    @Test func `a version from before there were hashes is compared by its words`() async throws {
        _ = try await publish()
        try await store.database.write { db in
            try db.execute(sql: "DROP TRIGGER versionNeverChanges; UPDATE version SET wholeHash = NULL")
        }
        let check = try #require(try checks().first)
        #expect(try await arrive(check, text(), at: 60).isEmpty)
        #expect(try await arrive(check, text(8), at: 120).map(\.type) == [.articleRevised])
    }

    @Test func `names that are divided otherwise are an edit`() async throws {
        let id = try await publish()
        let check = try #require(try checks().first)
        for byline in [["Jane Doe John Smith"], ["Jane Doe", "John Smith"]] {
            let draft = Draft(title: "Boats leave", paragraphs: text(), byline: byline)
            let page = PageArrival(
                check: check, url: check.url, draft: draft, bytes: Array("<html>\(byline)".utf8),
                contentType: "text/html", representation: Representation())
            try await store.record([.page(page)], at: start.addingTimeInterval(60))
        }
        #expect(try store.versions(of: id).map(\.kinds) == [[], [.byline], [.byline]])
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

    // MARK: Copies and counts

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

    @Test func `versions are counted as they come and go, wherever they are put back, indexed or not`() async throws {
        func expectCount(_ count: Int, _ line: SourceLocation = #_sourceLocation) throws {
            let stored = try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM version") }
            #expect(stored == count, sourceLocation: line)
            #expect(try store.counts(at: Date()).versions == count, sourceLocation: line)
        }
        let id = try await publish("/a", ["The harbour master denied everything."])
        for (turn, word) in ["admitted", "regretted", "forgot"].enumerated() {
            try await arrive(
                try #require(try checks().first), ["The harbour master \(word) everything."], at: Double(turn + 1) * 60,
                indexesWords: turn == 0)
        }
        try expectCount(4)
        let versions = try store.read { try VersionRecord.stored($0, of: [id.rawValue]) }
        // The first was counted before, the last was not; the one before it is put back as the last.
        for (removed, puts) in [(versions[0], true), (versions[3], false), (versions[2], true), (versions[1], false)] {
            try await store.database.write { db in
                try VersionRecord.remove(db, removed)
                if puts { try VersionRecord.put(db, removed, article: id.rawValue, number: removed.number) }
            }
        }
        try expectCount(2)
        try await store.database.write { try VersionRecord.remove($0, versions[2]) }
        _ = try await publish("/b", ["Nobody was there to ask him."])
        try expectCount(2)
        #expect(try store.counts(at: Date()).articles == 2)
    }
}
