import Articles

/// The article's region with its edges cut: what is furniture before and after the prose is set apart, not lost,
/// since the date, the author and the source often stand there.
struct Region {
    /// The article's paragraphs, none twice in a row.
    let paragraphs: [String]
    /// The blocks between the headline and the first paragraph.
    let preamble: [Block]
    /// The blocks that were cut after the last paragraph, and the few behind them.
    let tail: [Block]

    init(blocks: [Block], article: Range<Int>, headline: String) {
        let inside = Array(blocks[article])
        let title = Folding.key(headline)
        let head = inside.prefix { Self.isOpeningFurniture($0, title: title) }.count
        let end = inside.lastIndex { Self.isProse($0) } ?? inside.count - 1
        let body = inside.isEmpty || head > end ? [] : Array(inside[head...end])
        paragraphs = Self.texts(of: body, title: title)
        tail = Array(inside.dropFirst(end + 1)) + blocks[article.upperBound...].prefix(4)
        preamble = Self.preamble(blocks[..<min(blocks.count, article.lowerBound + head)], title: title)
    }

    /// From the last mention of the headline on; without one, the few blocks before the text.
    private static func preamble(_ before: ArraySlice<Block>, title: String) -> [Block] {
        if let heading = before.lastIndex(where: { Folding.isSame($0.text, asKey: title) }) {
            return Array(before[(heading + 1)...])
        }
        return Array(before.suffix(4))
    }

    private static func isOpeningFurniture(_ block: Block, title: String) -> Bool {
        if block.isHeading || Folding.isSame(block.text, asKey: title) || block.isBoilerplate { return true }
        return block.words < 10 && !block.isSentence
    }

    /// A block that the text may end with.
    private static func isProse(_ block: Block) -> Bool {
        block.weight > 0 && block.linkShare < 0.5 || block.kind == .item && block.words >= 3 && block.linkShare < 0.3
            || block.kind == .cell && block.linkShare < 0.3 && block.words >= 1
                && !block.isBoilerplate
    }

    private static func texts(of body: [Block], title: String) -> [String] {
        var texts: [String] = []
        for block in body where belongs(block, title: title) {
            // A standfirst is often printed again as the first paragraph; the second printing is the finished one.
            if let last = texts.last, Folding.areSame(last, block.text) { texts.removeLast() }
            texts.append(block.text)
        }
        return texts
    }

    /// Teasers that are links, furniture's phrases and the headline repeated stand inside many articles.
    private static func belongs(_ block: Block, title: String) -> Bool {
        if block.linkShare > 0.6, block.words < 30 { return false }
        return !block.isBoilerplate && !Folding.isSame(block.text, asKey: title)
    }
}
