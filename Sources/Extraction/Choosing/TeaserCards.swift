/// Teasers of other articles right behind this one, in cards that nothing on the page calls so: a heading that is a link,
/// and a sentence or two. Lists of things have such pieces, too, but there they are most of the text.
struct TeaserCards {
    private let blocks: [Block]

    /// One alone is a link in the text.
    private static let fewest = 2
    /// In words: what is longer than a teaser is a text.
    private static let longest = 45

    init(_ blocks: [Block]) {
        self.blocks = blocks
    }

    /// Without the cards that all of the text's end is made of.
    func cut(from likely: [Int]) -> [Int] {
        guard let first = likely.firstIndex(where: isTitle) else { return likely }
        let cards = likely[first...].split(omittingEmptySubsequences: false, whereSeparator: isTitle).dropFirst()
        guard first > 0, cards.allSatisfy(isTeaser) else { return likely }
        let isMuch = words(likely[first...]) * 2 > words(likely[..<first])
        let isTail = isAnnounced(likely[first]) || cards.count >= Self.fewest && !isMuch
        return isTail ? Array(likely[..<first]) : likely
    }

    /// Whether "Related articles" stands over it.
    private func isAnnounced(_ index: Int) -> Bool {
        index > 0 && blocks[index - 1].isHeading && blocks[index - 1].isPhrase
    }

    private func isTitle(_ index: Int) -> Bool { blocks[index].isHeading && blocks[index].linkShare >= 0.9 }

    private func isTeaser(_ card: ArraySlice<Int>) -> Bool {
        words(card) <= Self.longest && !card.contains { blocks[$0].isHeading }
    }

    private func words(_ some: ArraySlice<Int>) -> Int { some.reduce(0) { $0 + blocks[$1].words } }
}
