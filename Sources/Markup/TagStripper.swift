/// Takes the tags out of a piece of HTML. For headlines and names: what a tag means is not asked, but that a line break
/// parts two words and that scripts and comments are no text.
struct TagStripper {
    let html: Bytes
    private var index = 0
    private var output: [UInt8] = []

    /// Behind the last `>` no tag ends.
    private let lastClose: Int

    init(html: Bytes) {
        self.html = html
        lastClose = html.lastIndex(of: UInt8(ascii: ">")) ?? -1
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
        guard index < lastClose, isTag(next) else {
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

    /// `List<String>` and `<mail@example.org>` have none either: only names that HTML has, or that have a prefix, are
    /// tags.
    private func isTag(_ next: UInt8) -> Bool {
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
        let start = index + (next == UInt8(ascii: "/") ? 2 : 1)
        var end = start
        while end < html.count, isLetter(html[end]) || isDigit(html[end]) { end += 1 }
        guard end > start, end < html.count else { return false }
        let behind = html[end]
        if behind == UInt8(ascii: ":") { return end + 1 < html.count && isLetter(html[end + 1]) }
        guard isBlank(behind) || behind == UInt8(ascii: ">") || behind == UInt8(ascii: "/") else { return false }
        return Self.names.contains(String(decoding: html[start..<end], as: UTF8.self).lowercased())
    }

    /// HTML standard, section 4, and section 16.2 for those that are no more.
    private static let names = Set(
        """
        a abbr acronym address area article aside audio b base bdi bdo big blink blockquote body br button canvas caption \
        center cite code col data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure \
        font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label \
        legend li link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup option \
        output p param picture plaintext pre progress q rp rt ruby s samp script section select slot small source span \
        strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u \
        ul var video wbr xmp
        """.split(separator: " ").map(String.init))

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
