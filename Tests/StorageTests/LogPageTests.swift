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
    private func tell(_ outlet: String, story: Int64? = nil, words: Int = 0, title: String = "Title", in store: ArticleStore)
        throws
    {
        let url = try #require(WebURL("https://gazette.example/a"))
        let time = start
        try store.write { db in
            var data = ChangeData()
            data.article = .init(id: Article.ID(rawValue: 1), url: url, title: title, outlet: outlet)
            data.story = story.map { Story.ID(rawValue: $0) }
            data.words = .init(added: words, removed: 0)
            var log = ChangeLog(db: db, now: time)
            try log.append(.articleRevised, data)
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
}
