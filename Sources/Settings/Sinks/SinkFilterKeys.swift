import Articles
import Foundation
import Yams

/// `only`: which changes a sink is told of.
struct SinkFilterKeys {
    /// Names that may be gone by.
    private let outlets: [String]
    private let outletsByTag: [String: Set<String>]
    private let watchlist: [WatchedItem]

    init(_ settings: Settings) {
        outlets = Set(settings.sources.map(\.outlet)).sorted()
        outletsByTag = settings.sources.reduce(into: [:]) { tags, source in
            for tag in source.tags { tags[tag, default: []].insert(source.outlet) }
        }
        watchlist = settings.watchlist
    }

    private static let keys = [
        "types", "kinds", "sources", "tags", "stories", "words", "pattern", "least-words", "silent", "watchlist",
    ]

    func read(_ node: Node?, into sink: inout SinkSettings, _ file: inout YAMLFile) {
        guard let node else { return }
        let values = file.mapping(node, what: "only", keys: Self.keys)
        var filter = ChangeFilter()
        filter.types = Set(
            file.choices(values["types"], key: "types", among: ChangeType.allCases.map(\.rawValue))
                .compactMap(ChangeType.init(rawValue:)))
        filter.kinds = Set(
            file.choices(values["kinds"], key: "kinds", among: ChangeKind.allCases.map(\.rawValue))
                .compactMap(ChangeKind.init(rawValue:)))
        filter.outlets = outlets(values, &file)
        filter.stories = stories(values["stories"], &file)
        filter.leastWords = file.number(values["least-words"], key: "least-words", in: 0...1_000_000) ?? 0
        filter.isSilent = file.flag(values["silent"], key: "silent")
        sink.filter = filter
        sink.words = words(values["words"], &file)
        sink.pattern = pattern(values["pattern"], &file)
        let names = file.choices(values["watchlist"], key: "watchlist", among: watchlist.map(\.name))
        sink.watched = watchlist.filter { names.contains($0.name) }
    }

    /// Outlets that are named, and those that have one of the tags.
    private func outlets(_ values: [String: Node], _ file: inout YAMLFile) -> Set<String> {
        let named = file.choices(values["sources"], key: "sources", among: outlets)
        let tags = file.choices(values["tags"], key: "tags", among: outletsByTag.keys.sorted())
        return tags.reduce(into: Set(named)) { $0.formUnion(outletsByTag[$1] ?? []) }
    }

    private func stories(_ node: Node?, _ file: inout YAMLFile) -> Set<Story.ID> {
        guard let node else { return [] }
        let numbers = (node.sequence.map(Array.init) ?? [node]).compactMap {
            file.number($0, key: "stories", in: 1...Int.max)
        }
        return Set(numbers.map { Story.ID(rawValue: Int64($0)) })
    }

    private func words(_ node: Node?, _ file: inout YAMLFile) -> [String] {
        file.texts(node, key: "words").filter { text in
            if text.contains(where: { !$0.isWhitespace }) { return true }
            file.note("words: found no words, expected some", at: node)
            return false
        }
    }

    private func pattern(_ node: Node?, _ file: inout YAMLFile) -> String? {
        guard let text = file.line(node, key: "pattern") else { return nil }
        // By the engine that will search with it; it gives no reason that anybody could use.
        if (try? NSRegularExpression(pattern: text)) != nil { return text }
        file.note("pattern: found “\(text)”, expected a regular expression as ICU reads them", at: node)
        return nil
    }
}
