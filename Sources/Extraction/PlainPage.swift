import Articles
import Markup

/// A page of plain text: the same blocks, told apart by lines instead of elements.
struct PlainPage {
    private let blocks: [Block]
    private let outlet: String?

    init(_ text: [UInt8], outlet: String?) {
        blocks = Self.blocks(of: String(decoding: text, as: UTF8.self))
        self.outlet = outlet
    }

    func draft() -> Draft? {
        let article = heaviestRun()
        let opening = blocks[article].prefix { !$0.isSentence && $0.words < 25 }
        let headline =
            (blocks[..<article.lowerBound] + opening).filter(couldBeHeadline)
            .reduce(nil as Block?) { best, block in block.words >= best?.words ?? 0 ? block : best }?.text ?? ""
        let body = article.lowerBound + opening.count..<article.upperBound
        let region = Region(blocks: blocks, article: body, headline: headline)
        let furniture = Furniture(preamble: region.preamble, tail: region.tail, outlet: outlet)
        let dateline = Dateline(paragraphs: region.paragraphs)
        return Draft(
            title: headline, paragraphs: region.paragraphs, byline: furniture.byline,
            published: furniture.date ?? dateline.date, place: dateline.place ?? furniture.place,
            agency: dateline.agency ?? furniture.source ?? Agencies.cited(in: region.paragraphs),
            language: Language.of(region.paragraphs))
    }

    private func couldBeHeadline(_ block: Block) -> Bool {
        block.words >= 2 && !Boilerplate.isBoilerplate(block.text) && NewsDate(block.text) == nil
    }

    /// The run of blocks that weighs most together (Kadane's algorithm).
    private func heaviestRun() -> Range<Int> {
        var best = 0.0, run = 0.0, start = 0
        var range = 0..<0
        for (index, block) in blocks.enumerated() {
            if run <= 0 {
                run = 0
                start = index
            }
            run += block.weight
            if run > best {
                best = run
                range = start..<index + 1
            }
        }
        return range
    }

    /// A line is a block; where lines are wrapped at a width, an empty line ends one.
    private static func blocks(of text: String) -> [Block] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isWrapped = lines.contains { $0.allSatisfy(\.isWhitespace) } && lines.allSatisfy { $0.count <= 100 }
        let pieces =
            isWrapped
            ? lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: " ") } : lines.map(String.init)
        return pieces.map(PlainText.folded).filter { !$0.isEmpty }.map { Block(kind: .paragraph, text: $0) }
    }
}
