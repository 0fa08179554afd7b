import Articles
import Yams

/// `keep` and `snapshots`: what is left of an article when the store is pruned.
enum RetentionKeys {
    static let keys = ["keep", "snapshots"]

    /// `look-again`: for how many seconds after its last change an article is looked at again; `nil` for ever.
    static func lookAgain(_ node: Node?, _ file: inout YAMLFile) -> Duration? {
        guard let node, let text = file.text(node, key: "look-again"), text != "always" else { return nil }
        if let (number, unit) = quantity(text), number > 0, unit == "day" || unit == "days" {
            return .seconds(number * 86_400)
        }
        file.note("look-again: found “\(text)”, expected always, or a number of days, as in “90 days”", at: node)
        return nil
    }

    /// - Parameter common: for a source that says nothing.
    static func read(_ values: [String: Node], common: Retention, _ file: inout YAMLFile) -> Retention {
        var retention = common
        if let node = values["keep"], let text = file.text(node, key: "keep") {
            if let versions = versions(text) {
                retention.versions = versions
            } else {
                file.note(
                    "keep: found “\(text)”, expected all, or a number of versions or days, as in “90 days”", at: node)
            }
        }
        if let node = values["snapshots"], let text = file.text(node, key: "snapshots") {
            if let snapshots = snapshots(text) {
                retention.snapshots = snapshots
            } else {
                file.note(
                    "snapshots: found “\(text)”, expected all, none, or a number of days, as in “90 days”", at: node)
            }
        }
        return retention
    }

    private static func versions(_ text: String) -> Retention.Versions? {
        if text == "all" { return .all }
        guard let (number, unit) = quantity(text), number > 0 else { return nil }
        switch unit {
        case "version", "versions": return .last(number)
        case "day", "days": return .days(number)
        default: return nil
        }
    }

    private static func snapshots(_ text: String) -> Retention.Snapshots? {
        if text == "all" || text == "yes" || text == "true" { return .all }
        if text == "none" || text == "no" || text == "false" { return .days(0) }
        guard let (number, unit) = quantity(text), number > 0, unit == "day" || unit == "days" else { return nil }
        return .days(number)
    }

    private static func quantity(_ text: String) -> (Int, String)? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let number = Int(parts[0]) else { return nil }
        return (number, parts[1].lowercased())
    }
}
