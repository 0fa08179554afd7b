import Foundation
import Markup

/// The JSON-LD object that describes the article (schema.org's Article and its kinds).
struct StructuredData {
    private let object: [String: Any]

    /// The first article on the page; ones whose JSON does not parse are passed over.
    static func article(in nodes: [HTMLNode]) -> StructuredData? {
        nodes.lazy
            .filter { $0.tag == .script && $0.attribute(.type)?.lowercased() == "application/ld+json" }
            .compactMap { try? JSONSerialization.jsonObject(with: Data($0.text.utf8), options: [.fragmentsAllowed]) }
            .compactMap { find(in: $0, depth: 0) }
            .first
    }

    private static func find(in value: Any, depth: Int) -> StructuredData? {
        guard depth < 6 else { return nil }
        if let list = value as? [Any] { return list.lazy.compactMap { find(in: $0, depth: depth + 1) }.first }
        guard let object = value as? [String: Any] else { return nil }
        let types = (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
        if types.contains(where: isArticle) { return StructuredData(object: object) }
        return ["@graph", "mainEntity", "mainEntityOfPage"].lazy
            .compactMap { object[$0].flatMap { find(in: $0, depth: depth + 1) } }.first
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type.hasSuffix("Reportage")
    }

    func string(_ key: String) -> String? {
        guard let text = (object[key] as? String)?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty
        else { return nil }
        return text
    }

    /// Names, whether given as text, as an object or as a list of either.
    func people(_ key: String) -> [String] {
        let value = object[key]
        let list = value as? [Any] ?? [value].compactMap(\.self)
        return list.compactMap { item in
            let name = (item as? [String: Any])?["name"] ?? item
            return ((name as? [Any])?.first ?? name) as? String
        }
    }
}
