import Foundation
import Yams

/// The keys of one sink.
struct SinkKeys {
    /// What relative paths start from.
    let root: String
    let filter: SinkFilterKeys

    private static let common = [
        "name", "type", "only", "lasting", "pace", "quiet", "at-most-at-once", "title", "body",
    ]

    /// - Returns: `nil` for one that has no name or no target. What else is wrong is noted.
    func read(_ node: Node, _ file: inout YAMLFile) -> SinkSettings? {
        guard let type = type(of: node, &file) else { return nil }
        let values = file.mapping(
            node, what: "a sink", keys: Self.common + (SinkTargetKeys.keys[type] ?? []))
        guard let name = name(values["name"], at: node, &file) else { return nil }
        guard let target = SinkTargetKeys(root: root, sink: name, node: node).read(type, values, &file) else {
            return nil
        }
        var sink = SinkSettings(name: name, target: target, file: file.path, line: node.mark?.line ?? 1)
        filter.read(values["only"], into: &sink, &file)
        sink.lasting = file.number(values["lasting"], key: "lasting", in: 0...100) ?? 0
        sink.pace = SinkPaceKeys.read(values, &file)
        sink.templates = MessageTemplates(
            title: file.line(values["title"], key: "title"), body: file.text(values["body"], key: "body"))
        return sink
    }

    /// The type says which keys are known, so it is looked for first.
    private func type(of node: Node, _ file: inout YAMLFile) -> String? {
        guard case .mapping(let mapping) = node else {
            file.note("a sink: found \(YAMLFile.kind(of: node)), expected keys and values", at: node)
            return nil
        }
        let types = SinkTargetKeys.keys.keys.sorted()
        for (key, value) in mapping where key.string == "type" {
            return file.choice(value, key: "type", among: types)
        }
        file.note("a sink: “type” is missing; expected one of \(types.joined(separator: ", "))", at: node)
        return nil
    }

    /// It stands in the ids of messages, which stand in headers.
    private func name(_ node: Node?, at sink: Node, _ file: inout YAMLFile) -> String? {
        guard let node else {
            file.note("a sink: “name” is missing; expected what to call it", at: sink)
            return nil
        }
        let name = node.scalar?.string ?? ""
        let isPlain = name.utf8.allSatisfy {
            switch $0 {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        if isPlain, 1...64 ~= name.utf8.count { return name }
        file.note(
            "name: found \(YAMLFile.shown(node)), expected up to 64 letters from a to z, figures, “-” and “_”",
            at: node)
        return nil
    }
}
