import Articles
public import Reconciliation

/// A difference for programs, as one line of JSON.
///
/// A place is `[from, to]` in Unicode code points of its paragraph, or of the headline; paragraphs are numbered from 0.
/// What was added stands in the new text only, what was removed in the old one only.
public struct DifferenceLine: Encodable {
    struct Span: Encodable {
        let mark: String
        let text: String
        var old: [Int]?
        var new: [Int]?
        /// Of a sentence that stands elsewhere in the other text.
        var moved: Bool?
    }

    struct Paragraph: Encodable {
        let state: String
        let old: [Int]
        let new: Int?
        var text: String?
        var spans: [Span]?
    }

    let from: Int
    let to: Int
    let headline: [Span]
    let paragraphs: [Paragraph]

    /// - Parameters:
    ///   - from: the older version's number.
    ///   - to: the newer one's.
    public init(_ difference: Difference, from: Int, to: Int) {
        self.from = from
        self.to = to
        headline = Self.spans(difference.headline)
        paragraphs = difference.paragraphs.map { paragraph in
            paragraph.isRevised && paragraph.old.count > 0 && paragraph.new != nil
                || paragraph.spans.contains(where: \.isMoved)
                ? Paragraph(
                    state: paragraph.state.rawValue, old: paragraph.old, new: paragraph.new,
                    spans: Self.spans(paragraph.spans))
                : Paragraph(
                    state: paragraph.state.rawValue, old: paragraph.old, new: paragraph.new, text: paragraph.text)
        }
    }

    private static func moved(_ span: Difference.Span) -> Bool? { span.isMoved ? true : nil }

    private static func spans(_ spans: [Difference.Span]) -> [Span] {
        var old = Ruler(), new = Ruler()
        return spans.map { span in
            switch span.mark {
            case .same:
                Span(
                    mark: "same", text: String(span.text), old: span.before.map { old.place(of: $0) },
                    new: new.place(of: span.text))
            case .added:
                Span(mark: "added", text: String(span.text), new: new.place(of: span.text), moved: moved(span))
            case .removed:
                Span(mark: "removed", text: String(span.text), old: old.place(of: span.text), moved: moved(span))
            }
        }
    }
}

/// Measures places in a text from left to right, each from the one before.
private struct Ruler {
    private var last: (base: String, index: String.Index, count: Int)?

    mutating func place(of text: Substring) -> [Int] {
        let scalars = text.base.unicodeScalars
        var start = 0
        if let last, last.base == text.base, last.index <= text.startIndex {
            start = last.count + scalars.distance(from: last.index, to: text.startIndex)
        } else {
            start = scalars.distance(from: scalars.startIndex, to: text.startIndex)
        }
        let end = start + text.unicodeScalars.count
        last = (text.base, text.endIndex, end)
        return [start, end]
    }
}
