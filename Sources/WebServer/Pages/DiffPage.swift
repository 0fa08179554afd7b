import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Reconciliation
import Rendering
import Storage

/// Two versions of an article, compared by word, at an address that stays.
enum DiffPage {
    enum Layout: String, Sendable, CaseIterable { case inline, side }

    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article(), pair = try asked.pair(), layout = try Self.layout(asked)
        if pair.isPicture {
            let base = asked.base
            return .svg(
                try await site.read { store in
                    let (article, old, new) = try found(id, pair.older, pair.newer, in: store)
                    return DiffPicture(article: article, old: old, new: new, base: base).svg
                })
        }
        let html = try await site.read { store in
            let (article, old, new) = try found(id, pair.older, pair.newer, in: store)
            return try site.templates.page(page(article, old, new, layout))
        }
        return .html(html)
    }

    /// From the form on an article's page to the address of the comparison.
    static func choose(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article()
        let from = try asked.query.number("from", in: 1...1_000_000) ?? 1
        let to = try asked.query.number("to", in: 1...1_000_000) ?? from + 1
        guard from != to else { throw Refusal.bad("Version \(from) beside itself: choose two different versions.") }
        return .moved(to: "/articles/\(id)/diff/\(min(from, to))..\(max(from, to))", status: .seeOther)
    }

    static func found(
        _ id: Article.ID, _ older: Int, _ newer: Int, in store: ArticleStore, under prefix: String = "/articles/"
    ) throws -> (Article, Version, Version) {
        let article = try store.found(id, under: prefix)
        return (article, try store.found(older, of: article), try store.found(newer, of: article))
    }

    private static func layout(_ asked: Asked) throws -> Layout {
        guard let text = try asked.query.one("layout") else { return .inline }
        if let layout = Layout(rawValue: text) { return layout }
        throw Refusal.bad("layout: found “\(text)”, expected inline or side.")
    }

    private static func page(_ article: Article, _ old: Version, _ new: Version, _ layout: Layout) throws -> Page {
        let difference = Difference(from: old.draft, to: new.draft)
        let revision = Revision(from: old.draft, to: new.draft)
        var fields = Fields()
        ArticleHead(article: article).fill(&fields)
        fields.html("differenceHTML", html(difference, old, new, layout))
        fields.flag("isSide", layout == .side)
        fields.flag("isEmpty", difference.isEmpty)
        fields.text("firstPlace", layout == .inline ? firstPlace(difference) : nil)
        fields.number("older", old.number)
        fields.number("newer", new.number)
        fields.time("olderHTML", old.seenAt)
        fields.time("newerHTML", new.seenAt)
        fields.text("previousPair", old.number > 1 ? "\(old.number - 1)..\(old.number)" : nil)
        fields.text("nextPair", new.number < article.versions ? "\(new.number)..\(new.number + 1)" : nil)
        fields.names("kinds", revision.kinds.map(\.words), as: "kind")
        fields.flag("isSilent", revision.isSilent)
        fields.number("added", revision.words.added)
        fields.number("removed", revision.words.removed)
        fields.text("summary", revision.summary)
        fields.fields(
            "bylines", changed(old.draft.byline.joined(separator: ", "), new.draft.byline.joined(separator: ", ")))
        fields.fields("dates", changed(old.draft.published?.description, new.draft.published?.description))
        return Page(
            title: "\(new.draft.title) · version \(old.number) to \(new.number) · \(article.outlet)", template: "diff",
            fields: fields, section: "/")
    }

    private static func html(_ difference: Difference, _ old: Version, _ new: Version, _ layout: Layout) -> HTML {
        switch layout {
        case .inline:
            HTML(trusted: DifferenceHTML(difference, language: VersionBody.tag(new.draft.language)).fragment)
        case .side:
            SideBySideHTML(
                difference: difference, oldLanguage: VersionBody.tag(old.draft.language),
                newLanguage: VersionBody.tag(new.draft.language)
            ).html
        }
    }

    /// Of the first paragraph that was edited, its number from 1, where it is likely to lie below what is seen at once.
    private static func firstPlace(_ difference: Difference) -> String? {
        guard difference.headline.allSatisfy({ $0.mark == .same }) else { return nil }
        guard let index = difference.paragraphs.firstIndex(where: { $0.state != .same }), index >= 3 else { return nil }
        return difference.paragraphs[index].new.map { String($0 + 1) }
    }

    private static func changed(_ old: String?, _ new: String?) -> Fields? {
        guard old ?? "" != new ?? "" else { return nil }
        var fields = Fields()
        fields.text("before", old)
        fields.text("after", new)
        return fields
    }
}
