import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Storage

/// An article as it stands, and its life: versions, addresses, copies, what was told of it.
enum ArticlePage {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article()
        let now = site.now()
        let html = try await site.read { store in
            try site.templates.page(try page(try store.found(id), store, at: now))
        }
        return .html(html)
    }

    /// Of each list on the page.
    static let most = 200

    private static func page(_ article: Article, _ store: ArticleStore, at now: Date) throws -> Page {
        let heads = try store.versionHeads(of: article.id, limit: most)
        var fields = Fields()
        ArticleHead(article: article).fill(&fields)
        if let version = try store.version(article.versions, of: article.id) {
            VersionBody(version: version).fill(&fields)
        } else {
            VersionBody.fillNone(&fields)
        }
        fields.html(
            "stripHTML",
            VersionStrip(article: article.id, versions: heads, isGone: article.status == .gone, now: now).html)
        fields.list("versions", heads.reversed().map { versionFields($0, article) })
        fields.flag("isCut", article.versions > heads.count)
        fields.flag("isRevised", article.versions > 1)
        fields.names("addresses", Array(try store.addresses(of: article.id).prefix(most)), as: "url")
        fields.flag("hasCopies", article.copyGroup != nil)
        fields.list("copies", try store.copies(of: article, limit: most).map { copyFields($0, article) })
        fields.list("listings", try store.listings(of: article.id).prefix(most).map(listingFields))
        let changes = try store.lastChanges(of: article.id, limit: most)
        fields.list("changes", changes.map { ChangeRow(change: $0).fields })
        fields.text("ofStory", article.story?.description)
        return Page(title: "\(article.title) · \(article.outlet)", template: "article", fields: fields, section: "/")
    }

    private static func versionFields(_ version: VersionHead, _ article: Article) -> Fields {
        var fields = Fields()
        fields.number("number", version.number)
        fields.time("seenHTML", version.seenAt)
        fields.text("versionTitle", version.title)
        fields.number("length", version.length)
        fields.names("kinds", version.kinds.map(\.words), as: "kind")
        fields.text("change", version.number > 1 ? "\(version.number - 1)..\(version.number)" : nil)
        fields.flag("hasSnapshot", version.hasSnapshot)
        fields.flag("isLast", version.number == article.versions)
        fields.flag("isBeforeLast", version.number == article.versions - 1)
        return fields
    }

    private static func copyFields(_ copy: Article, _ article: Article) -> Fields {
        var fields = Fields()
        fields.text("copyOutlet", copy.outlet)
        fields.text("copyTitle", copy.title)
        fields.number("copyID", copy.id.rawValue)
        fields.count("copyVersions", copy.versions, of: "version")
        fields.time("copySeenHTML", copy.firstSeen)
        fields.time("copyChangedHTML", copy.lastChanged)
        fields.flag("isOlder", copy.firstSeen < article.firstSeen)
        return fields
    }

    private static func listingFields(_ listing: Listing) -> Fields {
        var fields = Fields()
        fields.text("listingSource", listing.source.text)
        fields.time("listingHTML", listing.seenAt)
        return fields
    }
}

extension ArticleStore {
    /// - Parameter prefix: of the pages that it is asked for.
    /// - Throws: `Refusal` where there is none, or where it turned out to be another: that one's page is led to, never one
    ///   of its versions, whose numbers are others.
    func found(_ id: Article.ID, under prefix: String = "/articles/") throws -> Article {
        guard let article = try self.article(id) else {
            throw Refusal.missing("There is no article \(id) in this store.")
        }
        guard article.id == id else { throw Refusal.moved(to: "\(prefix)\(article.id)") }
        return article
    }

    func found(_ version: Int, of article: Article) throws -> Version {
        guard let found = try self.version(version, of: article.id) else {
            throw Refusal.missing(
                "Article \(article.id) has no version \(version); it has \(article.versions), numbered from 1.")
        }
        return found
    }
}
