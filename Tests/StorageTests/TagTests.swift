import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What sources are filed under, and the log by that.
struct TagTests {
    let folder: TemporaryFolder
    private let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open(_ name: String = "d.sqlite") throws -> ArticleStore {
        try ArticleStore(path: folder.file(name), access: .write)
    }

    private func follow(_ path: String, _ outlet: String, _ tags: Set<String>, in store: ArticleStore) throws {
        let url = try #require(WebURL("https://news.example/\(path)"))
        _ = try store.sources([(url, outlet, .feed)], tags: [url: tags])
    }

    private func tell(_ outlets: [String], in store: ArticleStore) throws {
        let url = try #require(WebURL("https://news.example/a"))
        let time = start
        try store.write { db in
            var log = ChangeLog(db: db, now: time)
            for outlet in outlets {
                var data = ChangeData()
                data.article = .init(id: Article.ID(rawValue: 1), url: url, title: "Title", outlet: outlet)
                try log.append(.articleRevised, data)
            }
        }
    }

    private func numbers(
        _ tags: Set<String>, outlets: Set<String> = [], in store: ArticleStore, reach: Int64 = 50_000
    ) throws -> [Int64] {
        var filter = ChangeFilter()
        filter.outlets = outlets
        filter.taggedOutlets = try store.outlets(tagged: tags)
        return try store.changes(before: nil, matching: filter, limit: 200, reach: reach).changes.map(\.cursor.rawValue)
    }

    @Test func `a source has the tags that its user gave it last`() throws {
        let store = try open()
        try follow("a", "Gazette", ["world", "english"], in: store)
        #expect(try store.tags(limit: 10) == ["english", "world"])
        try follow("a", "Gazette", ["world", "boats"], in: store)
        #expect(try store.tags(limit: 10) == ["boats", "world"])
        #expect(try store.tags(limit: 1) == ["boats"])
        try follow("a", "Gazette", [], in: store)
        #expect(try store.tags(limit: 10).isEmpty)
    }

    @Test func `an outlet has the tags of all its sources, whoever else has them`() throws {
        let store = try open()
        try follow("a", "Gazette", ["world"], in: store)
        try follow("b", "Gazette", ["sport"], in: store)
        try follow("c", "Herald", ["world"], in: store)
        try follow("d", "Courier", [], in: store)
        #expect(try store.outlets(tagged: ["world"]) == ["Gazette", "Herald"])
        #expect(try store.outlets(tagged: ["sport", "moon"]) == ["Gazette"])
        #expect(
            try store.tags(of: ["Gazette", "Herald", "Courier"])
                == ["Gazette": ["world", "sport"], "Herald": ["world"]])
        #expect(try store.unknownTags(among: ["world", "moon", "\"]"]) == ["\"]", "moon"])
    }

    @Test func `the log of a tag is that of its outlets, and narrowed by those that are named`() throws {
        let store = try open()
        try follow("a", "Gazette", ["world"], in: store)
        try follow("b", "Herald", ["world"], in: store)
        try follow("c", "Courier", ["sport"], in: store)
        try tell(["Gazette", "Herald", "Courier", "Gazette", "Courier"], in: store)
        #expect(try numbers(["world"], in: store, reach: 1) == [4, 2, 1])
        #expect(try numbers(["world"], outlets: ["Herald", "Courier"], in: store) == [2])
    }

    @Test func `a tag that no source has lets nothing through, and the log ends there`() throws {
        let store = try open()
        try tell(["Gazette"], in: store)
        var filter = ChangeFilter()
        filter.taggedOutlets = try store.outlets(tagged: ["moon"])
        let page = try store.changes(before: nil, matching: filter, limit: 10)
        #expect(page.changes.isEmpty && page.before == nil && !page.isUnfinished)
        filter.stories = [Story.ID(rawValue: 1)]
        #expect(try store.changes(before: nil, matching: filter, limit: 10).changes.isEmpty)
    }

    @Test func `of a tag that very many outlets have, the log is read as it stands`() throws {
        let store = try open()
        let outlets = (1...150).map { "Outlet \($0)" }
        for (number, outlet) in outlets.enumerated() { try follow("\(number)", outlet, ["world"], in: store) }
        try tell(["Outlet 3", "Courier", "Outlet 150"], in: store)
        #expect(try numbers(["world"], in: store) == [3, 1])
        #expect(try numbers(["world"], outlets: ["Outlet 3"], in: store) == [1])
    }

    @Test func `a store from before there were tags is brought up to date`() throws {
        let path = folder.file("old.sqlite")
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "who is told of changes, and how far")
        try queue.write { db in
            try db.execute(sql: "INSERT INTO source (url, outlet) VALUES ('https://news.example/a', 'Gazette')")
        }
        try queue.close()
        let store = try open("old.sqlite")
        #expect(try store.tags(limit: 10).isEmpty)
        try follow("a", "Gazette", ["world"], in: store)
        #expect(try store.outlets(tagged: ["world"]) == ["Gazette"])
    }
}
