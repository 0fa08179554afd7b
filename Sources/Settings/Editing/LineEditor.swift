/// A text by its lines, numbered from 1. A line ends at a line feed; a carriage return before it is the line's own.
struct LineEditor {
    private(set) var lines: [Substring]

    init(_ text: String) {
        lines = Self.lines(of: text)
        if lines.last == "" { lines.removeLast() }
    }

    /// Swift takes a carriage return with its line feed for one character, which is no line feed.
    static func lines(of text: String) -> [Substring] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Substring($0) }
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    func removing(_ range: ClosedRange<Int>) -> String {
        guard range.lowerBound >= 1, range.lowerBound <= lines.count else { return text }
        var copy = self
        copy.lines.removeSubrange(range.lowerBound - 1..<min(range.upperBound, lines.count))
        return copy.text
    }

    func replacing(_ line: Int, with new: [String]) -> String {
        guard 1...max(1, lines.count) ~= line, !lines.isEmpty else { return text }
        var copy = self
        copy.lines.replaceSubrange(line - 1..<line, with: new.map { $0[...] })
        return copy.text
    }

    func inserting(_ new: [String], behind line: Int) -> String {
        var copy = self
        copy.lines.insert(contentsOf: new.map { $0[...] }, at: min(max(0, line), lines.count))
        return copy.text
    }

    subscript(_ line: Int) -> String { line >= 1 && line <= lines.count ? String(lines[line - 1]) : "" }
}
