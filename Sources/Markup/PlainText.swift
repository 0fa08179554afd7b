/// The text inside a piece of HTML, for places where feeds put markup into titles and summaries.
public enum PlainText {
    /// Tags removed, entities decoded, white space folded to single spaces.
    public static func of(html: String) -> String {
        guard html.contains("<") || html.contains("&"),
            let document = MarkupDocument(html: Array("<div>\(html)</div>".utf8)), let root = document.root
        else { return folded(html) }
        var text = ""
        append(root, to: &text, depth: 0)
        return folded(text)
    }

    private static func append(_ node: MarkupNode, to text: inout String, depth: Int) {
        guard depth < MarkupNode.deepest else { return }
        for child in node.children {
            if child.isText { text += child.text }
            guard child.isElement, !["script", "style"].contains(child.name) else { continue }
            append(child, to: &text, depth: depth + 1)
            if ["br", "p", "div", "li"].contains(child.name) { text += " " }
        }
    }

    /// Runs of white space, no-break spaces included, become one space; none at the ends.
    public static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
