import Articles
import Foundation
import Markup

/// What a page declares of its article in JSON-LD, `<meta>`, microdata and `<time>`, strongest source first.
struct Metadata {
    private(set) var headline: String?
    private(set) var openGraphTitle: String?
    private(set) var documentTitle: String?
    private(set) var siteName: String?
    private(set) var authors: [String] = []
    private(set) var published: NewsDate?
    private(set) var updated: NewsDate?
    private(set) var language: String?
    private(set) var canonical: WebURL?
    /// The text that JSON-LD carries, as paragraphs.
    private(set) var articleBody: [String]?
    private(set) var description: String?

    init(_ root: HTMLNode, url: WebURL?) {
        let nodes = Array(root.descendants)
        language = Self.language(root.attribute(.lang) ?? root.attribute(.xmlLang))
        let meta = Self.meta(in: nodes)
        read(StructuredData.article(in: nodes))
        read(meta)
        readElements(nodes, url: url)
        updated = updated == published ? nil : updated
    }

    private mutating func read(_ data: StructuredData?) {
        guard let data else { return }
        headline = data.string("headline").map(PlainText.of(html:))
        authors = data.people("author")
        published = data.string("datePublished").flatMap { NewsDate($0) }
        updated = data.string("dateModified").flatMap { NewsDate($0) }
        language = language ?? Self.language(data.string("inLanguage"))
        siteName = data.people("publisher").first
        articleBody = data.string("articleBody").map { body in
            body.split(whereSeparator: \.isNewline).map { PlainText.of(html: String($0)) }.filter { !$0.isEmpty }
        }
    }

    private mutating func read(_ meta: [String: String]) {
        description = meta["og:description"] ?? meta["description"]
        openGraphTitle = meta["og:title"] ?? meta["twitter:title"]
        siteName = siteName ?? meta["og:site_name"] ?? meta["application-name"]
        if authors.isEmpty {
            authors = ["author", "article:author", "parsely-author", "dc.creator", "byl"].compactMap { meta[$0] }
                .prefix(1).map(\.self)
        }
        published =
            published
            ?? Self.date(
                in: meta,
                [
                    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate",
                    "dc.date",
                    "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "publish-date",
                ])
        updated =
            updated
            ?? Self.date(in: meta, ["article:modified_time", "og:updated_time", "last-modified", "datemodified"])
        language = language ?? Self.language(meta["og:locale"] ?? meta["content-language"])
    }

    private mutating func readElements(_ nodes: [HTMLNode], url: WebURL?) {
        for node in nodes {
            switch node.tag {
            case .title where documentTitle == nil: documentTitle = PlainText.folded(node.text)
            case .link where canonical == nil && node.attribute(.rel)?.lowercased() == "canonical":
                canonical = node.attribute(.href).flatMap { WebURL($0, relativeTo: url) }
            case .time where published == nil && node.attribute(.itemprop) != "dateModified":
                published =
                    (node.attribute(.datetime) ?? node.text).isEmpty
                    ? nil : NewsDate(node.attribute(.datetime) ?? PlainText.folded(node.text))
            default: readMicrodata(node)
            }
        }
    }

    private mutating func readMicrodata(_ node: HTMLNode) {
        switch node.attribute(.itemprop) {
        case "datePublished":
            published = published ?? NewsDate(node.attribute(.content) ?? PlainText.folded(node.text))
        case "author" where authors.isEmpty: authors = [PlainText.folded(node.attribute(.content) ?? node.text)]
        default: break
        }
        if authors.isEmpty, node.tag == .a, node.attribute(.rel)?.lowercased() == "author" {
            authors = [PlainText.folded(node.text)]
        } else if authors.isEmpty, let name = node.attribute(.class)?.lowercased(), Self.bylineClasses.contains(name) {
            authors = [PlainText.folded(node.text)]
        }
    }

    private static let bylineClasses: Set<String> = [
        "byline", "author", "author-name", "article-author", "post-author",
    ]

    private static func meta(in nodes: [HTMLNode]) -> [String: String] {
        var meta: [String: String] = [:]
        for node in nodes where node.tag == .meta {
            let name = node.attribute(.property) ?? node.attribute(.name) ?? node.attribute(.itemprop)
            guard let name, let content = node.attribute(.content) else { continue }
            let value = PlainText.folded(content)
            if !value.isEmpty, meta[name.lowercased()] == nil { meta[name.lowercased()] = value }
        }
        return meta
    }

    private static func date(in meta: [String: String], _ names: [String]) -> NewsDate? {
        names.lazy.compactMap { meta[$0].flatMap { NewsDate($0) } }.first
    }

    /// "en_US" and "EN-us" are en-us; what is no tag is nothing.
    private static func language(_ tag: String?) -> String? {
        guard let tag = tag?.lowercased().replacing("_", with: "-"), (2...12).contains(tag.count),
            tag.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
        else { return nil }
        return tag
    }
}
