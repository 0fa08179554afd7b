/// A text by its lines, numbered from 1.
struct LineEditor {
    private(set) var lines: [Substring]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

    func removing(_ range: ClosedRange<Int>) -> String {
        var copy = self
        copy.lines.removeSubrange(range.lowerBound - 1..<min(range.upperBound, lines.count))
        return copy.text
    }

    func replacing(_ line: Int, with new: [String]) -> String {
        var copy = self
        copy.lines.replaceSubrange(line - 1..<line, with: new.map { $0[...] })
        return copy.text
    }

    func inserting(_ new: [String], behind line: Int) -> String {
        var copy = self
        copy.lines.insert(contentsOf: new.map { $0[...] }, at: line)
        return copy.text
    }

    subscript(_ line: Int) -> String { 1...lines.count ~= line ? String(lines[line - 1]) : "" }
}
