import Reconciliation

/// A difference in two columns: the old text, and beside it the new one. Paragraphs that stayed are folded.
struct SideBySideText {
    let difference: Difference
    let style: Style
    /// Columns of the terminal.
    let width: Int

    var text: String {
        var lines = rows(" ", difference.headline, difference.headline) + [""]
        var folded = 0
        for paragraph in difference.paragraphs {
            if paragraph.state == .same {
                folded += 1
                continue
            }
            lines += fold(folded)
            folded = 0
            lines += rows(paragraph) + [""]
        }
        return (lines + fold(folded)).joined(separator: "\n")
    }

    private func fold(_ count: Int) -> [String] {
        count == 0 ? [] : [style.dim("  … \(count) unchanged \(count == 1 ? "paragraph" : "paragraphs")"), ""]
    }

    private func rows(_ paragraph: Difference.Paragraph) -> [String] {
        switch paragraph.state {
        case .same: []
        case .added: rows("+", [], paragraph.spans)
        case .removed: rows("-", paragraph.spans, [])
        case .revised: rows("~", paragraph.spans, paragraph.spans)
        case .moved: rows(">", paragraph.spans, paragraph.spans)
        }
    }

    private func rows(_ mark: String, _ old: [Difference.Span], _ new: [Difference.Span]) -> [String] {
        let column = max(20, (width - 5) / 2)
        let left = wrapped(old.filter { $0.mark != .added }, to: column) { $0.before ?? $0.text }
        let right = wrapped(new.filter { $0.mark != .removed }, to: column, \.text)
        return (0..<max(left.count, right.count)).map { index in
            let cell = index < left.count ? left[index] : Cell()
            let padding = String(repeating: " ", count: max(0, column - cell.width))
            let other = index < right.count ? right[index].text : ""
            return "\(index == 0 ? mark : " ") \(cell.text)\(padding) │ \(other)"
        }
    }

    private struct Cell {
        var text = ""
        var width = 0
    }

    /// Lines of at most so many columns, broken at spaces, and in the middle of words that are longer.
    private func wrapped(
        _ spans: [Difference.Span], to column: Int, _ text: (Difference.Span) -> Substring
    ) -> [Cell] {
        var lines = [Cell()]
        for (index, span) in spans.enumerated() {
            let note = span.isMoved ? [span.mark == .added ? "(moved here)" : "(moved away)"] : []
            let pieces = text(span).split(whereSeparator: \.isWhitespace).flatMap { Self.pieces(of: $0, column - 4) }
            for (place, piece) in (note.map { ($0, true) } + pieces).enumerated() {
                let isApart = piece.startsWord && (place > 0 || index > 0 && span.isApart)
                let shown = marked(piece.text, place < note.count ? .same : span.mark)
                let gap = isApart && lines[lines.count - 1].width > 0 ? 1 : 0
                if lines[lines.count - 1].width + gap + shown.width > column, lines[lines.count - 1].width > 0 {
                    lines.append(shown)
                } else {
                    lines[lines.count - 1].text += (gap == 1 ? " " : "") + shown.text
                    lines[lines.count - 1].width += gap + shown.width
                }
            }
        }
        return lines
    }

    private func marked(_ text: String, _ mark: Difference.Span.Mark) -> Cell {
        let width = Self.width(of: text)
        guard !style.isColoured else {
            let shown = mark == .added ? style.added(text) : mark == .removed ? style.removed(text) : text
            return Cell(text: shown, width: width)
        }
        return switch mark {
        case .same: Cell(text: text, width: width)
        case .added: Cell(text: "{+\(text)+}", width: width + 4)
        case .removed: Cell(text: "[-\(text)-]", width: width + 4)
        }
    }

    private static func pieces(of word: Substring, _ most: Int) -> [(text: String, startsWord: Bool)] {
        var pieces: [(text: String, startsWord: Bool)] = []
        var piece = "", columns = 0
        for character in Style.harmless(String(word)) {
            let next = width(of: String(character))
            if columns + next > most {
                pieces.append((piece, pieces.isEmpty))
                (piece, columns) = ("", 0)
            }
            piece.append(character)
            columns += next
        }
        return pieces + [(piece, pieces.isEmpty)]
    }

    /// Columns that a terminal gives to a text: two to characters of East Asian scripts and to emoji (UAX 11).
    private static func width(of text: String) -> Int {
        text.reduce(0) { sum, character in
            guard let value = character.unicodeScalars.first?.value else { return sum }
            let isWide =
                0x1100...0x115F ~= value || 0x2E80...0xA4CF ~= value || 0xAC00...0xD7A3 ~= value
                || 0xF900...0xFAFF ~= value || 0xFE30...0xFE6F ~= value || 0xFF00...0xFF60 ~= value
                || 0x1F300...0x1FAFF ~= value || 0x20000...0x3FFFD ~= value
            return sum + (isWide ? 2 : 1)
        }
    }
}
