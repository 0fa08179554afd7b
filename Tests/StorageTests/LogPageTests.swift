import Articles
import Foundation
import TestSupport
import Testing

@testable import Storage

/// The change log, newest first and by parts.
struct LogPageTests {
    let folder: TemporaryFolder
    private let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    private func open() throws -> ArticleStore {
        try ArticleStore(path: folder.file("d.sqlite"), access: .write)
    }

    /// Lines as an article's revisions leave them: of an outlet, of a story, with so many words changed.
    private func tell(
        _ outlet: String, story: Int64? = nil, words: Int = 0, title: String = "Title", times: Int = 1,
        in store: ArticleStore
    ) throws {
        let url = try #require(WebURL("https://gazette.example/a"))
        let time = start
        try store.write { db in
            var data = ChangeData()
            data.article = .init(id: Article.ID(rawValue: 1), url: url, title: title, outlet: outlet)
            data.story = story.map { Story.ID(rawValue: $0) }
            data.words = .init(added: words, removed: 0)
            var log = ChangeLog(db: db, now: time)
            for _ in 1...times { try log.append(.articleRevised, data) }
        }
    }

    private func numbers(_ page: ChangePage) -> [Int64] { page.changes.map(\.cursor.rawValue) }

    @Test func `a number beyond the end is the end`() throws {
        let store = try open()
        try tell("Gazette", in: store)
        let page = try store.changes(
            before: nil, after: ChangeCursor(rawValue: .max), matching: ChangeFilter(), limit: 5)
        #expect(page.changes.isEmpty && page.before == nil)
    }

    @Test func `a part of the log is looked through, oldest first, and says where to go on`() throws {
        let store = try open()
        for outlet in ["Gazette", "Herald", "Gazette", "Courier", "Gazette"] { try tell(outlet, in: store) }
        var filter = ChangeFilter()
        filter.outlets = ["Gazette", "Courier"]
        let first = try store.changes(after: ChangeCursor(rawValue: 0), matching: filter, limit: 2)
        #expect(first.changes.map(\.cursor.rawValue) == [1, 3])
        #expect(first.next.rawValue == 3 && !first.isAtEnd)
        let second = try store.changes(after: first.next, matching: filter, limit: 9)
        #expect(second.changes.map(\.cursor.rawValue) == [4, 5] && second.isAtEnd)
        filter.outlets = ["Nobody"]
        let none = try store.changes(after: ChangeCursor(rawValue: 1), matching: filter, limit: 2, reach: 3)
        #expect(none.changes.isEmpty && none.next.rawValue == 4 && !none.isAtEnd)
        let beyond = try store.changes(after: ChangeCursor(rawValue: .max), matching: filter, limit: 2)
        #expect(beyond.changes.isEmpty && beyond.next.rawValue == .max && beyond.isAtEnd)
    }

    @Test func `stories and tags hold where the log is read in its order`() throws {
        let store = try open()
        for (outlet, story) in [("Gazette", 1), ("Herald", 1), ("Gazette", 2)] as [(String, Int64)] {
            try tell(outlet, story: story, in: store)
        }
        var filter = ChangeFilter()
        filter.stories = [Story.ID(rawValue: 1)]
        filter.taggedOutlets = ["Gazette"]
        let stretch = try store.changes(after: ChangeCursor(rawValue: 0), matching: filter, limit: 9)
        #expect(stretch.changes.map(\.cursor.rawValue) == [1] && stretch.isAtEnd)
    }

    @Test func `changes since an instant are found though the clock was set back`() throws {
        let store = try open()
        let url = try #require(WebURL("https://gazette.example/a"))
        for seconds in [0, 100, 40, 50, 200] as [Double] {
            let time = start.addingTimeInterval(seconds)
            try store.write { db in
                var data = ChangeData()
                data.article = .init(id: Article.ID(rawValue: 1), url: url, title: "Title", outlet: "Gazette")
                var log = ChangeLog(db: db, now: time)
                try log.append(.articleRevised, data)
            }
        }
        func cursor(_ seconds: Double) throws -> Int64 {
            try store.cursor(before: start.addingTimeInterval(seconds)).rawValue
        }
        #expect(try cursor(45) == 1)
        #expect(try cursor(-1) == 0)
        #expect(try cursor(150) == 4)
        #expect(try cursor(300) == 5)
    }

    @Test func `outlets and stories are found however far back, in the order of the log`() throws {
        let store = try open()
        for (outlet, story) in [("Gazette", 1), ("Herald", 2), ("Gazette", 2), ("Tribune", 1)] as [(String, Int64)] {
            try tell(outlet, story: story, in: store)
        }
        for _ in 1...6 { try tell("Courier", in: store) }
        var filter = ChangeFilter()
        filter.outlets = ["Gazette", "Herald"]
        let page = try store.changes(before: nil, matching: filter, limit: 10, reach: 2)
        #expect(numbers(page) == [3, 2, 1] && page.before == nil && !page.isUnfinished)
        filter.stories = [Story.ID(rawValue: 1), Story.ID(rawValue: 2)]
        #expect(numbers(try store.changes(before: nil, matching: filter, limit: 2, reach: 2)) == [3, 2])
        filter.outlets = []
        #expect(numbers(try store.changes(before: nil, matching: filter, limit: 10, reach: 2)) == [4, 3, 2, 1])
    }

    @Test func `of an outlet so many lines are asked for what else is wanted, and the page says where to go on`() throws
    {
        let store = try open()
        try tell("Gazette", words: 40, in: store)
        try tell("Herald", words: 40, in: store)
        for _ in 1...3 {
            try tell("Gazette", words: 2, in: store)
            try tell("Herald", words: 50, in: store)
        }
        var filter = ChangeFilter()
        filter.outlets = ["Gazette", "Herald"]
        filter.leastWords = 12
        let first = try store.changes(before: nil, matching: filter, limit: 10, reach: 3)
        // What the Herald says before the last line of the Gazette that was looked at comes on the next page.
        #expect(numbers(first) == [8, 6, 4] && first.isUnfinished)
        let second = try store.changes(before: first.before, matching: filter, limit: 10, reach: 3)
        #expect(numbers(second) == [2, 1] && !second.isUnfinished)
    }

    @Test(arguments: ["harbour", "HARBOUR 7", "οδος", "ΟΔΟΣ ερμου", "“straße”", "a/b", "\\"])
    func `words are found whatever their case, and as JSON has them`(words: String) throws {
        let store = try open()
        for title in ["Harbour 7", "ΟΔΟΣ ΕΡΜΟΥ", "Die “Straße”", "A/B \\ C"] {
            try tell("Gazette", title: title, in: store)
        }
        var filter = ChangeFilter()
        filter.words = words
        #expect(try store.changes(before: nil, matching: filter, limit: 10).changes.count == 1)
    }

    @Test func `a revision of fewer words than asked for does not pass`() throws {
        let store = try open()
        for words in [3, 12, 0, 40] { try tell("Gazette", words: words, in: store) }
        var filter = ChangeFilter()
        filter.leastWords = 12
        #expect(numbers(try store.changes(before: nil, matching: filter, limit: 10)) == [4, 2])
    }

    @Test func `words are looked for in a part of the log, and the page says where to go on`() throws {
        let store = try open()
        try tell("Gazette", title: "Harbour", in: store)
        try tell("Gazette", times: 2100, in: store)
        var filter = ChangeFilter()
        filter.words = "harbour"
        let first = try store.changes(before: nil, matching: filter, limit: 10)
        #expect(first.changes.isEmpty && first.isUnfinished)
        let second = try store.changes(before: first.before, matching: filter, limit: 10)
        #expect(numbers(second) == [1] && !second.isUnfinished && second.before == nil)
    }
}
