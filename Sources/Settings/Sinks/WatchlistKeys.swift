import Articles
import Yams

/// `watchlist`: stories and queries that are followed, each by a name.
enum WatchlistKeys {
    static func read(_ node: Node?, _ file: inout YAMLFile) -> [WatchedItem] {
        guard let node else { return [] }
        guard let items = node.sequence else {
            file.note("watchlist: found \(YAMLFile.kind(of: node)), expected a list", at: node)
            return []
        }
        var names: [String: Int] = [:]
        return items.compactMap { item in
            guard let watched = self.item(item, &file) else { return nil }
            if let line = names[watched.name] {
                file.note("watchlist: the name “\(watched.name)” stands twice, first in line \(line)", at: item)
                return nil
            }
            names[watched.name] = watched.line
            return watched
        }
    }

    private static func item(_ node: Node, _ file: inout YAMLFile) -> WatchedItem? {
        let values = file.mapping(node, what: "an item of the watchlist", keys: ["name", "story", "query"])
        guard !values.isEmpty else { return nil }
        guard let name = file.line(values["name"], key: "name"), !name.isEmpty else {
            if values["name"]?.scalar.map({ $0.string.isEmpty }) ?? true {
                file.note("watchlist: “name” is missing; expected what to call it", at: node)
            }
            return nil
        }
        guard (values["story"] == nil) != (values["query"] == nil) else {
            file.note("watchlist: \(name): expected either “story” with its number or “query” with words", at: node)
            return nil
        }
        return subject(values, name, at: node, &file).map {
            WatchedItem(name: name, subject: $0, file: file.path, line: node.mark?.line ?? 1)
        }
    }

    private static func subject(
        _ values: [String: Node], _ name: String, at node: Node, _ file: inout YAMLFile
    ) -> WatchedItem.Subject? {
        if let story = values["story"] {
            return file.number(story, key: "story", in: 1...Int.max).map { .story(Story.ID(rawValue: Int64($0))) }
        }
        guard let query = file.line(values["query"], key: "query") else { return nil }
        if query.contains(where: { !$0.isWhitespace }) { return .query(query) }
        file.note("watchlist: \(name): found no words, expected some", at: values["query"])
        return nil
    }
}
