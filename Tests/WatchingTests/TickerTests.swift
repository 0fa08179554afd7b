import Articles
import Fetching
import Foundation
import Settings
import Storage
import TestSupport
import Testing
import Watching

/// Feeds whose entries all link one page.
struct TickerTests {
    let folder: TemporaryFolder
    let store: ArticleStore
    let site: LoopbackSite

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        site = try LoopbackSite()
    }

    private func turn(_ flashes: [Int], corrected: Set<Int> = [], linked: Bool = true) async throws {
        let items = flashes.map { number in
            let text = (1...12).map {
                "\(Self.things[($0 * number) % 13]) \(Self.deeds[($0 + number * 3) % 11]) \(number)"
            }
            let words = text.joined(separator: " ") + (corrected.contains(number) ? " It did not." : "")
            let link = linked ? "<link>/ticker</link>" : ""
            return "<item><guid isPermaLink='false'>g\(number)</guid><title>Flash \(number)</title>\(link)"
                + "<content:encoded>\(words)</content:encoded></item>"
        }
        site.serve("/t", "<rss><channel><title>T</title>\(items.joined())</channel></rss>", type: "text/xml")
        var limits = FetchLimits()
        limits.allowPrivate = true
        let check = Check(store: store, fetcher: Fetcher(limits: limits), patience: .milliseconds(10))
        var source = FollowedSource(
            url: try #require(WebURL(site.url + "/t")), outlet: "T", kind: .feed, file: "t", line: 1)
        source.fetchesPages = false
        _ = try await check.run([source])
    }

    private static let things = [
        "harbour", "council", "minister", "bridge", "market", "storm", "police", "river", "school", "hospital", "union",
        "museum", "train",
    ]
    private static let deeds = [
        "opens", "closes", "wins", "burns", "waits", "grows", "falls", "moves", "sings", "leaves", "stands",
    ]

    @Test func `entries without a link are articles that stand in their feed`() async throws {
        try await turn([2, 1], linked: false)
        try await turn([3, 2], corrected: [2], linked: false)
        let articles = try store.articles().sorted { $0.title < $1.title }
        #expect(articles.map { "\($0.title): \($0.versions)" } == ["Flash 1: 1", "Flash 2: 2", "Flash 3: 1"])
        #expect(articles.map(\.url.text) == [String](repeating: site.url + "/t", count: 3))
    }

    @Test func `each flash is an article of its own, and a correction its version`() async throws {
        try await turn([2, 1])
        try await turn([4, 3])
        #expect(try store.articles().map(\.title).sorted() == ["Flash 1", "Flash 2", "Flash 3", "Flash 4"])
        try await turn([4, 3], corrected: [3])
        let versions = try store.articles().map { "\($0.title): \($0.versions)" }.sorted()
        #expect(versions == ["Flash 1: 1", "Flash 2: 1", "Flash 3: 2", "Flash 4: 1"])
        try await turn([5])
        try await turn([6])
        #expect(try store.articles().count == 6)
        #expect(try store.articles().allSatisfy { $0.versions <= 2 })
    }
}
