import Articles
import Foundation
import Yams

/// Edits a file of outlets by its lines, which the YAML parser names; nothing is written anew.
struct YAMLEditor {
    private let file: LineEditor
    private let outlets: [Node]

    init(_ text: String) {
        file = LineEditor(text)
        let root = try? Yams.compose(yaml: text)
        outlets = root?.sequence.map(Array.init) ?? []
    }

    // MARK: Adding

    func adding(_ block: SourceBlock) -> String {
        guard let outlet = outlets.first(where: { Self.value("outlet", of: $0)?.string == block.outlet }) else {
            return appending(block)
        }
        guard let addresses = Self.value(block.key.rawValue, of: outlet) else {
            return insertingKey(block, into: outlet)
        }
        guard case .sequence(let list) = addresses else { return listing(addresses, and: block) }
        return isFlow(addresses) ? extendingFlow(list, with: block) : extending(list, with: block)
    }

    /// At the end, parted by a line from what is there. `[]`, an empty list, is no place to append to.
    func appending(_ block: SourceBlock) -> String {
        var lines = file
        if outlets.isEmpty,
            let empty = lines.lines.lastIndex(where: { $0.split(separator: "#").first?.filter { $0 != " " } == "[]" })
        {
            lines = LineEditor(lines.removing(empty + 1...empty + 1))
        }
        let parted = lines.lines.last.map { !$0.isEmpty } ?? false
        return lines.inserting((parted ? [""] : []) + block.lines, behind: lines.lines.count)
    }

    private func insertingKey(_ block: SourceBlock, into outlet: Node) -> String {
        let name = Self.value("outlet", of: outlet)
        let indent = String(repeating: " ", count: max(0, (outlet.mapping?.first?.key.mark?.column ?? 3) - 1))
        return file.inserting(
            ["\(indent)\(block.key.rawValue):", "\(indent)  - \(block.url.text)"], behind: name?.mark?.line ?? 1)
    }

    /// `feeds: https://…` becomes a list.
    private func listing(_ address: Node, and block: SourceBlock) -> String {
        let number = address.mark?.line ?? 1
        let line = file[number]
        guard let key = line.range(of: block.key.rawValue + ":") else { return file.text }
        let indent = String(repeating: " ", count: line.distance(from: line.startIndex, to: key.lowerBound))
        let value = line[key.upperBound...].drop { $0 == " " }
        return file.replacing(
            number, with: ["\(line[..<key.upperBound])", "\(indent)  - \(value)", "\(indent)  - \(block.url.text)"])
    }

    private func extending(_ list: Node.Sequence, with block: SourceBlock) -> String {
        guard let first = list.first, let last = list.last, let start = first.mark?.line else { return file.text }
        let dash = file[start].prefix { $0 != "-" }
        return file.inserting(["\(dash)- \(block.url.text)"], behind: Self.lastLine(of: last))
    }

    /// `[https://…, https://…]`.
    private func extendingFlow(_ list: Node.Sequence, with block: SourceBlock) -> String {
        let number = list.last.map(Self.lastLine) ?? list.mark?.line ?? 1
        let line = file[number]
        guard let end = line.lastIndex(of: "]") else { return file.text }
        return file.replacing(
            number, with: ["\(line[..<end])\(list.isEmpty ? "" : ", ")\(block.url.text)\(line[end...])"])
    }

    // MARK: Removing

    /// The address; its key, if it was the only one; its outlet, if nothing else of it is followed.
    func removing(_ source: FollowedSource) -> String {
        for outlet in outlets {
            for (key, value) in outlet.mapping ?? [:] where FollowedAddresses.keys.contains(key.string ?? "") {
                let items = value.sequence.map(Array.init) ?? [value]
                guard let item = items.first(where: { Self.isOn($0, source.line) }) else { continue }
                if items.count > 1 { return removing(item, of: value) }
                let others = FollowedAddresses.keys.filter { $0 != key.string && Self.value($0, of: outlet) != nil }
                let isAlone = others.allSatisfy { Self.value($0, of: outlet)?.string == "no" }
                let gone = isAlone ? outlet : value
                let start = isAlone ? Self.firstLine(of: outlet) : key.mark?.line ?? 1
                return file.removing(withBlank(start...max(start, Self.lastLine(of: gone))))
            }
        }
        return file.text
    }

    /// With the empty line before it, if one follows as well.
    private func withBlank(_ range: ClosedRange<Int>) -> ClosedRange<Int> {
        let isParted = range.lowerBound > 1 && file[range.lowerBound - 1].isEmpty && file[range.upperBound + 1].isEmpty
        return isParted ? range.lowerBound - 1...range.upperBound : range
    }

    private func removing(_ item: Node, of list: Node) -> String {
        let line = item.mark?.line ?? 1
        guard isFlow(list) else { return file.removing(line...Self.lastLine(of: item)) }
        let text = item.string ?? ""
        for part in [", \(text)", "\(text), ", "\(text),", text] where file[line].contains(part) {
            return file.replacing(line, with: [file[line].replacing(part, with: "", maxReplacements: 1)])
        }
        return file.text
    }

    // MARK: Nodes

    /// Whether a list stands in brackets; the parser does not tell.
    private func isFlow(_ list: Node) -> Bool {
        guard let mark = list.mark else { return false }
        return file[mark.line].dropFirst(mark.column - 1).first == "["
    }

    private static func value(_ key: String, of node: Node) -> Node? {
        node.mapping?.first { $0.key.string == key }?.value
    }

    private static func isOn(_ node: Node, _ line: Int) -> Bool { firstLine(of: node)...lastLine(of: node) ~= line }

    private static func firstLine(of node: Node) -> Int {
        min(node.mark?.line ?? .max, node.mapping?.first?.key.mark?.line ?? .max)
    }

    private static func lastLine(of node: Node) -> Int {
        let below: [Int]
        switch node {
        case .mapping(let mapping): below = mapping.flatMap { [lastLine(of: $0.key), lastLine(of: $0.value)] }
        case .sequence(let list): below = list.map(lastLine)
        default: below = []
        }
        return max(node.mark?.line ?? 1, below.max() ?? 1)
    }
}
