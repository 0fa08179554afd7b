import Articles
import Foundation
import Hummingbird
import HummingbirdCore
import Reconciliation
import Storage

/// Who carries an article's text, what they corrected in it, and who has followed.
enum CopiesPage {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let id = try asked.article()
        // Some hundred texts are compared for it.
        let body = try await site.cache.body(for: asked.address, generation: site.hub.generation) {
            try await site.read { store in
                let article = try store.found(id)
                return try site.templates.page(page(article, try store.copyFamily(of: article))).text
            }
        }
        return .html(HTML(trusted: body))
    }

    private static func page(_ article: Article, _ family: CopyFamily) -> Page {
        var fields = Fields()
        ArticleHead(article: article).fill(&fields)
        fields.list("members", family.members.prefix(ArticlePage.most).map { memberFields($0, family) })
        fields.list("corrections", family.corrections.map { correctionFields($0, family) })
        return Page(
            title: "\(article.title) · the same text elsewhere", template: "copies", fields: fields, section: "/")
    }

    private static func memberFields(_ member: CopyFamily.Member, _ family: CopyFamily) -> Fields {
        var fields = Fields()
        fields.number("copyID", member.article.id.rawValue)
        fields.text("copyOutlet", member.article.outlet)
        fields.text("copyTitle", member.article.title)
        fields.text("copyAgency", member.agency)
        fields.flag("isOrigin", member.article.id == family.origin)
        fields.number("percent", Int((member.share.ofThis * 100).rounded()))
        fields.time("copySeenHTML", member.article.firstSeen)
        return fields
    }

    private static func correctionFields(_ told: CopyCorrection, _ family: CopyFamily) -> Fields {
        var fields = Fields()
        fields.text("correctedBy", family.member(told.article)?.article.outlet)
        fields.number("correctedID", told.article.rawValue)
        fields.number("correctedIn", told.version)
        fields.time("correctedHTML", told.seenAt)
        fields.text("old", told.correction.before)
        fields.text("new", told.correction.after)
        fields.list("followed", told.followed.map { name($0, family) })
        fields.list("behind", told.behind.map { name($0, family) })
        fields.list("neither", told.neither.map { name($0, family) })
        return fields
    }

    private static func name(_ id: Article.ID, _ family: CopyFamily) -> Fields {
        var fields = Fields()
        fields.number("whoID", id.rawValue)
        fields.text("who", family.member(id)?.article.outlet)
        return fields
    }

    static let template = """
        <header class="head">
        <p class="meta"><span class="outlet" dir="auto">{{outlet}}</span> · <a href="/articles/{{id}}">article {{id}}</a></p>
        <h1 dir="auto">{{title}}</h1>
        </header>
        <section aria-labelledby="corrections"><h2 id="corrections">Corrections, and who has followed</h2>
        {{#corrections}}
        <div class="correction"><p class="meta"><span class="outlet" dir="auto">{{correctedBy}}</span>, \
        <a href="/articles/{{correctedID}}/versions/{{correctedIn}}">version {{correctedIn}}</a> {{{correctedHTML}}}</p>
        <p class="words" dir="auto"><del>{{old}}</del> \
        <ins>{{new}}</ins></p>
        <ul>
        {{#behind}}<li><strong class="tag alarm">still the old</strong> <a dir="auto" href="/articles/{{whoID}}">{{who}}</a></li>{{/behind}}
        {{#followed}}<li><span class="tag">followed</span> <a dir="auto" href="/articles/{{whoID}}">{{who}}</a></li>{{/followed}}
        {{#neither}}<li><span class="tag">neither</span> <a dir="auto" href="/articles/{{whoID}}">{{who}}</a></li>{{/neither}}
        </ul></div>
        {{/corrections}}
        {{^corrections}}<p class="none">Nobody has corrected a figure, a day or a quotation in it.</p>{{/corrections}}
        </section>
        <section aria-labelledby="members"><h2 id="members">Who carries it</h2>
        <ul class="copies">
        {{#members}}
        <li><span class="outlet" dir="auto">{{copyOutlet}}</span>: <a dir="auto" href="/articles/{{copyID}}">{{copyTitle}}</a> \
        <span class="meta">first seen {{{copySeenHTML}}} · {{#isOrigin}}likely the origin{{/isOrigin}}\
        {{^isOrigin}}{{percent}}% of it stands in the likely origin{{/isOrigin}}{{#copyAgency}} · credits {{copyAgency}}{{/copyAgency}}</span></li>
        {{/members}}
        </ul></section>

        """
}
