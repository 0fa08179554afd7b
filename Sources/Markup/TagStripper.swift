/// Takes the tags out of a piece of HTML. For headlines and names: what a tag means is not asked, but that a line break
/// parts two words and that scripts and comments are no text.
struct TagStripper {
    let html: Bytes
    private var index = 0
    private var output: [UInt8] = []

    init(html: Bytes) {
        self.html = html
    }

    mutating func run() -> [UInt8] {
        output.reserveCapacity(html.count)
        while index < html.count {
            let open = html.first("<", from: index) ?? html.count
            if open > index { References.append(html.part(index..<open), to: &output, dialect: .html) }
            index = open
            if open < html.count { takeTag() }
        }
        return output
    }

    /// `1 < 2` has no tag.
    private mutating func takeTag() {
        let next = index + 1 < html.count ? html[index + 1] : 0
        guard isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
        else {
            output.append(UInt8(ascii: "<"))
            index += 1
            return
        }
        if html.holds("<!--", at: index) { return skip(through: "-->") }
        if html.holds("<![cdata[", at: index) { return takeLiteral() }
        if Self.breaks.contains(where: { html.holds($0, at: index) }) { output.append(UInt8(ascii: " ")) }
        for (start, end) in Self.silent where html.holds(start, at: index) { return skip(through: end) }
        index = html.first(">", from: index).map { $0 + 1 } ?? html.count
    }

    private static let breaks: [StaticString] = [
        "<br", "<p", "</p", "<div", "</div", "<li", "</li", "<td", "<tr", "<h",
    ]
    private static let silent: [(StaticString, StaticString)] = [("<script", "</script>"), ("<style", "</style>")]

    private mutating func skip(through end: StaticString) {
        index = html.first(end, in: index..<html.count).map { $0 + end.utf8CodeUnitCount } ?? html.count
    }

    private mutating func takeLiteral() {
        let end = html.first("]]>", in: index..<html.count)
        output.append(contentsOf: html.part(index + 9..<(end ?? html.count)))
        index = end.map { $0 + 3 } ?? html.count
    }
}
