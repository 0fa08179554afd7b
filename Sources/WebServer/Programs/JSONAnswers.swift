import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Reconciliation
import Rendering
import Storage

/// What the pages show, as JSON.
enum JSONAnswers {
    static func changes(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try ChangeQuery(asked.query)
        return .json(
            try await site.read { store in
                let page = try query.page(of: store)
                return try JSONLine.text(
                    of: ChangeList(
                        changes: page.changes.map(CloudEvent.init), before: page.before?.rawValue,
                        note: try query.note(in: store)))
            })
    }

    static func articles(_ site: Site, _ asked: Asked) async throws -> Response {
        let outlet = try asked.query.one("outlet")
        let limit = Int(try asked.query.number("limit", in: 1...500) ?? 50)
        return .json(
            try await site.read { store in
                try JSONLine.text(
                    of: ArticleList(articles: try store.articles(outlet: outlet, limit: limit).map(ArticleLine.init)))
            })
    }

    static func article(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article()
        return .json(
            try await site.read { store in
                let article = try store.found(id, under: "/api/articles/")
                return try JSONLine.text(
                    of: WholeArticle(
                        article: ArticleLine(article), urls: try store.addresses(of: article.id),
                        versions: try store.versionHeads(of: article.id, limit: 1000).map(VersionHeadLine.init),
                        copies: try store.copies(of: article, limit: ArticlePage.most).map(ArticleLine.init),
                        changes: try store.lastChanges(of: article.id, limit: ArticlePage.most).map(CloudEvent.init)))
            })
    }

    static func version(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article(), number = try asked.version()
        return .json(
            try await site.read { store in
                try JSONLine.text(
                    of: VersionLine(try store.found(number, of: try store.found(id, under: "/api/articles/"))))
            })
    }

    static func difference(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article(), pair = try asked.pair()
        return .json(
            try await site.read { store in
                let (_, old, new) = try DiffPage.found(
                    id, pair.older, pair.newer, in: store, under: "/api/articles/")
                let difference = Difference(from: old.draft, to: new.draft)
                return try JSONLine.text(of: DifferenceLine(difference, from: old.number, to: new.number))
            })
    }

    static func stories(_ site: Site, _ asked: Asked) async throws -> Response {
        let since = try StoriesPage.since(asked)
        let limit = Int(try asked.query.number("limit", in: 1...500) ?? 50)
        return .json(
            try await site.read { store in
                try JSONLine.text(
                    of: StoryList(stories: try store.grownStories(limit: limit, since: since).map(StoryLine.init)))
            })
    }

    static func story(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.story()
        return .json(
            try await site.read { store in
                let whole = try store.wholeStory(id, under: "/api/stories/")
                let articles = whole.articles.prefix(1000).map(ArticleLine.init)
                let facts = try store.facts(of: whole.articles)
                return try JSONLine.text(
                    of: WholeStory(
                        story: StoryLine(whole.story), articles: articles,
                        differing: facts.differing.map(FactLine.init),
                        shared: facts.shared.map(FactLine.init), single: facts.single.map(FactLine.init)))
            })
    }

    static func sources(_ site: Site, _ asked: Asked) async throws -> Response {
        let after = try SourcesPage.after(asked)
        let now = site.now()
        return .json(
            try await site.read { store in
                let sources = try store.sources(after: after, limit: SourcesPage.most)
                return try JSONLine.text(of: SourceList(sources: sources.map { SourceLine($0, at: now) }))
            })
    }

    static func search(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try SearchQuery(asked.query)
        return .json(
            try await site.read { store in
                let findings = try query.findings(in: store)
                return try JSONLine.text(
                    of: HitList(hits: findings.hits.map(HitLine.init), latest: findings.latest))
            })
    }
}

private struct ChangeList: Encodable {
    let changes: [CloudEvent]
    /// Where the next page begins; absent at the end.
    let before: Int64?
    /// Of a tag that no source has; else absent.
    let note: String?
}

private struct ArticleList: Encodable { let articles: [ArticleLine] }
private struct StoryList: Encodable { let stories: [StoryLine] }
private struct SourceList: Encodable { let sources: [SourceLine] }

private struct HitList: Encodable {
    let hits: [HitLine]
    /// How many versions were looked through, the last ones that were stored; absent where all were, or enough found.
    let latest: Int64?
}

private struct WholeArticle: Encodable {
    let article: ArticleLine
    let urls: [String]
    let versions: [VersionHeadLine]
    let copies: [ArticleLine]
    let changes: [CloudEvent]
}

private struct WholeStory: Encodable {
    let story: StoryLine
    let articles: [ArticleLine]
    let differing: [FactLine]
    let shared: [FactLine]
    let single: [FactLine]
}
