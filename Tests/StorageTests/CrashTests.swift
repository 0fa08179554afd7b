import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// The power goes, or the disk is full, at any moment.
struct CrashTests {
    private let folder: TemporaryFolder
    private let store: ArticleStore
    private let source: Source
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("store.sqlite"), access: .write)
        source = try store.sources([(try #require(WebURL("https://h.example/feed")), "Site", .feed)])[0]
    }

    private func arrivals(_ round: Int) throws -> [Arrival] {
        try (0..<8).map { number in
            let url = try #require(WebURL("https://h.example/p\(number % 5 == 0 ? round * 10 + number : number)"))
            let draft = Draft(
                title: "Strike at pier \(number)",
                paragraphs: (1...9).map {
                    "On day \($0) of round \(round) there were \(number * $0) dockers at the gate."
                })
            let check = PageCheck(
                subject: .entry(once: nil), url: url, outlet: "Site", source: source.id,
                representation: Representation(), title: nil, published: nil)
            return .page(
                PageArrival(
                    check: check, url: url, draft: draft, bytes: Array("<html>\(draft.text)</html>".utf8),
                    contentType: "text/html", representation: Representation()))
        }
    }

    private func lastSeq(_ store: ArticleStore) throws -> Int64 {
        try store.cursor(before: .distantFuture).rawValue
    }

    private func expectWhole(_ store: ArticleStore, has told: Int64, _ moment: Comment) throws {
        #expect(try store.integrity() == "ok", moment)
        let changes = try store.changes(after: ChangeCursor(rawValue: 0), limit: 100_000)
        #expect(changes.map(\.cursor.rawValue) == (0..<Int64(changes.count)).map { $0 + 1 }, moment)
        #expect(Int64(changes.count) >= told, moment)
        for article in try store.articles() {
            #expect(try store.versions(of: article.id).count == article.versions, moment)
        }
    }

    @Test func `after a power cut that takes the journal's unsynced end, all that was told is there`() async throws {
        let path = store.path, wal = path + "-wal"
        var dice = SystemRandomNumberGenerator()
        var cuts = 0
        for round in 0..<40 {
            try await store.record(try arrivals(round), at: start.addingTimeInterval(Double(round)))
            let told = try lastSeq(store)
            let synced = try Data(contentsOf: URL(fileURLWithPath: wal)),
                before = try Data(contentsOf: URL(fileURLWithPath: path))
            try await store.record(try arrivals(round + 1000), at: start.addingTimeInterval(Double(round) + 0.5))
            var torn = try Data(contentsOf: URL(fileURLWithPath: wal))
            let after = try Data(contentsOf: URL(fileURLWithPath: path))
            // Where a checkpoint came between, the journal began anew and its length says nothing.
            guard before == after, torn.count > synced.count, torn.prefix(synced.count) == synced else { continue }
            cuts += 1
            let cut = Int.random(in: synced.count...torn.count, using: &dice)
            let garbage = Int.random(in: 0...min(4096, torn.count - cut), using: &dice)
            torn = torn.prefix(cut) + Data((0..<garbage).map { _ in UInt8.random(in: 0...255, using: &dice) })
            let image = folder.file("cut\(round).sqlite")
            try after.write(to: URL(fileURLWithPath: image))
            try torn.write(to: URL(fileURLWithPath: image + "-wal"))
            let survivor = try ArticleStore(path: image, access: .write)
            try expectWhole(survivor, has: told, "round \(round), cut at \(cut) of \(torn.count)")
            // And it goes on.
            try await survivor.record(try arrivals(round + 2000), at: start.addingTimeInterval(9000))
            #expect(try survivor.integrity() == "ok")
        }
        #expect(cuts > 10)
    }

    @Test func `when the disk is full nothing is half stored, and it goes on when there is room`() async throws {
        var full = 0
        for round in 0..<60 {
            try await limit(spare: Int.random(in: 0...10))
            let before = try lastSeq(store)
            do {
                try await store.record(try arrivals(round), at: start.addingTimeInterval(Double(round)))
            } catch StoreError.diskFull {
                full += 1
                #expect(try lastSeq(store) == before)
                try await limit(spare: nil)
                try await store.record(try arrivals(round), at: start.addingTimeInterval(Double(round)))
            }
        }
        #expect(full > 0)
        try await limit(spare: nil)
        try expectWhole(store, has: try lastSeq(store), "after \(full) full disks")
    }

    /// - Parameter spare: pages by which the file may grow; `nil` for as many as it likes.
    private func limit(spare: Int?) async throws {
        try await store.database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(spare.map { pages + $0 } ?? 1_000_000_000)")
        }
    }
}
