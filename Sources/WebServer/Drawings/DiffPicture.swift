import Articles
import Foundation
import Reconciliation

/// A difference as a picture to post: the headline and the paragraphs that changed, in lines cut by the width that
/// letters usually have, with where it can be seen whole.
struct DiffPicture {
    let article: Article
    let old: Version
    let new: Version
    let base: String

    private static let width = 720.0
    private static let margin = 32.0
    private static let mostLines = 36

    var svg: String {
        let difference = Difference(from: old.draft, to: new.draft)
        let headline = PictureText(difference.headline, perLine: 44)
        let changed = difference.paragraphs.filter { $0.state != .same }.map { PictureText($0.spans, perLine: 76) }
        let shown = fitting(changed)
        let lines = shown.reduce(0) { $0 + $1.lines.count }
        let height = 150 + Double(headline.lines.count) * 34 + Double(lines) * 24 + Double(shown.count) * 12
        var drawing = SVG(width: Self.width, height: height, title: title)
        drawing.element("rect", [("width", "100%"), ("height", "100%"), ("fill", "#ffffff")])
        var y = 48.0
        text(&drawing, "\(article.outlet) · version \(old.number) → \(new.number)", at: &y, size: 14, fill: "#444444")
        y += 16
        draw(headline, on: &drawing, at: &y, size: 26, step: 34, weight: "bold")
        for paragraph in shown {
            y += 12
            draw(paragraph, on: &drawing, at: &y, size: 16, step: 24, weight: "normal")
        }
        y += 24
        let rest = shown.count < changed.count ? "and \(changed.count - shown.count) more changed paragraphs · " : ""
        let times = "\(Moment(old.seenAt).short) → \(Moment(new.seenAt).short) UTC"
        text(&drawing, rest + times, at: &y, size: 13, fill: "#444444")
        y += 20
        text(
            &drawing, "\(base)articles/\(article.id)/diff/\(old.number)..\(new.number)", at: &y, size: 13,
            fill: "#444444")
        return drawing.file
    }

    private var title: String { "\(article.outlet): what changed between versions \(old.number) and \(new.number)" }

    private func fitting(_ paragraphs: [PictureText]) -> [PictureText] {
        var lines = 0
        return Array(
            paragraphs.prefix { paragraph in
                lines += paragraph.lines.count
                return lines <= Self.mostLines
            })
    }

    private func text(_ drawing: inout SVG, _ text: String, at y: inout Double, size: Int, fill: String) {
        drawing.element(
            "text",
            [
                ("x", SVG.text(Self.margin)), ("y", SVG.text(y)), ("font-family", "Georgia, serif"),
                ("font-size", String(size)), ("fill", fill),
            ], text: text)
    }

    private func draw(
        _ text: PictureText, on drawing: inout SVG, at y: inout Double, size: Int, step: Double, weight: String
    ) {
        let isLeftward = text.isRightToLeft
        let x = isLeftward ? Self.width - Self.margin : Self.margin
        for line in text.lines {
            y += step
            drawing.raw(
                "<text x=\"\(SVG.text(x))\" y=\"\(SVG.text(y))\" font-family=\"Georgia, serif\" font-size=\"\(size)\""
                    + " font-weight=\"\(weight)\" fill=\"#111111\" xml:space=\"preserve\""
                    + (isLeftward ? " direction=\"rtl\"" : "") + ">")
            for run in line { drawing.element("tspan", Self.look(of: run), text: run.text) }
            drawing.raw("</text>")
        }
    }

    /// Underlined and struck through, beside the colour; a sentence that moved has no colour.
    private static func look(of run: PictureText.Run) -> SVG.Attributes {
        switch run.mark {
        case .same: []
        case .added: [("fill", run.isMoved ? "#444444" : "#0a4d1c"), ("text-decoration", "underline")]
        case .removed: [("fill", run.isMoved ? "#444444" : "#7a0c14"), ("text-decoration", "line-through")]
        }
    }
}

/// Marked words in lines, since SVG breaks none by itself.
struct PictureText {
    struct Run: Equatable {
        var mark: Difference.Span.Mark
        var isMoved: Bool
        var text: String
    }

    private(set) var lines: [[Run]] = [[]]
    private var used = 0
    private let perLine: Int

    /// - Parameter perLine: letters of usual width; those of East Asia take twice as much.
    init(_ spans: [Difference.Span], perLine: Int) {
        self.perLine = perLine
        for (index, span) in spans.enumerated() {
            if index > 0, span.isApart { add(Run(mark: .same, isMoved: false, text: " ")) }
            for piece in Self.pieces(of: span.text) {
                add(Run(mark: span.mark, isMoved: span.isMoved, text: piece))
            }
        }
    }

    /// Words with the space behind them; characters by themselves in scripts that have no spaces.
    private static func pieces(of text: Substring) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            word.append(character)
            if character.isWhitespace || width(of: character) == 2 || word.count >= 40 {
                pieces.append(word)
                word = ""
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }

    private mutating func add(_ piece: Run) {
        let width = piece.text.reduce(0) { $0 + Self.width(of: $1) }
        if used > 0, used + width > perLine {
            lines.append([])
            used = 0
        }
        if used == 0, piece.text.allSatisfy(\.isWhitespace) { return }
        used += width
        var line = lines.removeLast()
        if let last = line.last, last.mark == piece.mark, last.isMoved == piece.isMoved {
            line[line.count - 1].text += piece.text
        } else {
            line.append(piece)
        }
        lines.append(line)
    }

    private static func width(of character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// By the first letter that has a direction (UAX #9, rule P2, for the scripts of the news).
    var isRightToLeft: Bool {
        for line in lines {
            for run in line {
                for scalar in run.text.unicodeScalars where scalar.properties.isAlphabetic {
                    switch scalar.value {
                    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: return true
                    default: return false
                    }
                }
            }
        }
        return false
    }
}
