import Articles
import Foundation
import Rendering

/// What stands at the head of every page on an article.
struct ArticleHead {
    let article: Article

    func fill(_ fields: inout Fields) {
        fields.number("id", article.id.rawValue)
        fields.text("outlet", article.outlet)
        fields.text("title", article.title.isEmpty ? article.url.text : article.title)
        fields.text("url", article.url.text)
        // A file's address is no link, and no other scheme gets in.
        fields.text("link", article.url.isFile ? nil : article.url.text)
        fields.flag("isGone", article.status == .gone)
        fields.number("versionCount", article.versions)
        fields.count("versionsTold", article.versions, of: "version")
        fields.time("firstSeenHTML", article.firstSeen)
        fields.time("lastChangedHTML", article.lastChanged)
    }
}

/// A version's text, in its own language and direction.
struct VersionBody {
    let version: Version

    func fill(_ fields: inout Fields) {
        let draft = version.draft
        fields.text("headline", draft.title)
        fields.names("paragraphs", draft.paragraphs, as: "paragraph")
        fields.text("language", Self.tag(draft.language))
        fields.text("byline", draft.byline.joined(separator: ", "))
        fields.text("place", draft.place)
        fields.text("agency", draft.agency)
        fields.html("publishedHTML", draft.published.map(Self.html) ?? .empty)
        fields.html("updatedHTML", draft.updated.map(Self.html) ?? .empty)
        fields.flag("hasPublished", draft.published != nil)
        fields.flag("hasUpdated", draft.updated != nil)
        fields.text("form", draft.form == .article ? nil : draft.form.rawValue.replacing("-", with: " "))
    }

    static func fillNone(_ fields: inout Fields) {
        VersionBody(
            version: Version(number: 0, seenAt: .distantPast, draft: Draft(title: "", paragraphs: []), kinds: [])
        )
        .fill(&fields)
    }

    /// As the publisher says it. An instant that is one everywhere can be shown in the reader's zone.
    static func html(_ date: NewsDate) -> HTML {
        let words = date.description.replacing("T", with: " ")
        guard date.offset != nil else { return HTML(trusted: escaped(words)) }
        return HTML(
            trusted:
                "<time datetime=\"\(date.instantText)\" title=\"\(escaped(date.description))\">\(escaped(words))</time>"
        )
    }

    /// A language that is one by its form; `nil` for anything else that a page declares.
    static func tag(_ language: String?) -> String? {
        guard let language, language.utf8.count <= 35 else { return nil }
        let isTag = language.utf8.allSatisfy { 48...57 ~= $0 || 97...122 ~= $0 | 0x20 || $0 == 0x2D }
        return isTag ? language : nil
    }
}
