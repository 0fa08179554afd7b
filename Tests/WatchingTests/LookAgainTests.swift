import Articles
import Fetching
import Foundation
import Locking
import Settings
import Storage
import TestSupport
import Testing
import Watching

/// For how long articles are looked at again.
struct LookAgainTests {
    private let folder: TemporaryFolder
    private let store: ArticleStore
    private let site: LoopbackSite
    private let time = Locked(Date(timeIntervalSince1970: 1_772_700_000))

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
        publish(updated: "2026-03-05T09:00:00Z")
        site.serve("/p", Self.page("Seven boats left the harbour that day."))
    }

    private static func page(_ sentence: String) -> String {
        let prose = (1...6).map { "<p>Paragraph \($0) of the report: \(sentence)</p>" }.joined()
        return "<html><head><title>Boats</title></head><body><h1>Boats leave</h1>\(prose)</body></html>"
    }

    private func publish(updated: String) {
        site.serve(
            "/feed",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><id>f</id><updated>\(updated)</updated><entry>
            <id>1</id><title>Boats leave</title><link href="\(site.url)/p"/><updated>\(updated)</updated></entry></feed>
            """, type: "application/atom+xml")
    }

    /// - Returns: how often the page was asked for.
    private func looks(after days: Double, for horizon: Int?, revisits: ArticleStore.Revisits = .due) async throws
        -> Int
    {
        time.withLock { $0 += days * 86_400 }
        site.forgetExchanges()
        var limits = FetchLimits()
        limits.allowPrivate = true
        let check = Check(
            store: store, fetcher: Fetcher(limits: limits), patience: .milliseconds(10),
            lookAgain: horizon.map { .seconds($0 * 86_400) }, now: { [time] in time.withLock { $0 } })
        let feed = FollowedSource(
            url: try #require(WebURL(site.url + "/feed")), outlet: "Site", kind: .feed, file: "t", line: 1)
        _ = try await check.run([feed], revisits: revisits)
        return site.statuses(of: "/p").count
    }

    @Test func `an article that has not changed for so long is not looked at, but for ever without a word`()
        async throws
    {
        #expect(try await looks(after: 0, for: 90) == 1)
        #expect(try await looks(after: 30, for: 90) == 1)
        #expect(try await looks(after: 59, for: 90) == 1)
        #expect(try await looks(after: 2, for: 90) == 0)
        #expect(try await looks(after: 40, for: 90) == 0)
        #expect(try await looks(after: 400, for: 90) == 0)
        #expect(try store.nextDue(after: time.withLock { $0 }).map { $0 < Date(timeIntervalSince1970: 4e9) } ?? true)
        #expect(try await looks(after: 1, for: nil) == 1)
        #expect(try await looks(after: 8, for: nil) == 1)
    }

    @Test func `whoever wants to look for longer looks at what rests, and at all of it when asked to`() async throws {
        #expect(try await looks(after: 0, for: 10) == 1)
        #expect(try await looks(after: 20, for: 10) == 0)
        #expect(try await looks(after: 1, for: 15) == 0)
        #expect(try await looks(after: 1, for: 10, revisits: .all) == 1)
        #expect(try await looks(after: 9, for: 10) == 0)
        #expect(try await looks(after: 0, for: 60) == 1)
    }

    @Test func `a feed that says “updated” brings an article back, and an edit begins the days anew`() async throws {
        #expect(try await looks(after: 0, for: 10) == 1)
        #expect(try await looks(after: 20, for: 10) == 0)
        publish(updated: "2026-03-26T09:00:00Z")
        site.serve("/p", Self.page("Eight boats left the harbour that day."))
        #expect(try await looks(after: 1, for: 10) == 1)
        #expect(try store.articles().map(\.versions) == [2])
        #expect(try await looks(after: 9, for: 10) == 1)
        #expect(try await looks(after: 5, for: 10) == 0)
    }
}
