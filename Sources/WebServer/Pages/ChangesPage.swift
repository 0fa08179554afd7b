import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Storage

/// The change log as it grows, newest first, and a form that asks for a part of it.
enum ChangesPage {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try ChangeQuery(asked.query)
        let body = try await site.cache.body(for: asked.address, generation: site.hub.generation) {
            try await site.read { store in
                let changes = try query.page(of: store)
                let form = ChangeForm(
                    query: query, outlets: try store.outlets(limit: most), tags: try store.tags(limit: most))
                return try site.templates.page(page(query, changes, form, note: try query.note(in: store))).text
            }
        }
        return .html(HTML(trusted: body))
    }

    /// Outlets that the form offers, and tags.
    private static let most = 500

    private static func page(_ query: ChangeQuery, _ changes: ChangePage, _ form: ChangeForm, note: String?) -> Page {
        var fields = Fields()
        fields.text("tagNote", note)
        fields.list("changes", changes.changes.map { ChangeRow(change: $0).fields })
        fields.flag("isFiltered", !query.items.items.isEmpty)
        fields.text("older", older(query, changes))
        fields.flag("isUnfinished", changes.isUnfinished)
        fields.flag("isFirst", query.before == nil)
        fields.text("feedAddress", query.items.address(of: "/changes.atom"))
        fields.text("newest", query.items.address(of: "/"))
        form.fill(&fields)
        return Page(
            title: "Changes", template: "changes", fields: fields, section: "/",
            feed: query.items.address(of: "/changes.atom"), live: live(query, changes))
    }

    private static func older(_ query: ChangeQuery, _ changes: ChangePage) -> String? {
        changes.before.map { query.items.with("before", $0.description).address(of: "/") }
    }

    /// Only the page with the newest changes grows.
    private static func live(_ query: ChangeQuery, _ changes: ChangePage) -> String? {
        guard query.before == nil, query.until == nil else { return nil }
        return query.items.with("since", changes.last.description).text
    }

    /// The lines that came since, for a page that is open: a list, with the number to ask from the next time before it.
    static func lines(_ site: Site, _ asked: Asked) async throws -> Response {
        var query = try ChangeQuery(asked.query)
        let since = try asked.query.number("since", in: 0...Int64.max) ?? 0
        query.limit = 200
        let body = try await site.cache.body(for: asked.address, generation: site.hub.generation) { [query] in
            try await site.read { store in
                let page = try query.page(of: store, after: ChangeCursor(rawValue: since))
                var fields = Fields()
                fields.list("changes", page.changes.map { ChangeRow(change: $0).fields })
                let lines = try site.templates.part("changelist", fields)
                return "<meta name=\"last\" content=\"\(page.last)\">\n" + lines.text
            }
        }
        return .html(HTML(trusted: body))
    }
}

/// The form above the changes, filled with what was asked for.
struct ChangeForm {
    let query: ChangeQuery
    let outlets: [String]
    let tags: [String]

    func fill(_ fields: inout Fields) {
        let filter = query.filter
        fields.list("types", ChangeType.allCases.map { choice($0.rawValue, $0.words, filter.types.contains($0)) })
        fields.list("kindChoices", ChangeKind.allCases.map { choice($0.rawValue, $0.words, filter.kinds.contains($0)) })
        fields.list("outlets", choices(outlets, filter.outlets))
        fields.flag("hasOutlets", !outlets.isEmpty || !filter.outlets.isEmpty)
        fields.list("tagChoices", choices(tags, query.tags))
        fields.flag("hasTags", !tags.isEmpty || !query.tags.isEmpty)
        fields.flag("hasStories", !filter.stories.isEmpty)
        fields.text("words", filter.words)
        fields.text("least", filter.leastWords > 0 ? String(filter.leastWords) : nil)
        fields.list("stories", filter.stories.sorted().map { choice($0.description, $0.description, true) })
        fields.flag("isSilentOnly", filter.isSilent == true)
        fields.flag("isNotSilentOnly", filter.isSilent == false)
        fields.text("from", query.from?.description)
        fields.text("until", query.until?.description)
    }

    /// What is asked for stands in the form, also where the store has nothing of that name.
    private func choices(_ known: [String], _ chosen: Set<String>) -> [Fields] {
        (known + chosen.subtracting(known).sorted()).map { choice($0, $0, chosen.contains($0)) }
    }

    private func choice(_ value: String, _ name: String, _ isChosen: Bool) -> Fields {
        var fields = Fields()
        fields.text("value", value)
        fields.text("name", name)
        fields.flag("isChosen", isChosen)
        return fields
    }
}
