import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What is due is found by when it is due, however much else a store holds.
struct DueTests {
    let store: ArticleStore
    private let folder: TemporaryFolder
    /// As many as a monitor follows.
    private let sources = (1...200).map(String.init).joined(separator: ",")

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
    }

    /// How SQLite means to answer.
    private func plan(_ sql: String) throws -> [String] {
        try store.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql.replacing(#/\?\d?/#, with: "1"))
                .map { $0["detail"] as String }
        }
    }

    @Test func `entries are found by when they are due`() throws {
        for sql in [DueSQL.entries(of: sources), DueSQL.entries(of: "1"), DueSQL.backlog(of: sources)[1]] {
            #expect(try plan(sql).contains { $0.contains("entryByDue") }, "\(sql)")
        }
    }

    @Test func `articles are found by when they are due, and young ones by when they changed`() throws {
        for sql in [DueSQL.articles(of: sources, andYoung: false), DueSQL.backlog(of: sources)[2]] {
            let plan = try plan(sql)
            #expect(
                plan.contains { $0.hasPrefix("SEARCH article USING") && $0.contains("articleByNextCheck") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN article") }, "\(plan)")
        }
        let both = try plan(DueSQL.articles(of: sources, andYoung: true))
        #expect(
            both.contains { $0.hasPrefix("SEARCH article USING") && $0.contains("articleByLastChanged") }, "\(both)")
        #expect(!both.contains { $0.hasPrefix("SCAN article") }, "\(both)")
    }
}
