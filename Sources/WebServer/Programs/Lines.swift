import Articles
import Foundation
import Reconciliation
import Storage

/// An article as programs are given it; a field's name is a contract, and the same as the commands' lines have.
struct ArticleLine: Encodable {
    let id: Int64
    let url: String
    let title: String
    let outlet: String
    let status: String
    let versions: Int
    let first_seen: String
    let last_changed: String
    let copy_group: Int64?

    init(_ article: Article) {
        id = article.id.rawValue
        url = article.url.text
        title = article.title
        outlet = article.outlet
        status = article.status.rawValue
        versions = article.versions
        first_seen = Moment(article.firstSeen).exact
        last_changed = Moment(article.lastChanged).exact
        copy_group = article.copyGroup
    }
}

/// A version without its text.
struct VersionHeadLine: Encodable {
    let n: Int
    let seen_at: String
    let title: String
    /// Of the text, in characters.
    let length: Int
    let change: [String]

    init(_ head: VersionHead) {
        n = head.number
        seen_at = Moment(head.seenAt).exact
        title = head.title
        length = head.length
        change = head.kinds.map(\.rawValue)
    }
}

struct VersionLine: Encodable {
    let n: Int
    let seen_at: String
    let title: String
    let text: String
    let byline: [String]
    let published: String?
    let updated: String?
    let place: String?
    let agency: String?
    let language: String?
    let form: String
    let change: [String]

    init(_ version: Version) {
        let draft = version.draft
        n = version.number
        seen_at = Moment(version.seenAt).exact
        title = draft.title
        text = draft.text
        byline = draft.byline
        published = draft.published?.description
        updated = draft.updated?.description
        place = draft.place
        agency = draft.agency
        language = draft.language
        form = draft.form.rawValue
        change = version.kinds.map(\.rawValue)
    }
}

struct StoryLine: Encodable {
    let id: Int64
    let title: String
    let articles: Int
    let outlets: Int
    let began: String
    let grown: String

    init(_ story: Story) {
        id = story.id.rawValue
        title = story.title
        articles = story.articles
        outlets = story.outlets
        began = Moment(story.began).exact
        grown = Moment(story.grown).exact
    }
}

/// A figure or a quotation, in each way that it is told.
struct FactLine: Encodable {
    struct Saying: Encodable {
        let text: String
        let outlets: [String]
    }

    /// figure, quotation
    let kind: String
    let sayings: [Saying]

    init(_ fact: StoryFacts.Fact) {
        kind = fact.kind.rawValue
        sayings = fact.sayings.map { Saying(text: $0.text, outlets: $0.outlets) }
    }
}

struct SourceLine: Encodable {
    let id: Int64
    let url: String
    let outlet: String
    let title: String?
    let kind: String?
    let state: String
    let failures: Int
    let error: String?
    let checked_at: String?
    let succeeded_at: String?
    let next_check: String?

    init(_ source: Source, at now: Date) {
        id = source.id.rawValue
        url = source.url.text
        outlet = source.outlet
        title = source.head.title
        kind = source.kind?.rawValue
        state = SourceRow.state(of: source, at: now).rawValue
        failures = source.failures
        error = source.lastError
        checked_at = source.checkedAt.map { Moment($0).exact }
        succeeded_at = source.succeededAt.map { Moment($0).exact }
        next_check = source.nextCheck.map { Moment($0).exact }
    }
}

struct HitLine: Encodable {
    let article: ArticleLine
    let version: Int
    /// Whether the last version has the words, too.
    let current: Bool
    let excerpt: String

    init(_ hit: ArticleStore.Hit) {
        article = ArticleLine(hit.article)
        version = hit.version
        current = hit.isCurrent
        excerpt = hit.excerpt.filter { $0 != "\u{2}" && $0 != "\u{3}" }
    }
}
