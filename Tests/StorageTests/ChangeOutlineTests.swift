import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What filters ask of a change, beside the log.
struct ChangeOutlineTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `every type and every kind has a number of its own`() {
        #expect(ChangeOutline.types.count == ChangeType.allCases.count)
        #expect(Set(ChangeOutline.types) == Set(ChangeType.allCases))
        #expect(ChangeOutline.kinds.count == ChangeKind.allCases.count)
        #expect(ChangeOutline.bits(of: ChangeKind.allCases) == 1 << Int64(ChangeKind.allCases.count) - 1)
    }

    @Test func `a store of before there were outlines gets those that it would have`() throws {
        let store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        try tellEverything(in: store)
        let told = try outlines(store)
        #expect(told.count == ChangeType.allCases.count + 2)
        try store.write { db in
            try db.execute(sql: "DROP TABLE changeOutline")
            try db.execute(
                sql: "CREATE INDEX changeByOutlet ON change (seq); CREATE INDEX changeByStory ON change (seq)")
            try db.execute(sql: Schema.changeOutline)
        }
        #expect(try outlines(store) == told)
    }

    /// A line of each type, and two revisions.
    private func tellEverything(in store: ArticleStore) throws {
        let url = try #require(WebURL("https://gazette.example/a"))
        try store.write { db in
            var log = ChangeLog(db: db, now: Date(timeIntervalSince1970: 1_772_700_000.25))
            for type in ChangeType.allCases {
                var data = ChangeData()
                data.source = .init(name: "The Source", url: url)
                try log.append(type, data)
            }
            var data = ChangeData()
            data.article = .init(id: Article.ID(rawValue: 1), url: url, title: "Title", outlet: "Gazette “G”")
            data.kinds = [.headline, .correction]
            data.words = .init(added: 12, removed: 30)
            data.silent = true
            data.story = Story.ID(rawValue: 7)
            try log.append(.articleRevised, data)
            data.kinds = []
            data.silent = false
            try log.append(.articleRevised, data)
        }
    }

    private func outlines(_ store: ArticleStore) throws -> [[DatabaseValue]] {
        try store.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM changeOutline ORDER BY seq").map { Array($0.databaseValues) }
        }
    }

    @Test(arguments: [
        ("outline.outlet = 'Gazette'", "outlineByOutlet"), ("outline.story = 7", "outlineByStory"),
        ("outline.kinds & 4 <> 0", "INTEGER PRIMARY KEY"),
    ])
    func `lines are looked through without the log itself`(condition: String, index: String) throws {
        let store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        let plan = try store.read { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN \(LogConditions.statement(where: " AND \(condition)", and: ""))",
                arguments: [9, 1, 100]
            ).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH outline USING") && $0.contains(index) }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.hasPrefix("SCAN change") }, "\(plan)")
    }
}
