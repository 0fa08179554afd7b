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
        let cards = likely.filter { isLink($0) && isHeadline($0 - 1) }.flatMap { [$0 - 1, $0] }
        guard !dropped.isEmpty || !cards.isEmpty else { return likely }
        return likely.filter { !dropped.contains($0) && !cards.contains($0) }
    }

    /// A paragraph of its own: the links of a list may be what the article is about.
    private func isLink(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.linkShare >= 0.9 && block.words <= Self.longest && [.paragraph, .division].contains(block.kind)
    }

    /// Of a card: a heading that is a link, and below it a sentence that is the same link.
    private func isHeadline(_ index: Int) -> Bool {
        index >= 0 && page.blocks[index].isHeading && page.blocks[index].linkShare >= 0.9
    }

    /// Between two paragraphs of prose, and no sentence; a list of one link is none.

    private func isAlone(_ index: Int, _ kept: Set<Int>) -> Bool {
        let block = page.blocks[index]
        guard block.linkShare >= 0.9, (Self.shortest...Self.longest).contains(block.words), !block.isSentence,
            [.paragraph, .division, .item].contains(block.kind), kept.contains(index - 1), kept.contains(index + 1)
        else { return false }
        return [index - 1, index + 1].allSatisfy {
            page.blocks[$0].words >= Self.shortestProse && page.blocks[$0].linkShare < 0.5
        }
    }

    /// Whether a label stands over it, or over the links that it stands among.
    private func isAnnounced(_ index: Int) -> Bool {
        var place = index - 1
        while place >= 0, isLink(place) { place -= 1 }
        guard place >= 0 else { return false }
        let block = page.blocks[place]
        return block.words <= Self.longestLabel && block.linkShare == 0
            && (block.isPhrase || page.withBytes(block, FurniturePhrases.isCertain))
    }
}
