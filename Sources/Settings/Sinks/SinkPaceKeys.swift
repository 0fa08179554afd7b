import Yams

/// `pace`, `quiet` and `at-most-at-once`: when a sink is told.
enum SinkPaceKeys {
    static func read(_ values: [String: Node], _ file: inout YAMLFile) -> SinkPace {
        var pace = SinkPace()
        readPace(values["pace"], into: &pace, &file)
        pace.quiet = quiet(values["quiet"], &file)
        pace.mostAtOnce =
            file.number(values["at-most-at-once"], key: "at-most-at-once", in: 1...200) ?? pace.mostAtOnce
        return pace
    }

    /// `at-once`, `digest: 1h`, or `daily at 07:00`.
    private static func readPace(_ node: Node?, into pace: inout SinkPace, _ file: inout YAMLFile) {
        guard let node else { return }
        if case .mapping = node {
            let values = file.mapping(node, what: "pace", keys: ["digest"])
            pace.digest = file.duration(values["digest"], key: "digest")
            return
        }
        let text = node.scalar?.string ?? ""
        if text == "at-once" { return }
        if text.hasPrefix("daily at "), let minute = minute(text.dropFirst("daily at ".count)) {
            pace.dailyAt = minute
            return
        }
        file.note(
            "pace: found \(YAMLFile.shown(node)), expected “at-once”, “digest: 1h” below it, or “daily at 07:00”",
            at: node)
    }

    private static func quiet(_ node: Node?, _ file: inout YAMLFile) -> SinkPace.Range? {
        guard let node else { return nil }
        let parts = (node.scalar?.string ?? "").split(separator: "-", omittingEmptySubsequences: false)
        if parts.count == 2, let begin = minute(parts[0]), let end = minute(parts[1]), begin != end {
            return SinkPace.Range(begin: begin, end: end)
        }
        file.note("quiet: found \(YAMLFile.shown(node)), expected two times of day such as 22:00-07:00", at: node)
        return nil
    }

    /// "7:05" as minutes since midnight.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, 1...2 ~= parts[0].count,
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
