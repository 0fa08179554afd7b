import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Reconciliation
@testable import Storage

/// Copies and stories, as they are recorded.
struct GroupingTests {
    let folder: TemporaryFolder
    private let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    // MARK: What comes

    private struct Piece {
        var outlet: String
        var path: String
        var title: String
        var paragraphs: [String]
        var agency: String?
    }

    private func arrival(_ piece: Piece, in store: ArticleStore) throws -> Arrival {
        let site = piece.outlet.lowercased().replacing(" ", with: "")
        let feed = try #require(WebURL("https://\(site).example/feed"))
        let url = try #require(WebURL("https://\(site).example\(piece.path)"))
        let source = try #require(try store.sources([(feed, piece.outlet, .feed)]).first)
        var draft = Draft(title: piece.title, paragraphs: piece.paragraphs)
        draft.agency = piece.agency
        let check = PageCheck(
            subject: .entry(once: nil), url: url, outlet: piece.outlet, source: source.id,
            representation: Representation(), title: nil, published: nil)
        return .page(
            PageArrival(
                check: check, url: url, draft: draft, bytes: Array("<html>\(draft.text)</html>".utf8),
                contentType: "text/html", representation: Representation()))
    }

    @discardableResult
    private func record(_ piece: Piece, in store: ArticleStore, at time: Double) async throws -> [Change] {
        try await store.record([try arrival(piece, in: store)], at: start.addingTimeInterval(time))
    }

    private func open(_ name: String = "d.sqlite") throws -> ArticleStore {
        try ArticleStore(path: folder.file(name), access: .write)
    }

    private func wire(_ dead: String = "seven") -> [String] {
        ["Rescuers said that \(dead) soldiers were killed when the convoy was hit near the old bridge at Dalen."]
            + (1...12).map { "On day \($0) the coast guard said that \($0 * 3) boats had left harbour number \($0)." }
    }

    private func weather(_ town: String) -> [String] {
        (1...4).map { part in (1...12).map { "\(town)\(part)of\($0)" }.joined(separator: " ") }
            + (1...8).map {
                "Warning level \($0) means that people in district \($0) should follow the advice of weather service \($0)."
            }
    }

    private static let outlets = ["Gazette", "Post", "Herald"]

    /// Two events by turns, a wire and its reprints, templates, and a correction that one reprint follows.
    private var stream: [Piece] {
        var pieces: [Piece] = []
        for (place, (one, other)) in zip(EventReports.lumba, EventReports.sorana).enumerated() {
            for (event, report) in [one, other].enumerated() {
                pieces.append(
                    Piece(
                        outlet: Self.outlets[(place + event) % 3], path: "/event\(event)/\(place)", title: report.title,
                        paragraphs: report.text.components(separatedBy: "\n\n")))
            }
            pieces.append(
                Piece(
                    outlet: Self.outlets[place % 3], path: "/weather/\(place)", title: "Weather \(place)",
                    paragraphs: weather("town\(place)")))
        }
        let reprint = ["Readers of ours will remember the bridge."] + wire()
        pieces.insert(Piece(outlet: "Vestland Wire", path: "/w", title: "Convoy hit", paragraphs: wire()), at: 2)
        pieces.insert(Piece(outlet: "Post", path: "/w", title: "Convoy hit", paragraphs: reprint), at: 5)
        let cut = Array(wire().prefix(10))
        pieces.insert(Piece(outlet: "Herald", path: "/w", title: "At the bridge", paragraphs: cut), at: 8)
        pieces.append(Piece(outlet: "Vestland Wire", path: "/w", title: "Convoy hit", paragraphs: wire("eight")))
        pieces.append(
            Piece(outlet: "Post", path: "/w", title: "Convoy hit", paragraphs: [reprint[0]] + wire("eight")))
        return pieces
    }

    // MARK: Whatever happens to the process

    private func groups(_ store: ArticleStore) throws -> [String] {
        try store.articles().sorted { $0.id < $1.id }.map { article in
            "\(article.id) \(article.url) group \(article.copyGroup ?? 0) story \(article.story?.rawValue ?? 0)"
        }
    }

    @Test func `a store that is closed and opened between arrivals groups as one that stays open`() async throws {
        let steady = try open("steady.sqlite")
        var broken = try open("broken.sqlite")
        var dice = SystemRandomNumberGenerator()
        var closed: [Int] = []
        for (place, piece) in stream.enumerated() {
            try await record(piece, in: steady, at: Double(place) * 1800)
            if Bool.random(using: &dice) {
                closed.append(place)
                broken = try open("broken.sqlite")
            }
            try await record(piece, in: broken, at: Double(place) * 1800)
        }
        let comment: Comment = "opened anew before \(closed)"
        #expect(try groups(broken) == groups(steady), comment)
        let first = ChangeCursor(rawValue: 0)
        #expect(try broken.changes(after: first, limit: 1000) == steady.changes(after: first, limit: 1000), comment)
    }

    @Test func `templates make no groups, copies and events do`() async throws {
        let store = try open()
        for (place, piece) in stream.enumerated() { try await record(piece, in: store, at: Double(place) * 1800) }
        let articles = try store.articles()
        #expect(articles.filter { $0.url.path.hasPrefix("/weather") }.allSatisfy { $0.copyGroup == nil })
        let copies = articles.filter { $0.url.path == "/w" }.map(\.copyGroup)
        #expect(copies.count == 3 && Set(copies).count == 1 && copies.allSatisfy { $0 != nil })
        for event in ["/event0/", "/event1/"] {
            let stories = articles.filter { $0.url.path.hasPrefix(event) }.map(\.story)
            #expect(Set(stories).count == 1 && stories.allSatisfy { $0 != nil }, "\(event)")
        }
    }

    @Test func `an article whose groups cannot be stored is not stored either`() async throws {
        let store = try open()
        try await record(stream[0], in: store, at: 0)
        try await store.database.write { try $0.execute(sql: "DROP TABLE fingerprint") }
        await #expect(throws: StoreError.self) { try await record(stream[1], in: store, at: 60) }
        #expect(try store.articles().count == 1)
    }

    // MARK: A service that runs for months

    @Test func `what is too old to be compared leaves the store, too`() async throws {
        let store = try open()
        for day in 0..<60 {
            let words = (1...40).map { "word\(day)x\($0)" }.joined(separator: " ")
            let piece = Piece(outlet: "Gazette", path: "/d\(day)", title: "Day \(day)", paragraphs: [words])
            try await record(piece, in: store, at: Double(day) * 86_400)
        }
        // As if thousands had come since.
        try await store.database.write { try $0.execute(sql: "UPDATE fingerprint SET terms = NULL, links = NULL") }
        let last = Piece(outlet: "Gazette", path: "/last", title: "The last", paragraphs: ["Some few words."])
        try await record(last, in: store, at: 60 * 86_400)
        let kept = try await store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM fingerprint") ?? 0 }
        #expect(kept < 25)
    }

    @Test func `an article that was read anew is still found by who reports the same`() async throws {
        let store = try open()
        let reports = EventReports.lumba
        func piece(_ place: Int) -> Piece {
            Piece(
                outlet: Self.outlets[place], path: "/r\(place)", title: reports[place].title,
                paragraphs: reports[place].text.components(separatedBy: "\n\n"))
        }
        try await record(piece(0), in: store, at: 0)
        let now = start.addingTimeInterval(60)
        try await store.database.write { db in
            let known = try #require(try ArticleRecord.fetch(db, 1))
            var draft = known.current
            draft.paragraphs[0] += " It was read better now."
            try GroupRecorder(db: db, now: now, desk: store.desk).replace(known.id, by: draft)
        }
        let changes = try await record(piece(1), in: store, at: 120)
        #expect(changes.contains { $0.type == .storyGrown })
        // And by a process that reads it from the store.
        let later = try await record(piece(2), in: try open(), at: 180)
        #expect(later.contains { $0.type == .storyGrown && $0.data.outlets == 3 })
    }

    @Test func `who compares with an article that was read anew sees the headline of now`() async throws {
        let store = try open()
        try await record(Piece(outlet: "Gazette", path: "/w", title: "Weather", paragraphs: wire()), in: store, at: 0)
        let draft = Draft(title: "Convoy hit near the bridge at Dalen", paragraphs: wire())
        try await store.database.write { [desk = store.desk, start] db in
            let snapshot = try Int64.fetchOne(db, sql: "SELECT snapshot FROM version")
            let reading = Rereading(number: 1, snapshot: snapshot, draft: draft, reader: "2")
            var log = ChangeLog(db: db, now: start)
            _ = try RereadingRecorder(db: db, now: start, desk: desk).record(.init(rawValue: 1), [reading], &log)
        }
        let text = try await store.database.write { [desk = store.desk] db in
            try desk.groups.with(db) { known in try known.withShelf { _, shelf in try shelf.text(of: 1, db) } }
        }
        let now = PrintedText(title: draft.title, text: draft.text)
        #expect(try #require(text).headlineShare(with: now) == 1)
    }

    // MARK: Copies

    @Test func `the copy that a wire's correction did not reach is listed`() async throws {
        let store = try open()
        let reprint = ["A lead of our own, about the valley."] + wire()
        try await record(
            Piece(outlet: "Tern", path: "/t", title: "Convoy", paragraphs: reprint, agency: "VESTLAND WIRE"), in: store,
            at: 0)
        try await record(
            Piece(outlet: "Vestland Wire", path: "/w", title: "Convoy hit", paragraphs: wire()), in: store, at: 9000)
        try await record(
            Piece(outlet: "Monitor", path: "/m", title: "Convoy hit", paragraphs: wire()), in: store, at: 9600)
        for (outlet, path) in [("Vestland Wire", "/w"), ("Monitor", "/m")] {
            let piece = Piece(outlet: outlet, path: path, title: "Convoy hit", paragraphs: wire("eight"))
            let told = try await record(piece, in: store, at: path == "/w" ? 12_000 : 15_000)
            #expect(told.first?.type == .articleRevised)
        }
        let articles = try store.articles()
        func id(_ outlet: String) throws -> Article.ID { try #require(articles.first { $0.outlet == outlet }).id }
        let agency = try id("Vestland Wire"), follower = try id("Monitor"), late = try id("Tern")
        for article in articles {
            let family = try store.copyFamily(of: article)
            #expect(family.origin == agency)
            #expect(family.members.count == 3)
            let told = try #require(family.corrections.first)
            #expect(family.corrections.count == 1 && told.correction.kind == .number)
            #expect(told.article == agency && told.version == 2)
            #expect(told.followed == [follower] && told.behind == [late])
        }
        let share = try #require(try store.copyFamily(of: articles[0]).member(late)).share
        #expect(share.ofThis > 0.7 && share.ofThis < 1 && share.ofOther > 0.7)
    }

    @Test func `an excerpt is told from either side, and is no copy`() async throws {
        let store = try open()
        try await record(
            Piece(outlet: "Vestland Wire", path: "/w", title: "Convoy hit", paragraphs: wire()), in: store, at: 0)
        let own = (1...120).map { "Our reporter counted \($0) lamps along street number \($0) before dark." }
        try await record(
            Piece(outlet: "Post", path: "/b", title: "The day", paragraphs: wire() + own), in: store, at: 600)
        let articles = try store.articles().sorted { $0.id < $1.id }
        #expect(articles.map(\.copyGroup) == [nil, nil])
        let ofWire = try store.copyFamily(of: articles[0]), ofDay = try store.copyFamily(of: articles[1])
        #expect(ofWire.members.map(\.article.id) == [articles[0].id] && ofWire.corrections.isEmpty)
        #expect(ofWire.excerpts.map(\.article.id) == [articles[1].id])
        #expect(ofWire.excerpts.map(\.share) == [ChangeData.Share(ofThis: 1, ofOther: 0.15)])
        #expect(ofDay.excerpts.map(\.share) == [ChangeData.Share(ofThis: 0.15, ofOther: 1)])
    }

    // MARK: Stories

    @Test func `stories are listed as they grew, with what they are about, and a merged one leads on`() async throws {
        let store = try open()
        for (place, piece) in stream.enumerated() { try await record(piece, in: store, at: Double(place) * 1800) }
        let stories = try store.stories(limit: 10)
        #expect(stories.map(\.grown) == stories.map(\.grown).sorted(by: >))
        let events = try stories.filter { story in
            try store.articles(of: story.id).allSatisfy { $0.url.path.hasPrefix("/event") }
        }
        #expect(events.map(\.outlets) == [3, 3] && events.map(\.articles) == [4, 4])
        #expect(events.map(\.title).contains("Tarvo market hall collapses in Lumba quake"))
        let first = try #require(events.last)
        let seen = try store.articles(of: first.id).map(\.firstSeen)
        #expect(seen == seen.sorted() && seen.first == first.began && seen.last == first.grown)
        #expect(try store.growth(of: first.id, since: first.began) == .init(articles: 4, outlets: 3))
        #expect(try store.stories(limit: 10, since: .distantFuture).isEmpty)
        try await store.database.write {
            try $0.execute(
                sql: "INSERT INTO story (id, began, grown, mergedInto) VALUES (900, 0, 0, ?)",
                arguments: [first.id.rawValue])
        }
        #expect(try store.story(Story.ID(rawValue: 900))?.id == first.id)
        #expect(try store.story(Story.ID(rawValue: 901)) == nil)
    }

    @Test func `articles of one outlet alone are no story that is listed`() async throws {
        let store = try open()
        for (place, report) in EventReports.lumba.enumerated() {
            let piece = Piece(
                outlet: "Post", path: "/\(place)", title: report.title,
                paragraphs: report.text.components(separatedBy: "\n\n"))
            let told = try await record(piece, in: store, at: Double(place) * 1800)
            #expect(told.map(\.type) == [.articlePublished])
        }
        #expect(Set(try store.articles().map(\.story)).count == 1)
        #expect(try store.stories(limit: 10).isEmpty)
    }

    // MARK: Older stores

    @Test func `a store of before keeps the copies that it knows, and goes on`() async throws {
        let path = folder.file("old.sqlite")
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(
            old, upTo: "articles joined and divided, read anew, and how often they are edited")
        try await old.write { [start, text = wire().joined(separator: "\n\n")] db in
            for (id, outlet) in [(1, "Wire"), (2, "Post")] {
                try db.execute(
                    sql: """
                        INSERT INTO article (id, outlet, url, status, versions, firstSeen, lastChanged, checkedAt, nextCheck,
                            copyGroup, shingles)
                        VALUES (?1, ?2, ?3, 'live', 1, ?4, ?4, ?4, ?4, 1, 90)
                        """,
                    arguments: [id, outlet, "https://\(outlet.lowercased()).example/a", start.timeIntervalSince1970])
                try db.execute(
                    sql: """
                        INSERT INTO version (article, number, seenAt, title, text, byline, kinds, wordHash)
                        VALUES (?, 1, ?, 'Convoy hit', ?, '[]', '[]', ?)
                        """, arguments: [id, start.timeIntervalSince1970, text, 7])
                try db.execute(sql: "INSERT INTO shingle (hash, article) VALUES (?, ?)", arguments: [id * 11, id])
            }
        }
        try old.close()
        let store = try open("old.sqlite")
        let articles = try store.articles()
        #expect(articles.map(\.copyGroup) == [1, 1] && articles.map(\.story) == [nil, nil])
        #expect(try store.copyFamily(of: articles[0]).members.count == 2)
        #expect(try store.stories(limit: 5).isEmpty)
        let told = try await record(stream[0], in: store, at: 600)
        #expect(told.map(\.type) == [.articlePublished])
        #expect(try store.integrity() == "ok")
    }
}
