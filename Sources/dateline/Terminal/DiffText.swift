import Articles
import Foundation
import Reconciliation

/// A difference for a terminal: words in colour, or in `[-brackets-]` `{+of their own+}` where there is none.
struct DiffText {
    let difference: Difference
    let style: Style

    /// Paragraphs that stayed are folded, but for one on either side of a change.
    var text: String {
        var lines = [style.bold("Headline"), "  " + line(difference.headline), ""]
        var unchanged: [String] = []
        for paragraph in difference.paragraphs {
            if paragraph.state == .same {
                unchanged.append(paragraph.text)
            } else {
                lines += folded(unchanged, before: true)
                unchanged = []
                lines += shown(paragraph)
            }
        }
        return (lines + folded(unchanged, before: false)).joined(separator: "\n")
    }

    private func shown(_ paragraph: Difference.Paragraph) -> [String] {
        switch paragraph.state {
        case .same: []
        case .revised: ["~ " + line(paragraph.spans), ""]
        case .added: ["+ " + line(paragraph.spans), ""]
        case .removed: ["- " + line(paragraph.spans), ""]
        case .moved: ["> " + style.accent("(moved here) ") + line(paragraph.spans), ""]
        }
    }

    private func folded(_ paragraphs: [String], before: Bool) -> [String] {
        guard let near = before ? paragraphs.last : paragraphs.first else { return [] }
        let rest = paragraphs.count - 1
        let fold = rest > 0 ? [style.dim("  … \(rest) unchanged \(rest == 1 ? "paragraph" : "paragraphs")"), ""] : []
        let context = ["  " + style.dim(shortened(near, keepEnd: before)), ""]
        return before ? fold + context : context + fold
    }

    private func shortened(_ text: String, keepEnd: Bool) -> String {
        let text = Style.harmless(text)
        guard text.count > 120 else { return text }
        return keepEnd ? "…" + text.suffix(120) : text.prefix(120) + "…"
    }

    private func line(_ spans: [Difference.Span]) -> String {
        spans.enumerated().map { index, span in
            // What took a word's place stands where the word stood.
            let replaces = index > 0 && span.mark == .added && spans[index - 1].mark == .removed
            let gap = index > 0 && span.isApart && !replaces ? " " : ""
            return switch span.mark {
            case .same: gap + Style.harmless(String(span.text))
            case .added: gap + (span.isMoved ? style.accent("(moved here) ") : "") + added(String(span.text))
            case .removed: gap + (span.isMoved ? style.accent("(moved away) ") : "") + removed(String(span.text))
            }
        }.joined()
    }

    private func added(_ text: String) -> String {
        style.isColoured ? style.added(Style.harmless(text)) : "{+\(Style.harmless(text))+}"
    }

    private func removed(_ text: String) -> String {
        style.isColoured ? style.removed(Style.harmless(text)) : "[-\(Style.harmless(text))-]"
    }
}
