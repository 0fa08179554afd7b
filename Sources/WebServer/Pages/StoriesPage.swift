import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Reconciliation
import Storage

/// Stories: the list of those that grew last, and one with its outlets side by side.
enum StoriesPage {
    /// Articles of one story.
    static let most = 200
    private static let mostStories = 50

    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let since = try Self.since(asked)
        let body = try await site.cache.body(for: asked.address, generation: site.hub.generation) {
            try await site.read { store in
                var fields = Fields()
                fields.list("stories", try store.grownStories(limit: mostStories, since: since).map(line))
                return try site.templates.page(
                    Page(title: "Stories", template: "stories", fields: fields, section: "/stories")
                ).text
            }
        }
        return .html(HTML(trusted: body))
    }

    static func since(_ asked: Asked) throws -> Date? {
        guard let text = try asked.query.one("since") else { return nil }
        guard let date = NewsDate(text) else {
            throw Refusal.bad("since: found “\(text)”, expected a day or an instant, as in 2026-03-05.")
        }
        return date.instant
    }

    private static func line(_ story: Story) -> Fields {
        var fields = Fields()
        fields.number("storyID", story.id.rawValue)
        fields.text("storyTitle", story.title)
        fields.count("articlesTold", story.articles, of: "article")
        fields.count("outletsTold", story.outlets, of: "outlet")
        fields.time("beganHTML", story.began)
        fields.time("grownHTML", story.grown)
        return fields
    }

    // MARK: One story

    static func one(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.story()
        let body = try await site.cache.body(for: asked.address, generation: site.hub.generation) {
            try await site.read { store in
                let whole = try store.wholeStory(id, limit: most)
                let facts = try store.facts(of: whole.articles)
                return try site.templates.page(page(whole.story, whole.articles, facts)).text
            }
        }
        return .html(HTML(trusted: body))
    }

    private static func page(_ story: Story, _ shown: [Article], _ facts: StoryFacts) -> Page {
        var fields = line(story)
        fields.html("timelineHTML", StoryTimeline(articles: shown).html)
        fields.list("lanes", StoryTimeline.lanes(of: shown).map { lane($0, shown) })
        fields.list("differing", facts.differing.map(factFields))
        fields.list("shared", facts.shared.map(factFields))
        fields.list("single", facts.single.map(factFields))
        fields.flag("isCut", shown.count < story.articles)
        let feed = "/changes.atom?story=\(story.id)"
        fields.text("feedAddress", feed)
        return Page(
            title: "\(story.title) · story \(story.id)", template: "story", fields: fields, section: "/stories",
            feed: feed)
    }

    private static func factFields(_ fact: StoryFacts.Fact) -> Fields {
        var fields = Fields()
        fields.list(
            "sayings",
            fact.sayings.map { saying in
                var fields = Fields()
                fields.text("saying", fact.kind == .quotation ? "“\(saying.text)”" : saying.text)
                fields.text("who", saying.outlets.joined(separator: ", "))
                return fields
            })
        return fields
    }

    private static func lane(_ outlet: String, _ articles: [Article]) -> Fields {
        var fields = Fields()
        fields.text("outlet", outlet)
        fields.list("articles", articles.filter { $0.outlet == outlet }.map(articleFields))
        return fields
    }

    private static func articleFields(_ article: Article) -> Fields {
        var fields = Fields()
        ArticleHead(article: article).fill(&fields)
        fields.flag("isRevised", article.versions > 1)
        return fields
    }
}
