import Markup

/// Links to other articles amid a text: below a label that says so, as in "Baca juga:" and then another article's headline,
/// or a paragraph that is nothing but a link.
struct OtherHeadlines {
    private let page: PageText

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
        let dropped = Set(likely.filter { isLink($0) && isAnnounced($0) || isAlone($0, kept) })
        let lists = likely.filter(isLinkOfList)
        let cards = likely.filter { isLink($0) && $0 > 0 && isLinkedHeading($0 - 1) }.flatMap { [$0 - 1, $0] }
        let linked = likely.filter { isLinkedHeading($0) && $0 > 0 && isLabel($0 - 1) }
        let all = dropped.union(cards).union(lists).union(linked)
        let rest = likely.filter { !all.contains($0) }
        let last = Set(rest)
        return rest.filter { !(isLabel($0) && leadsElsewhere($0, last)) }
    }

    /// A paragraph of its own: the links of a list may be what the article is about.
    private func isLink(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.linkShare >= 0.9 && block.words <= Self.longest && [.paragraph, .division].contains(block.kind)
    }

    /// Of a list of links alone, under a heading that says that they lead to others.
    private func isLinkOfList(_ index: Int) -> Bool {
        func isItem(_ place: Int) -> Bool {
            page.blocks[place].kind == .item && page.blocks[place].linkShare >= 0.9
        }
        guard isItem(index) else { return false }
        var first = index, last = index
        while first > 0, isItem(first - 1) { first -= 1 }
        while last + 1 < page.blocks.count, isItem(last + 1) { last += 1 }
        guard first > 0, last > first, last + 1 == page.blocks.count || page.blocks[last + 1].kind != .item else {
            return false
        }
        return page.blocks[first - 1].isHeading && isLabel(first - 1)
    }

    /// "Related stories".
    private func isLabel(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.words <= Self.longestLabel && block.linkShare == 0
            && (block.isPhrase || page.withBytes(block, FurniturePhrases.isCertain))
    }

    /// Whether what stands under a label is a link that is not kept.
    private func leadsElsewhere(_ label: Int, _ kept: Set<Int>) -> Bool {
        label + 1 < page.blocks.count && page.blocks[label + 1].linkShare >= 0.9 && !kept.contains(label + 1)
    }

    /// Of a card: a heading that is a link, and below it a sentence that is the same link.
    private func isLinkedHeading(_ index: Int) -> Bool {
        page.blocks[index].isHeading && page.blocks[index].linkShare >= 0.9
    }

    /// Between two paragraphs of prose, and no sentence; a list of one link is none.

    private func isAlone(_ index: Int, _ kept: Set<Int>) -> Bool {
        let block = page.blocks[index]
        guard block.linkShare >= 0.9, (Self.shortest...Self.longest).contains(block.words), !block.isSentence,
            [.paragraph, .division, .item, .quote].contains(block.kind), kept.contains(index - 1),
            kept.contains(index + 1)
        else { return false }
        return [index - 1, index + 1].allSatisfy {
            page.blocks[$0].words >= Self.shortestProse && page.blocks[$0].linkShare < 0.5
        }
    }

    /// Whether a label stands over it, or over the links that it stands among.
    private func isAnnounced(_ index: Int) -> Bool {
        var place = index - 1
        while place >= 0, isLink(place) { place -= 1 }
        return place >= 0 && isLabel(place)
    }
}
