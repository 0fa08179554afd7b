import Articles
import Reconciliation
import Rendering

/// A headline that changed, with the words that went and those that came in their places.
struct HeadlineHTML {
    let before: String
    let after: String

    var html: HTML {
        let spans = Difference(from: Draft(title: before, paragraphs: []), to: Draft(title: after, paragraphs: []))
            .headline
        return HTML(trusted: isAnother(spans) ? wholly : marked(spans))
    }

    /// Words that two different headlines share by chance, here and there, would only be in the way.
    private func isAnother(_ spans: [Difference.Span]) -> Bool {
        let kept = spans.filter { $0.mark == .same }.reduce(0) { $0 + $1.text.count }
        return kept * 3 < max(before.count, after.count)
    }

    private var wholly: String {
        let parts = [
            before.isEmpty ? "" : "<del>\(escaped(before))</del>", after.isEmpty ? "" : "<ins>\(escaped(after))</ins>",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private func marked(_ spans: [Difference.Span]) -> String {
        spans.enumerated().map { index, span in
            // What begins the new text, too, stands apart from what it takes the place of.
            let isFirst = span.mark == .added && span.text.startIndex == span.text.base.startIndex
            let gap = index > 0 && (span.isApart || isFirst) ? " " : ""
            let text = escaped(String(span.text))
            return switch span.mark {
            case .same: gap + text
            case .added: gap + "<ins>\(text)</ins>"
            case .removed: gap + "<del>\(text)</del>"
            }
        }.joined()
    }
}
