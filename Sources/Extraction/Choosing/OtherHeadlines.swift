import Markup

/// Links to other articles amid a text: below a label that says so, as in "Baca juga:" and then another article's headline,
/// or a paragraph that is nothing but a link.
struct OtherHeadlines {
    private let page: PageText
    private var blocks: [Block] { page.blocks }

    init(_ page: PageText) {
        self.page = page
    }

    /// Words; a headline has no more.
    private static let longest = 40
    private static let shortest = 4
    private static let longestLabel = 6
    private static let shortestProse = 15

    func cut(from likely: [Int]) -> [Int] {
        let kept = Set(likely)
        var others = Set(announced())
        for index in likely {
            if isAlone(index, kept) { others.insert(index) }
            guard index > 0, isLink(index) else { continue }
            if isHeadline(index - 1), [.paragraph, .division].contains(blocks[index].kind) {
                others.formUnion([index - 1, index])
            }
        }
        let rest = kept.subtracting(others)
        return withoutTail(likely.filter { rest.contains($0) && !(leadsElsewhere($0, rest) && isLabel($0)) })
    }

    /// Without a label and the list of which each item has a link, where they are all of the end: "More stories".
    private func withoutTail(_ kept: [Int]) -> [Int] {
        let items = kept.reversed().prefix { blocks[$0].kind == .item && blocks[$0].linkShare >= Self.leastShare }.count
        let rest = kept.dropLast(items)
        guard items > 1, let label = rest.last, rest.count > 1, isLabel(label) else { return kept }
        return Array(rest.dropLast())
    }

    /// Of an item's text in links: headlines are linked by some of their words.
    private static let leastShare = 0.15

    // MARK: Under a label

    /// The links of the runs over which a label stands.
    private func announced() -> [Int] {
        var found: [Int] = []
        var first = 0
        while first < blocks.count {
            let kind = blocks[first].kind
            var end = first
            while end < blocks.count, isLink(end), blocks[end].kind == kind { end += 1 }
            if end > first, first > 0, isLabel(first - 1), isOfOthers(first..<end) { found += first..<end }
            first = max(end, first + 1)
        }
        return found
    }

    /// Paragraphs; the links of a list may be what the article is about, unless they are all of it and a heading says
    /// that they lead to others.
    private func isOfOthers(_ run: Range<Int>) -> Bool {
        switch blocks[run.lowerBound].kind {
        case .paragraph, .division, .heading: true
        case .item:
            run.count > 1 && isOverList(blocks[run.lowerBound - 1])
                && (run.upperBound == blocks.count || blocks[run.upperBound].kind != .item)
        default: false
        }
    }

    /// A heading, or what looks like one.
    private func isOverList(_ label: Block) -> Bool { label.isHeading || label.isPhrase && label.strongShare >= 0.9 }

    /// "Related stories".
    private func isLabel(_ index: Int) -> Bool {
        let block = blocks[index]
        return block.words <= Self.longestLabel && block.linkShare == 0
            && (block.isPhrase || page.withBytes(block, FurniturePhrases.isCertain))
    }

    /// Whether what stands under a label is a link that is not kept.
    private func leadsElsewhere(_ label: Int, _ kept: Set<Int>) -> Bool {
        label + 1 < blocks.count && isLink(label + 1) && !kept.contains(label + 1)
    }

    // MARK: By itself

    private func isLink(_ index: Int) -> Bool {
        blocks[index].linkShare >= 0.9 && blocks[index].words <= Self.longest
    }

    /// Of a card: a heading that is a link, and below it a sentence that is the same link.
    private func isHeadline(_ index: Int) -> Bool { blocks[index].isHeading && blocks[index].linkShare >= 0.9 }

    /// Between two paragraphs of prose, and no sentence; a list of one link is none.
    private func isAlone(_ index: Int, _ kept: Set<Int>) -> Bool {
        let block = blocks[index]
        return isLink(index) && block.words >= Self.shortest && !block.isSentence
            && [.paragraph, .division, .item, .quote].contains(block.kind)
            && isProse(index - 1, kept) && isProse(index + 1, kept)
    }

    private func isProse(_ index: Int, _ kept: Set<Int>) -> Bool {
        kept.contains(index) && blocks[index].words >= Self.shortestProse && blocks[index].linkShare < 0.5
    }
}
