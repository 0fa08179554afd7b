import Articles
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import TestSupport
import Testing

@testable import WebServer

/// Pages on what several outlets tell of one event.
struct StoryPageTests {
    let stand: Newsstand

    init() throws {
        stand = try Newsstand()
    }

    /// Reports of two events by three outlets; the story of one of them.
    private func tellEvent() async throws -> Story {
        let outlets = ["Gazette", "Post", "Herald"]
        for (place, (one, other)) in zip(EventReports.lumba, EventReports.sorana).enumerated() {
            for (event, report) in [one, other].enumerated() {
                try await publish(
                    report.title, report.text.components(separatedBy: "\n\n"), outlets[(place + event) % 3],
                    "/event\(event)/\(place)", at: Double(place) * 1800)
            }
        }
        return try #require(try stand.store.stories(limit: 1).first)
    }

    private func publish(
        _ title: String, _ paragraphs: [String], _ outlet: String, _ path: String, at time: Double
    ) async throws {
        let feed = try #require(WebURL("https://\(outlet.lowercased()).example/feed"))
        let url = try #require(WebURL("https://\(outlet.lowercased()).example\(path)"))
        let source = try #require(try stand.store.sources([(feed, outlet, .feed)]).first)
        let check = PageCheck(
            subject: .entry(once: nil), url: url, outlet: outlet, source: source.id, representation: Representation(),
            title: nil, published: nil)
        let arrival = PageArrival(
            check: check, url: url, draft: Draft(title: title, paragraphs: paragraphs),
            bytes: Array("<html>\(title)</html>".utf8), contentType: "text/html", representation: Representation())
        _ = try await stand.store.record([.page(arrival)], at: stand.start.addingTimeInterval(time))
    }

    @Test func `a story's page says what differs, what all say and what only one says`() async throws {
        let story = try await tellEvent()
        let page = try await stand.page("/stories/\(story.id)")
        #expect(page.status == .ok)
        for title in ["Told differently", "What all say, or all but one", "What only one says"] {
            #expect(page.text.contains(title))
        }
        let told = try await stand.ask("/api/stories/\(story.id)").text
        let object = try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any]
        let facts = ["differing", "shared", "single"].flatMap { object?[$0] as? [[String: Any]] ?? [] }
        let said = facts.flatMap { $0["sayings"] as? [[String: Any]] ?? [] }
        #expect(!said.isEmpty)
        #expect(page.text.components(separatedBy: "<p dir=\"auto\">").count - 1 == said.count)
    }

    @Test func `the page on copies says who has followed a correction and who has not`() async throws {
        func wire(_ dead: String) -> [String] {
            ["Rescuers said that \(dead) soldiers were killed when the convoy was hit near the old bridge at Dalen."]
                + (1...12).map {
                    "On day \($0) the coast guard said that \($0 * 3) boats had left harbour number \($0)."
                }
        }
        for (place, outlet) in ["Wire", "Post", "Herald"].enumerated() {
            try await publish("Convoy hit", wire("seven"), outlet, "/w", at: Double(place) * 60)
        }
        let first = try #require(try stand.store.articles(outlet: "Wire").first)
        try await revise(first, "Convoy hit", wire("eight"), at: 3600)
        let page = try await stand.page("/articles/\(first.id)/copies")
        #expect(page.status == .ok && page.text.contains("still the old</strong> <a dir=\"auto\" href=\"/articles/"))
        #expect(page.text.contains("Post") && page.text.contains("Herald") && page.text.contains("likely the origin"))
        #expect(try await stand.page("/articles/\(first.id)").text.contains("/articles/\(first.id)/copies"))
    }

    private func revise(_ article: Article, _ title: String, _ paragraphs: [String], at time: Double) async throws {
        let source = try #require(try stand.store.sources([(article.url, article.outlet, .page)]).first)
        let check = PageCheck(
            subject: .article(article.id, isGone: false), url: article.url, outlet: article.outlet, source: source.id,
            representation: Representation(), title: nil, published: nil)
        let arrival = PageArrival(
            check: check, url: article.url, draft: Draft(title: title, paragraphs: paragraphs),
            bytes: Array("<html>\(paragraphs)</html>".utf8), contentType: "text/html", representation: Representation())
        _ = try await stand.store.record([.page(arrival)], at: stand.start.addingTimeInterval(time))
    }

    @Test func `an article's page leads to its story`() async throws {
        let story = try await tellEvent()
        let article = try #require(try stand.store.articles(of: story.id).first)
        #expect(try await stand.page("/articles/\(article.id)").text.contains("href=\"/stories/\(story.id)\""))
    }
}
