import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What may be wrong with the file, and who else may use it.
extension ArticleStoreTests {
    @Test func `a reader sees what is committed and holds up no writer`() async throws {
        let reader = try ArticleStore(path: store.path, access: .read)
        let before = try reader.dataVersion()
        let id = try await publish()
        #expect(try reader.dataVersion() != before)
        #expect(try reader.article(id) != nil)
        #expect(try reader.changes(after: ChangeCursor(rawValue: 0), limit: 10).count == 1)
    }

    @Test func `what is no store is refused in words`() throws {
        try folder.write("hello, I am no database at all, not by a long way", to: "no.sqlite")
        #expect { try ArticleStore(path: folder.file("no.sqlite"), access: .write) } throws: {
            "\($0)".contains("not a SQLite database")
        }
        #expect { try ArticleStore(path: folder.file("none.sqlite"), access: .read) } throws: {
            "\($0)".contains("no such store")
        }
        #expect { try ArticleStore(path: "/nowhere/at/all.sqlite", access: .write) } throws: {
            "\($0)".contains("cannot be opened")
        }
    }

    @Test func `a store of a newer dateline is refused and left alone`() async throws {
        let queue = try DatabaseQueue(path: store.path)
        try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
        for access in [ArticleStore.Access.read, .write] {
            #expect { try ArticleStore(path: store.path, access: access) } throws: {
                "\($0)".contains("newer dateline")
            }
        }
    }

    @Test func `a full disk is said, and what was stored stays`() async throws {
        let id = try await publish()
        try await store.database.write { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
        }
        let check = try #require(try checks().first)
        let huge = (0..<4000).map {
            "Paragraph \($0) of a text that is far larger than the disk has room for, number \($0 * 7)."
        }
        await #expect { try await arrive(check, huge, at: 60) } throws: { "\($0)".contains("the disk is full") }
        #expect(try store.integrity() == "ok")
        #expect(try store.versions(of: id).count == 1)
    }

    @Test func `the lock names who holds it and is free again at once`() throws {
        let path = folder.file("l.sqlite")
        var first: StoreLock? = try StoreLock(storePath: path, waits: false)
        _ = withExtendedLifetime(first) {
            #expect { try StoreLock(storePath: path, waits: false) } throws: { "\($0)".contains("process \(getpid())") }
        }
        first = nil
        #expect(throws: Never.self) { try StoreLock(storePath: path, waits: false) }
    }
}
