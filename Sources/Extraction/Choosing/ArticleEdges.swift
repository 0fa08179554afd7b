/// What is taken off an article's beginning and end, and out of its middle, whatever else speaks for it.
struct ArticleEdges {
    private let blocks: [Block]
    private let lines: [FurnitureLine?]

    init(_ blocks: [Block], _ lines: [FurnitureLine?]) {
        self.blocks = blocks
        self.lines = lines
    }

    func cut(_ likely: [Int]) -> [Int] {
        let kept = withoutRepeated(likely)
        let start = kept.firstIndex { !isFurniture($0) && canBegin(blocks[$0]) } ?? 0
        let end = kept.lastIndex { !isFurniture($0) && !leadsOn($0) } ?? kept.count - 1
        return start <= end ? withoutHead(Array(kept[start...end])) : kept
    }

    /// Beneath a standfirst stand names and dates before the text begins.
    private func withoutHead(_ kept: [Int]) -> [Int] {
        let head = kept.prefix(Self.longestHead).filter { lines[$0] == nil || isNameOfSection($0) }
        return head + kept.dropFirst(Self.longestHead)
    }

    private static let longestHead = 4

    /// Dates, names, credits, counters and phrases.
    private func isFurniture(_ index: Int) -> Bool {
        lines[index] != nil && !isNameOfSection(index) || blocks[index].isPhrase
    }

    /// "Brute Force" has the look of a name, and over a text it is a heading.
    private func isNameOfSection(_ index: Int) -> Bool {
        if case .name? = lines[index] { blocks[index].isHeading } else { false }
    }

    /// Kickers, places and programmes stand above a text in a few words.
    private func canBegin(_ block: Block) -> Bool {
        // "It rained."
        let isShortSentence = block.measures.ending == .sentence && block.kind == .paragraph
        return block.isHeading || block.isSentence || isShortSentence || block.words >= 10
    }

    /// A heading, or a line with a colon at its end, is no end: what it led to was not the article's.
    private func leadsOn(_ index: Int) -> Bool {
        blocks[index].isHeading || blocks[index].measures.ending == .colon && blocks[index].words < 25
    }

    /// A standfirst is often printed again as the first paragraph; the second printing is the finished one.
    private func withoutRepeated(_ likely: [Int]) -> [Int] {
        var kept: [Int] = []
        for index in likely {
            let block = blocks[index]
            if let last = kept.last, block.words >= Self.fewestRepeated, blocks[last].measures.key == block.measures.key
            {
                kept[kept.count - 1] = index
            } else {
                kept.append(index)
            }
        }
        return kept
    }

    /// Shorter pieces recur in tables and lists.
    private static let fewestRepeated = 8
}
