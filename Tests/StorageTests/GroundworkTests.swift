import Articles
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Storage

/// What is found out of pages on another thread, while they are recorded.
struct GroundworkTests {
    private let folder: TemporaryFolder
    private let start = Date(timeIntervalSince1970: 1_772_700_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Reports of three events by turns, some of them the same text, some without a headline of their own.
    private func pages(_ source: Source) throws -> [Arrival] {
        try (0..<60).map { number in
            let url = try #require(WebURL("https://h.example/p\(number)"))
            let event = ["ferry", "tram", "museum"][number % 3], place = number % 5 == 0 ? 0 : number
            let text = (1...8).map {
                "On day \($0) the \(event) in Norvik was seen by \(place * 7 + $0) people who stood at gate \(place)."
            }
            let draft = Draft(title: number % 7 == 0 ? "" : "The \(event) at Norvik, part \(place)", paragraphs: text)
            let check = PageCheck(
                subject: .entry(once: nil), url: url, outlet: "Outlet \(number % 4)", source: source.id,
                representation: Representation(), title: "Norvik's \(event)", published: nil)
            return .page(
                PageArrival(
                    check: check, url: url, draft: draft, bytes: Array("<html>\(draft.text)</html>".utf8),
                    contentType: "text/html", representation: Representation()))
        }
    }

    private func stored(_ name: String, by: Int) async throws -> [[DatabaseValue]] {
        let store = try ArticleStore(path: folder.file(name), access: .write)
        let source = try store.sources([(try #require(WebURL("https://h.example/feed")), "Site", .feed)])[0]
        let pages = try pages(source)
        for first in stride(from: 0, to: pages.count, by: by) {
            try await store.record(Array(pages[first..<min(first + by, pages.count)]), at: start)
        }
        return try store.read { db in
            try [
                "SELECT title, text, wordHash, wholeHash FROM version ORDER BY id",
                "SELECT id, copyGroup, story FROM article ORDER BY id", "SELECT bytes, hash FROM snapshot ORDER BY id",
                "SELECT article, shingles, sample, terms, links FROM fingerprint ORDER BY id",
                "SELECT type, data FROM change ORDER BY seq",
            ].flatMap { sql in try Row.fetchAll(db, sql: sql).map { Array($0.databaseValues) } }
        }
    }

    @Test func `pages that come at once are recorded as those that come one by one`() async throws {
        let single = try await stored("one.sqlite", by: 1)
        #expect(single.count > 300)
        for by in [7, 60] { #expect(try await stored("\(by).sqlite", by: by) == single) }
    }
}
