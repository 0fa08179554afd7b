import Articles
import Foundation
import Yams

/// A YAML file being read: values are asked for by what they should be, and every disappointment is noted with its
/// line.
struct YAMLFile {
    let path: String
    private(set) var problems: [Problem] = []

    init(path: String) {
        self.path = path
    }

    /// The file's tree; `nil` for an empty file, or one that cannot be read, which is noted.
    mutating func root() -> Node? {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            note(FileManager.default.fileExists(atPath: path) ? "cannot be read as UTF-8 text" : "no such file")
            return nil
        }
        do {
            return try Yams.compose(yaml: text)
        } catch let error as YamlError {
            note(error)
        } catch {
            note("\(error)")
        }
        return nil
    }

    mutating func note(_ message: String, at node: Node? = nil) {
        problems.append(Problem(file: path, line: node?.mark?.line, message))
    }

    private mutating func note(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            problems.append(Problem(file: path, line: mark.line, "not YAML: \(problem)"))
        case .duplicatedKeysInMapping(let duplicates, let context):
            let message = "the key “\(duplicates.first ?? "?")” stands twice"
            problems.append(Problem(file: path, line: context.mark.line, message))
        default: note("not YAML: \(String("\(error)".prefix { !$0.isNewline }))")
        }
    }

    // MARK: Values

    /// The entries of a mapping, unknown keys noted with the nearest known one.
    mutating func mapping(_ node: Node, what: String, keys: [String]) -> [String: Node] {
        guard case .mapping(let mapping) = node else {
            note("\(what): found \(Self.kind(of: node)), expected keys and values", at: node)
            return [:]
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            if keys.contains(name) { values[name] = value } else { noteUnknown(name, at: key, keys: keys) }
        }
        return values.filter { $0.value.tag.description != Tag(.null).description }
    }

    private mutating func noteUnknown(_ name: String, at node: Node, keys: [String]) {
        note("unknown key “\(name)”; \(Self.hint(for: name, among: keys))", at: node)
    }

    /// What somebody may have meant.
    private static func hint(for name: String, among known: [String]) -> String {
        let nearest = known.min { distance($0, name) < distance($1, name) }
        if let nearest, distance(nearest, name) <= max(2, name.count / 3) { return "did you mean “\(nearest)”?" }
        return "expected one of \(known.joined(separator: ", "))"
    }

    /// One of several known words.
    mutating func choice(_ node: Node?, key: String, among known: [String]) -> String? {
        guard let node else { return nil }
        if let text = node.scalar?.string, known.contains(text) { return text }
        let hint = known.isEmpty ? "there is none" : Self.hint(for: node.scalar?.string ?? "", among: known)
        note("\(key): found \(Self.shown(node)); \(hint)", at: node)
        return nil
    }

    /// Several of them: a list, or a single one.
    mutating func choices(_ node: Node?, key: String, among known: [String]) -> [String] {
        guard let node else { return [] }
        return (node.sequence.map(Array.init) ?? [node]).compactMap { choice($0, key: key, among: known) }
    }

    mutating func text(_ node: Node?, key: String) -> String? {
        guard let node else { return nil }
        if let text = node.scalar?.string { return text }
        note("\(key): found \(Self.kind(of: node)), expected text", at: node)
        return nil
    }

    mutating func flag(_ node: Node?, key: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            note("\(key): found \(Self.shown(node)), expected true or false", at: node)
            return nil
        }
    }

    /// Whether a value is a plain “no”, where it could also be something else.
    func isNo(_ node: Node?) -> Bool { ["no", "false", "off"].contains(node?.scalar?.string.lowercased()) }

    mutating func number(_ node: Node?, key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        if let value = node.scalar.flatMap({ Int($0.string) }), range.contains(value) { return value }
        note(
            "\(key): found \(Self.shown(node)), expected a number from \(range.lowerBound) to \(range.upperBound)",
            at: node)
        return nil
    }

    /// A text of one line, which can stand in a header.
    mutating func line(_ node: Node?, key: String) -> String? {
        guard let text = text(node, key: key) else { return nil }
        if text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 }) { return text }
        note("\(key): found a line break or control character, expected one line of text", at: node)
        return nil
    }

    /// `250ms`, `30s`, `15m`, `2h`, `7d`.
    mutating func duration(_ node: Node?, key: String, from least: Int = 1) -> Duration? {
        quantity(
            node, key: key, from: least, units: ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000],
            example: "30s, 15m or 2h"
        ).map { .milliseconds($0) }
    }

    /// Bytes: `500kB`, `10MB`.
    mutating func size(_ node: Node?, key: String) -> Int? {
        quantity(
            node, key: key,
            units: ["kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "kib": 1024, "mib": 1_048_576],
            example: "500kB or 10MB")
    }

    private mutating func quantity(
        _ node: Node?, key: String, from least: Int = 1, units: [String: Int], example: String
    ) -> Int? {
        guard let node else { return nil }
        let text = (node.scalar?.string ?? "").replacing(" ", with: "").lowercased()
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if let value = Int(digits), value >= least, value < 1_000_000,
            let unit = units[String(text.dropFirst(digits.count))]
        {
            return value * unit
        }
        note("\(key): found \(Self.shown(node)), expected a quantity such as \(example)", at: node)
        return nil
    }

    /// A list of texts, or a single one.
    mutating func texts(_ node: Node?, key: String) -> [String] {
        guard let node else { return [] }
        return (node.sequence.map(Array.init) ?? [node]).compactMap { line($0, key: key) }
    }

    /// A list of addresses, or a single one.
    mutating func addresses(_ node: Node?, key: String) -> [(url: WebURL, line: Int)] {
        guard let node else { return [] }
        let items = node.sequence.map(Array.init) ?? [node]
        return items.compactMap { item in
            let text = item.scalar?.string ?? ""
            if Self.namesUser(text) {
                note(
                    "\(key): found a user name in an address, expected it under “credentials”, by reference", at: item)
                return nil
            }
            guard let url = WebURL(text) else {
                note("\(key): found \(Self.shown(item)), expected an http or https address", at: item)
                return nil
            }
            return (url, item.mark?.line ?? 1)
        }
    }

    /// Whether an address names a user, perhaps with a password.
    static func namesUser(_ address: String) -> Bool {
        URLComponents(string: address)?.user.map { !$0.isEmpty } ?? false
    }

    static func shown(_ node: Node) -> String { node.scalar.map { "“\($0.string)”" } ?? kind(of: node) }

    static func kind(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): "“\(scalar.string)”"
        case .mapping: "keys and values"
        case .sequence: "a list"
        default: "an alias"
        }
    }

    /// Levenshtein's.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left), right = Array(right)
        var row = Array(0...right.count)
        for i in left.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in right.indices {
                let change = diagonal + (left[i] == right[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(row[j] + 1, diagonal + 1, change)
            }
        }
        return row[right.count]
    }
}
