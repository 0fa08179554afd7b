import Articles
import Markup

/// A page of plain text: blocks told apart by lines instead of elements.
struct PlainPage {
    private let page: PageText
    private let outlet: String?

    init(_ text: [UInt8], outlet: String?) {
        page = PageText(lines: Self.lines(of: String(decoding: text, as: UTF8.self)))
        self.outlet = outlet
    }

    private var blocks: [Block] { page.blocks }

    func draft() -> Draft? {
        let run = heaviestRun()
        let opening = blocks[run].prefix { !$0.isSentence && $0.words < 25 }
        let headline =
            (blocks[..<run.lowerBound] + opening).filter(couldBeHeadline)
            .reduce(nil as Block?) { best, block in block.words >= best?.words ?? 0 ? block : best }
            .map(page.string) ?? ""
        let key = WordHash(headline)
        let body = run.lowerBound + opening.count..<run.upperBound
        let names = FurnitureLine.Names(outlets: [outlet].compactMap(\.self))
        let lines = page.lines(names)
        let likely = body.filter { !blocks[$0].isPhrase && blocks[$0].measures.key != key }
        let kept = ArticleEdges(blocks, lines).cut(likely)
        let paragraphs = kept.map { page.string(blocks[$0]) }
        let first = kept.first ?? body.lowerBound, last = kept.last ?? body.upperBound - 1
        let start = blocks[..<first].lastIndex { $0.measures.key == key }.map { $0 + 1 } ?? 0
        let furniture = Furniture(
            preamble: lines[start..<first].compactMap(\.self),
            tail: lines[(last + 1)...].prefix(4).compactMap(\.self))
        let dateline = Dateline(paragraphs: paragraphs)
        return Draft(
            title: headline, paragraphs: paragraphs,
            byline: furniture.byline.nonEmpty ?? [furniture.guess].compactMap(\.self),
            published: furniture.date ?? dateline.date, place: dateline.place ?? furniture.place,
            agency: dateline.agency ?? furniture.source ?? Agencies.cited(in: paragraphs),
            language: Language.of(paragraphs, declared: nil))
    }

    private func couldBeHeadline(_ block: Block) -> Bool {
        block.words >= 2 && !block.isPhrase && NewsDate(page.string(block)) == nil
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
            run += Self.weight(of: block)
            if run > best {
                best = run
                range = start..<index + 1
            }
        }
        return range
    }

    /// Paragraphs speak for the run that they stand in, scraps against it.
    private static func weight(of block: Block) -> Double {
        if block.isPhrase { return -5 }
        if block.isSentence || block.words >= 25 { return Double(block.words) }
        return block.words >= 10 ? Double(block.words) / 2 : -2 - Double(block.words) / 2
    }

    /// A line is a block; where lines are wrapped at a width, an empty line ends one.
    private static func lines(of text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isWrapped = lines.contains { $0.allSatisfy(\.isWhitespace) } && lines.allSatisfy { $0.count <= 100 }
        let pieces =
            isWrapped
            ? lines.split { $0.allSatisfy(\.isWhitespace) }.map { $0.joined(separator: " ") } : lines.map(String.init)
        return pieces.map(PlainText.folded).filter { !$0.isEmpty }
    }
}

extension PageText {
    /// Of plain text: every line is a block.
    init(lines: [String]) {
        self.init()
        for line in lines { append(line) }
    }

    private mutating func append(_ line: String) {
        let start = bytes.count
        bytes += line.utf8
        let range = start..<bytes.count
        let block = bytes.withUnsafeBufferPointer { all in
            let text = Bytes(rebasing: all[range])
            return Block(
                kind: .paragraph, text: range, element: 0, node: 0, surroundings: [], linkShare: 0, leadsHome: false,
                strongShare: 0,
                measures: TextMeasures(text), isPhrase: FurniturePhrases.isPhrase(text))
        }
        blocks.append(block)
        bytes.append(UInt8(ascii: "\n"))
    }
}
