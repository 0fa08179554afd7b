import Foundation
import Markup

/// What a page says in JSON-LD, in the terms of schema.org.
struct StructuredData {
    /// All objects of all scripts that have a type, in document order, with what is inside of them.
    private let objects: [JSONObject]
    /// The one that describes the article: of several, the one with the most to say.
    let article: JSONObject?

    /// Objects nest, but not so deep.
    private static let deepest = 6
    private static let most = 500
    private static let mostData = 5

    /// - Parameters:
    ///   - data: JSON that stands elsewhere on the page, in Parse.ly's terms (docs.parse.ly/metatags).
    ///   - titles: what the page calls itself: of several articles, the one that is called so is its own.
    init(scripts: [HTMLNode], data: [String], titles: [String]) {
        var objects: [JSONObject] = []
        for script in scripts {
            var text: [UInt8] = []
            script.appendText(to: &text)
            let value = text.withUnsafeBufferPointer { text -> JSONValue? in
                Self.isOfArticles(text) ? JSONValue(script: text) ?? JSONScraps.article(in: text) : nil
            }
            if let value {
                Self.collect(value, into: &objects, depth: 0)
            }
        }
        objects += data.prefix(Self.mostData).compactMap(Self.parsely)
        self.objects = objects
        let articles = objects.filter { $0.hasType(Self.isArticle) }
        let own = articles.count > 1 ? articles.filter { Self.isCalled($0, titles) } : []
        article = (own.isEmpty ? articles : own).max { Self.wealth(of: $0) < Self.wealth(of: $1) }
    }

    private static func isCalled(_ article: JSONObject, _ titles: [String]) -> Bool {
        guard let headline = article["headline"]?.text.map({ Folding.key(PlainText.of(html: $0)) }), !headline.isEmpty
        else { return false }
        return titles.contains { Folding.key($0).hasPrefix(headline) }
    }

    private static func parsely(_ text: String) -> JSONObject? {
        var text = text
        guard let page = text.withUTF8({ JSONObject($0) }), page["type"]?.text ?? "post" == "post" else { return nil }
        var members: [String: Any] = ["@type": "Article"]
        members["headline"] = page["title"]?.text
        members["datePublished"] = page["pub_date"]?.text
        members["author"] = page["author"]?.text ?? page["authors"]?.each.compactMap(\.text)
        return JSONObject(members)
    }

    /// A first look: most scripts of this kind are of crumbs, logos and lists.
    private static func isOfArticles(_ script: Bytes) -> Bool {
        for part: StaticString in ["Article", "Posting", "datePublished", "headline", "Report", "Review"]
        where TextSearch.place(of: part, in: script) != nil {
            return true
        }
        return false
    }

    private static func collect(_ value: JSONValue, into objects: inout [JSONObject], depth: Int) {
        guard depth < deepest, objects.count < most else { return }
        switch value {
        case .list(let list): for item in list { collect(item, into: &objects, depth: depth + 1) }
        case .object(let object):
            if object["@type"] != nil { objects.append(object) }
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"] {
                if let inner = object[key] { collect(inner, into: &objects, depth: depth + 1) }
            }
        case .text, .number: break
        }
    }

    /// Listings name articles, too, in fewer words.
    private static func wealth(of object: JSONObject) -> Int {
        ["headline", "datePublished", "author", "articleBody", "dateModified", "description", "publisher"]
            .count { object[$0] != nil }
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type.hasSuffix("Reportage") || type == "Report"
            || type.hasSuffix("Review")
    }

    /// Of the article, else of the page that it is on.
    func text(_ key: String) -> String? {
        article?[key]?.each.first?.text
            ?? objects.lazy.filter { $0.hasType { $0.hasSuffix("Page") } }
            .compactMap { $0[key]?.text }.first
    }

    /// Names, whether given as text, as an object, as a list of either or by reference.
    func people(_ key: String) -> [String] {
        guard let value = article?[key] else { return [] }
        return value.each.flatMap(names)
    }

    /// Those of them that are said to be people.
    var persons: [String] {
        (article?["author"]?.each ?? []).compactMap(\.object).filter { $0.hasType { $0 == "Person" } }
            .compactMap { $0["name"]?.text }
    }

    private func names(_ value: JSONValue) -> [String] {
        switch value {
        case .text(let text): return [PlainText.of(html: text)]
        case .object(let object):
            if let name = object["name"] { return name.each.compactMap { $0.text.map(PlainText.of(html:)) } }
            guard let id = object["@id"]?.text else { return [] }
            let named = objects.first { $0["@id"]?.text == id && $0["name"] != nil }
            return named?["name"]?.text.map { [PlainText.of(html: $0)] } ?? []
        case .number, .list: return []
        }
    }

    func isOfType(_ name: String) -> Bool { objects.contains { $0.hasType { $0 == name } } }

    /// Whether the publisher says that not everybody may read the whole ("isAccessibleForFree", which schema.org has
    /// for paywalls).
    var isPaid: Bool {
        switch article?["isAccessibleForFree"] {
        case .number(let value): !value.boolValue
        case .text(let text): text.lowercased() == "false"
        default: false
        }
    }
}

extension JSONObject {
    func hasType(_ isWanted: (String) -> Bool) -> Bool {
        (self["@type"]?.each ?? []).compactMap(\.text).contains {
            isWanted($0.split(separator: "/").last.map(String.init) ?? $0)
        }
    }
}
