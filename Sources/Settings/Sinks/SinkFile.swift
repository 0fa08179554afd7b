import Articles
import Foundation
import Yams

/// `sinks` and `watchlist` of `Config/dateline.yaml`. Read after the sources, whose names and tags sinks go by.
struct SinkFile {
    let path: String
    /// What relative paths start from.
    let root: String

    static let keys = ["sinks", "watchlist"]

    /// What else is wrong with the file is told by whoever reads the rest.
    func read(into settings: inout Settings) -> [Problem] {
        var file = YAMLFile(path: path)
        guard let node = file.root(), case .mapping(let mapping) = node else { return [] }
        var values: [String: Node] = [:]
        for (key, value) in mapping where Self.keys.contains(key.string ?? "") { values[key.string ?? ""] = value }
        values = values.filter { $0.value.tag.description != Tag(.null).description }
        settings.watchlist = WatchlistKeys.read(values["watchlist"], &file)
        settings.sinks = sinks(values["sinks"], settings, &file)
        return file.problems
    }

    private func sinks(_ node: Node?, _ settings: Settings, _ file: inout YAMLFile) -> [SinkSettings] {
        guard let node else { return [] }
        guard let items = node.sequence else {
            file.note("sinks: found \(YAMLFile.kind(of: node)), expected a list", at: node)
            return []
        }
        let keys = SinkKeys(root: root, filter: SinkFilterKeys(settings))
        var lines: [String: Int] = [:]
        var sinks: [SinkSettings] = []
        for item in items {
            let faults = file.problems.count
            guard let sink = keys.read(item, &file) else { continue }
            if let line = lines[sink.name] {
                file.note("sinks: the name “\(sink.name)” stands twice, first in line \(line)", at: item)
            }
            lines[sink.name] = lines[sink.name] ?? sink.line
            if file.problems.count == faults { sinks.append(sink) }
        }
        return sinks
    }
}
