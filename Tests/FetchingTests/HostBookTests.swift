import Articles
import Foundation
import Testing

@testable import Fetching

/// How far apart requests to a host begin.
struct HostBookTests {
    let book = HostBook(perHost: 4, recall: { _ in nil }, now: { .now })
    let delay = Duration.milliseconds(200)

    let site: Site

    init() throws {
        site = book.site(of: try #require(WebURL("http://127.0.0.1:8080/")))
    }

    @Test func `moments are given out at a distance`() {
        let first = book.reserve(site, delay: delay), second = book.reserve(site, delay: delay)
        #expect(second - first >= delay)
        #expect(book.opening(of: site) - second >= delay)
    }

    @Test func `one that begins late holds back the next that had its moment already`() async throws {
        _ = book.reserve(site, delay: delay)
        let second = book.reserve(site, delay: delay)
        try await Task.sleep(until: second)
        let before = ContinuousClock.now
        #expect(book.begin(site, delay: delay) == nil)
        let later = try #require(book.begin(site, delay: delay))
        #expect(later - before >= delay)
        try await Task.sleep(until: later)
        #expect(book.begin(site, delay: delay) == nil)
    }

    @Test func `a longer distance counts from the request before, which did not know of it`() {
        let first = book.reserve(site, delay: delay)
        #expect(book.begin(site, delay: delay) == nil)
        #expect(book.reserve(site, delay: .seconds(1)) - first >= .seconds(1))
    }
}
