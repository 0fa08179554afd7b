import HTTPTypes
import Hummingbird
import HummingbirdCore

/// One address that is answered. The list is what `openapi.json` is held against.
struct Route: Sendable {
    typealias Answer = @Sendable (Site, Asked) async throws -> Response

    let method: HTTPRequest.Method
    /// Parameters in braces, as OpenAPI writes them.
    let path: String
    let answer: Answer

    init(_ method: HTTPRequest.Method, _ path: String, _ answer: @escaping Answer) {
        self.method = method
        self.path = path
        self.answer = answer
    }

    static let all = pages + programs + housekeeping

    private static let pages = [
        Route(.get, "/", ChangesPage.answer),
        Route(.get, "/lines", ChangesPage.lines),
        Route(.get, "/articles/{id}", ArticlePage.answer),
        Route(.get, "/articles/{id}/copies", CopiesPage.answer),
        Route(.get, "/articles/{id}/versions/{version}", VersionPage.answer),
        Route(.get, "/articles/{id}/versions/{version}/snapshot", VersionPage.snapshot),
        Route(.get, "/articles/{id}/diff", DiffPage.choose),
        Route(.get, "/articles/{id}/diff/{pair}", DiffPage.answer),
        Route(.get, "/stories", StoriesPage.answer),
        Route(.get, "/stories/{id}", StoriesPage.one),
        Route(.get, "/sources", SourcesPage.answer),
        Route(.get, "/search", SearchPage.answer),
    ]

    private static let programs = [
        Route(.get, "/changes", ChangeStream.answer),
        Route(.get, "/changes.atom", AtomFeed.changes),
        Route(.get, "/search.atom", AtomFeed.search),
        Route(.get, "/api/changes", JSONAnswers.changes),
        Route(.get, "/api/articles", JSONAnswers.articles),
        Route(.get, "/api/articles/{id}", JSONAnswers.article),
        Route(.get, "/api/articles/{id}/versions/{version}", JSONAnswers.version),
        Route(.get, "/api/articles/{id}/diff/{pair}", JSONAnswers.difference),
        Route(.get, "/api/stories", JSONAnswers.stories),
        Route(.get, "/api/stories/{id}", JSONAnswers.story),
        Route(.get, "/api/sources", JSONAnswers.sources),
        Route(.get, "/api/search", JSONAnswers.search),
        Route(.get, "/api/openapi.json", Assets.description),
    ]

    private static let housekeeping = [
        Route(.get, "/login", LoginPage.form),
        Route(.post, "/login", LoginPage.enter),
        Route(.post, "/logout", LoginPage.leave),
        Route(.get, "/assets/pages.css", Assets.stylesheet),
        Route(.get, "/assets/pages.js", Assets.script),
        Route(.get, "/assets/icon.svg", Assets.icon),
        Route(.get, "/metrics", Health.metrics),
        Route(.get, "/healthz", Health.alive),
        Route(.get, "/readyz", Health.ready),
    ]
}
