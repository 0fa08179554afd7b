import Markup

/// A piece of a page that stands on its own lines: a paragraph, a heading, a list item, a cell.
struct Block {
    enum Kind: Equatable { case paragraph, heading(Int), item, cell }

    let kind: Kind
    /// Plain text, white space folded, never empty.
    let text: String
    /// How much of the text is inside links, from 0 to 1.
    let linkShare: Double
    /// Words; in scripts without spaces, two characters count as one.
    let words: Int
    /// Whether the whole is a phrase of the page's furniture.
    let isBoilerplate: Bool

    init(kind: Kind, text: String, linkShare: Double = 0) {
        self.kind = kind
        self.text = text
        self.linkShare = linkShare
        words = Self.count(text)
        isBoilerplate = Boilerplate.isBoilerplate(text)
    }

    private static func count(_ text: String) -> Int {
        var copy = text
        let (spaces, isASCII) = copy.withUTF8 { bytes in
            bytes.reduce(into: (0, true)) { sum, byte in
                if byte == 0x20 { sum.0 += 1 }
                if byte >= 0x80 { sum.1 = false }
            }
        }
        guard !isASCII else { return spaces + 1 }
        return spaces + 1 + text.unicodeScalars.lazy.filter { (0x3040...0x9FFF).contains($0.value) }.count / 2
    }

    var isHeading: Bool { if case .heading = kind { true } else { false } }

    /// Ends as a sentence ends, closing quotes and brackets aside.
    var isSentence: Bool {
        let last = text.last { !"\"'”’»)]›".contains($0) }
        return words >= 4 && last.map { ".!?…。！？؟।".contains($0) } ?? false
    }

    /// What the block says for or against the region that it stands in, in words. Paragraphs of prose speak for it,
    /// lists of links and scraps against it; headings stand in both.
    var weight: Double {
        let count = Double(words)
        if linkShare > 0.5 { return -(count + 5) }
        if isBoilerplate { return -5 }
        if isHeading { return 0 }
        let prose = count * (1 - linkShare)
        if text.hasSuffix(":") || text.hasSuffix("：") { return words > 25 ? prose : -3 }
        if isSentence || words >= 25 { return prose }
        return words >= 10 ? prose / 2 : -2 - count / 2
    }
}
