import Reconciliation
import Rendering

/// A difference in two columns: each text whole, paragraph beside paragraph, what went marked on the left, what came on
/// the right.
struct SideBySideHTML {
    let difference: Difference
    let oldLanguage: String?
    let newLanguage: String?

    var html: HTML {
        let headline = row(
            state: "headline", cell(difference.headline, .removed), cell(difference.headline, .added), tag: "h2")
        let rows = difference.paragraphs.map(paragraph)
        return HTML(
            trusted: """
                <div class="sides" role="group" aria-label="The older version on the left, the newer on the right">
                \(([headline] + rows).joined(separator: "\n"))
                </div>
                """)
    }

    private func paragraph(_ paragraph: Difference.Paragraph) -> String {
        let state = paragraph.state.rawValue
        return switch paragraph.state {
        case .added: row(state: state, "", cell(paragraph.spans, .added))
        case .removed: row(state: state, cell(paragraph.spans, .removed), "")
        case .same, .revised: row(state: state, cell(paragraph.spans, .removed), cell(paragraph.spans, .added))
        case .moved:
            row(
                state: state,
                note("stood here as paragraph \(numbers(paragraph.old))") + cell(paragraph.spans, .removed),
                note("moved from paragraph \(numbers(paragraph.old))") + cell(paragraph.spans, .added))
        }
    }

    private func row(state: String, _ old: String, _ new: String, tag: String = "p") -> String {
        """
        <div class="row \(state)"><\(tag) class="old" dir="auto"\(language(oldLanguage))>\(old)</\(tag)>\
        <\(tag) class="new" dir="auto"\(language(newLanguage))>\(new)</\(tag)></div>
        """
    }

    private func language(_ tag: String?) -> String { tag.map { " lang=\"\(escaped($0))\"" } ?? "" }
    private func note(_ text: String) -> String { "<small>\(text): </small>" }
    private func numbers(_ places: [Int]) -> String { places.map { String($0 + 1) }.joined(separator: ", ") }

    /// What stands on one side: the words that stayed and those of the mark.
    private func cell(_ spans: [Difference.Span], _ mark: Difference.Span.Mark) -> String {
        let tag = mark == .added ? "ins" : "del"
        let shown = spans.filter { $0.mark == .same || $0.mark == mark }
        return shown.enumerated().map { index, span in
            let text = span.mark == .same && mark == .removed ? span.before ?? span.text : span.text
            let gap = index > 0 && isApart(text) ? " " : ""
            let kind = span.isMoved ? " class=\"moved\"" : ""
            return gap
                + (span.mark == .same ? escaped(String(text)) : "<\(tag)\(kind)>\(escaped(String(text)))</\(tag)>")
        }.joined()
    }

    private func isApart(_ text: Substring) -> Bool {
        text.startIndex > text.base.startIndex && text.base[text.base.index(before: text.startIndex)].isWhitespace
    }
}
