import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Rendering
import Storage

/// What is looked for, as it stands in an address.
struct SearchQuery: Sendable {
    /// `nil` where nothing is looked for yet.
    let words: String?
    /// Only articles that do not say so any more.
    let onlyGone: Bool
    /// Every version is looked through, as long as any question may take.
    let all: Bool
    let limit: Int

    /// For the latest versions, where not all are asked for: with what else a page needs it is there at once.
    private static let patience = Duration.milliseconds(10)

    init(_ query: QueryItems) throws(Refusal) {
        let words = try query.one("q")
        if let words {
            guard words.count <= 200 else { throw .bad("q: found \(words.count) characters, expected at most 200.") }
            guard words.contains(where: { $0.isLetter || $0.isNumber }) else {
                throw .bad("q: found “\(words)”, expected words to look for.")
            }
        }
        self.words = words
        onlyGone = try Self.flag(query, "gone")
        all = try Self.flag(query, "all")
        limit = Int(try query.number("limit", in: 1...100) ?? 20)
    }

    private static func flag(_ query: QueryItems, _ name: String) throws(Refusal) -> Bool {
        switch try query.one(name) {
        case nil, "no": false
        case "yes": true
        case let text?: throw .bad("\(name): found “\(text)”, expected yes or no.")
        }
    }

    func findings(in store: ArticleStore) throws -> ArticleStore.Findings {
        guard let words else { return ArticleStore.Findings() }
        return try store.find(words, onlyGone: onlyGone, limit: limit, patience: all ? nil : Self.patience)
    }

    var items: QueryItems {
        var items: [QueryItems.Item] = []
        if let words { items.append(QueryItems.Item(name: "q", value: words)) }
        if onlyGone { items.append(QueryItems.Item(name: "gone", value: "yes")) }
        if all { items.append(QueryItems.Item(name: "all", value: "yes")) }
        return QueryItems(items)
    }
}

/// Words found in any version, with the version in which they stood and whether they still do.
enum SearchPage {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try SearchQuery(asked.query)
        let html = try await site.read { store in
            let findings = try query.findings(in: store)
            let hits = findings.hits
            var fields = Fields()
            fields.text("words", query.words)
            fields.flag("isGoneOnly", query.onlyGone)
            fields.list("hits", hits.map(line))
            fields.flag("hasNone", query.words != nil && hits.isEmpty)
            fields.flag("isFull", hits.count == query.limit)
            fields.text("latest", findings.latest.map(String.init))
            fields.text("whole", findings.latest.map { _ in query.items.with("all", "yes").address(of: "/search") })
            fields.number("limit", query.limit)
            let feed = query.words == nil ? nil : query.items.address(of: "/search.atom")
            fields.text("feedAddress", feed)
            return try site.templates.page(
                Page(
                    title: query.words.map { "“\($0)”" } ?? "Search", template: "search", fields: fields,
                    section: "/search", feed: feed))
        }
        return .html(html)
    }

    private static func line(_ hit: ArticleStore.Hit) -> Fields {
        var fields = Fields()
        ArticleHead(article: hit.article).fill(&fields)
        fields.number("number", hit.version)
        fields.flag("isCurrent", hit.isCurrent)
        fields.flag("stands", hit.isCurrent && hit.article.status != .gone)
        fields.flag("stoodLast", hit.isCurrent && hit.article.status == .gone)
        fields.text("since", hit.isCurrent ? nil : "\(hit.version)..\(hit.version + 1)")
        fields.html("excerptHTML", excerpt(hit.excerpt))
        return fields
    }

    /// The words found stand between two characters that no text keeps.
    static func excerpt(_ text: String) -> HTML {
        HTML(
            trusted: escaped(text).replacing("\u{2}", with: "<mark>").replacing("\u{3}", with: "</mark>"))
    }
}
