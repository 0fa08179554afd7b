import Articles
public import Reconciliation

/// A difference as HTML: `<ins>` and `<del>`, each paragraph in the direction of its own script.
///
/// Nothing depends on colour: what came is underlined, what went is struck through, and who listens is told of both.
public struct DifferenceHTML {
    private let difference: Difference
    private let language: String?

    /// - Parameter language: a BCP 47 tag; what is none is passed over.
    public init(_ difference: Difference, language: String?) {
        self.difference = difference
        let isTag = language?.utf8.allSatisfy { 48...57 ~= $0 || 97...122 ~= $0 | 0x20 || $0 == 0x2D } ?? false
        self.language = isTag ? language : nil
    }

    /// An `<article>`, for a page that has a style of its own.
    public var fragment: String {
        let language = language.map { " lang=\"\(escaped($0))\"" } ?? ""
        var lines = [
            "<article class=\"difference\"\(language)>", "<h1 dir=\"auto\">\(marked(difference.headline))</h1>",
        ]
        lines += difference.paragraphs.map(paragraph)
        return (lines + ["</article>"]).joined(separator: "\n")
    }

    /// A page that stands alone.
    /// - Parameter title: for the window; escaped here.
    public func page(title: String) -> String {
        """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escaped(title))</title><style>\(Self.style)</style></head>
        <body>
        \(fragment)
        </body></html>
        """
    }

    private func paragraph(_ paragraph: Difference.Paragraph) -> String {
        let text = marked(paragraph.spans)
        let place = paragraph.new.map { " id=\"p\($0 + 1)\"" } ?? ""
        let note =
            switch paragraph.state {
            case .moved: "<small>moved from paragraph \(numbers(paragraph.old)): </small>"
            case .revised where paragraph.old.count > 1: "<small>paragraphs \(numbers(paragraph.old)) joined: </small>"
            default: ""
            }
        return "<p\(place) class=\"\(paragraph.state.rawValue)\" dir=\"auto\">\(note)\(text)</p>"
    }

    private func numbers(_ places: [Int]) -> String { places.map { String($0 + 1) }.joined(separator: ", ") }

    private func marked(_ spans: [Difference.Span]) -> String {
        spans.enumerated().map { index, span in
            // What begins the new text, too, stands apart from what it takes the place of.
            let isFirst = span.mark == .added && span.text.startIndex == span.text.base.startIndex
            let gap = index > 0 && (span.isApart || isFirst) ? " " : ""
            return switch span.mark {
            case .same: gap + escaped(String(span.text))
            case .added: gap + "<ins\(place(span))>\(escaped(String(span.text)))</ins>"
            case .removed: gap + "<del\(place(span))>\(escaped(String(span.text)))</del>"
            }
        }.joined()
    }

    private func place(_ span: Difference.Span) -> String { span.isMoved ? " class=\"moved\"" : "" }

    /// Contrast of text at least 7 to 1 on both grounds (WCAG 2.2, 1.4.6). The words before and after a change are for
    /// screen readers, most of which pass over `<ins>` and `<del>` in silence.
    private static let style = """
        body{font:1.05rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
        ins{color:#0a4d1c;background:#dff5e3;text-decoration:underline}
        del{color:#7a0c14;background:#fde4e5;text-decoration:line-through}
        ins::before,ins::after,del::before,del::after{clip-path:inset(100%);height:1px;width:1px;overflow:hidden;\
        position:absolute;white-space:nowrap}
        ins::before{content:" [added: "}del::before{content:" [removed: "}\
        ins.moved::before{content:" [moved here: "}del.moved::before{content:" [moved away: "}ins::after,del::after{content:"] "}
        ins.moved,del.moved{color:inherit;background:none;outline:1px dashed #555}
        del+ins{margin-inline-start:.15em}.moved{border-inline-start:.2rem solid #555;padding-inline-start:.6rem}small{color:#444}
        @media(prefers-color-scheme:dark){body{color:#eee;background:#141414}ins{color:#a9efb8;background:#12331a}\
        del{color:#ffb8bc;background:#3d1518}small{color:#bbb}}
        """
}

/// For text and for values in double quotes.
public func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else { return text }
    // By scalar: a quote with an accent on it is one character, and still ends an attribute.
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": output.append(contentsOf: "&amp;".unicodeScalars)
        case "<": output.append(contentsOf: "&lt;".unicodeScalars)
        case ">": output.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": output.append(contentsOf: "&quot;".unicodeScalars)
        case "'": output.append(contentsOf: "&#39;".unicodeScalars)
        default: output.append(scalar)
        }
    }
    return String(output)
}
