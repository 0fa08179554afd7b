import Markup

/// What can be seen of each block once it is known where the article is likely to be.
struct PlacedEvidence {
    private let blocks: [Block]
    private let likelihoods: [Double]
    private let landscape: Landscape
    private let document: HTMLDocument
    /// The numbers of the blocks that are likely paragraphs of the article, in its region.
    private let prose: [Int]

    /// So many blocks on each side are a block's neighbourhood.
    private static let reach = 4

    init(_ document: HTMLDocument, _ page: PageText, _ landscape: Landscape, _ likelihoods: [Double]) {
        self.document = document
        blocks = page.blocks
        self.landscape = landscape
        self.likelihoods = likelihoods
        prose = page.blocks.indices.filter { landscape.isProse[$0] && landscape.isInRegion(page.blocks[$0]) }
    }

    func add(to sets: inout [EvidenceSet]) {
        var nextProse = 0
        var isBelowHeadline = false
        var headingIsPhrase = false, phraseIsOpen = false
        for index in blocks.indices {
            while nextProse < prose.count, prose[nextProse] < index { nextProse += 1 }
            let block = blocks[index]
            addRegion(index, to: &sets[index])
            let isBehind = addProse(index, nextProse, to: &sets[index])
            addNeighbours(index, to: &sets[index])
            if sets[index].contains(.isHeadline) {
                isBelowHeadline = true
            } else if isBelowHeadline, block.words >= 8, !block.isPhrase, block.linkShare < 0.3 {
                sets[index].insert(.followsHeadline)
                isBelowHeadline = false
            }
            if block.isHeading {
                headingIsPhrase = block.isPhrase
            } else if headingIsPhrase, index > 0, Self.goesOn(block, behind: blocks[index - 1]) {
                headingIsPhrase = false
            } else {
                sets[index].insert(.underPhraseHeading, if: headingIsPhrase)
            }
            phraseIsOpen = isBehind && (phraseIsOpen || block.isPhrase)
            sets[index].insert(.underPhraseBehindProse, if: phraseIsOpen)
        }
    }

    /// Prose behind the last link of a list: the list was what the heading names.
    private static func goesOn(_ block: Block, behind last: Block) -> Bool {
        last.kind == .item && last.linkShare >= 0.9 && block.kind != .item && block.words >= shortestProse
            && block.linkShare < 0.3 && block.isSentence
    }

    /// In words.
    private static let shortestProse = 15

    // MARK: The region

    private func addRegion(_ index: Int, to set: inout EvidenceSet) {
        let block = blocks[index]
        let isInRegion = landscape.isInRegion(block)
        if !isInRegion {
            set.insert(block.element < landscape.region ? .beforeRegion : .behindRegion)
        }
        let parent = landscape.parents[index]
        if parent == landscape.mainParent || block.element == landscape.mainParent {
            set.insert(.sameParent)
        } else if grandparent(parent) == grandparent(landscape.mainParent)
            || grandparent(parent) == landscape.mainParent
        {
            set.insert(.sameGrandparent)
        } else {
            set.insert(.farFromRegion, if: !isInRegion)
        }
        set.insert(landscape.shapes[index] == landscape.mainShape ? .sameShape : .otherShape)
        let strange = block.surroundings.subtracting(landscape.mainSurroundings)
        set.insert(.inStrangeClutter, if: !strange.isDisjoint(with: .clutter))
        set.insert(.inStrangePromotion, if: !strange.isDisjoint(with: Self.promotion))
        let missing = landscape.mainSurroundings.subtracting(block.surroundings)
        set.insert(.lacksBody, if: !missing.isDisjoint(with: [.body, .article, .main]))
        let sums = landscape.sums[parent]
        set.insert(.parentOfLinks, if: sums.linked * 2 > sums.words)
        set.insert(.parentOfProse, if: sums.prose >= 50)
        set.insert(.parentOfMuchProse, if: sums.prose >= 200)
        set.insert(.alone, if: sums.blocks == 1)
    }

    private static let promotion: Surroundings = [
        .navigation, .footer, .related, .sharing, .comments, .promotion, .advertising, .legal, .hidden, .widget,
    ]

    private func grandparent(_ parent: Int) -> Int { document[parent].parent?.index ?? 0 }

    // MARK: The prose

    /// - Returns: whether the block stands behind all prose.
    private func addProse(_ index: Int, _ nextProse: Int, to set: inout EvidenceSet) -> Bool {
        let block = blocks[index]
        let isProse = nextProse < prose.count && prose[nextProse] == index
        let following = isProse ? nextProse + 1 : nextProse
        let before = nextProse > 0 ? index - prose[nextProse - 1] : nil
        let after = following < prose.count ? prose[following] - index : nil
        switch (before, after) {
        case (nil, nil): break
        case (nil, _): set.insert(.beforeProse)
        case (let gap?, nil):
            set.insert(.behindProse)
            set.insert(gap == 1 ? .behindProseByOne : gap <= 4 ? .behindProseByFew : .behindProseByMany)
        default:
            set.insert(.amidProse)
            set.insert(.itemAmidProse, if: block.kind == .item)
            set.insert(.shortAmidProse, if: block.words < 10)
        }
        let gap = min(before ?? Int.max, after ?? Int.max)
        set.insert(gap > 6 ? .farFromProse : .nearProse)
        set.insert(.previousIsProse, if: before == 1)
        set.insert(.nextIsProse, if: after == 1)
        if block.isHeading { set.insert((after ?? Int.max) <= 2 ? .headingBeforeProse : .headingBeforeNone) }
        return before != nil && after == nil && !isProse
    }

    // MARK: What stands beside it

    private func addNeighbours(_ index: Int, to set: inout EvidenceSet) {
        if index > 0 {
            let block = blocks[index - 1]
            set.insert(.previousIsPhrase, if: block.isPhrase)
            set.insert(.previousIsLinks, if: block.linkShare > 0.6)
            set.insert(.previousIsHeading, if: block.isHeading)
            set.insert(.previousIsUnlikely, if: likelihoods[index - 1] < -1.5)
        }
        if index + 1 < blocks.count {
            let block = blocks[index + 1]
            set.insert(.nextIsPhrase, if: block.isPhrase)
            set.insert(.nextIsLinks, if: block.linkShare > 0.6)
            set.insert(.nextIsHeading, if: block.isHeading)
            set.insert(.nextIsUnlikely, if: likelihoods[index + 1] < -1.5)
        }
        let around = max(0, index - Self.reach)..<min(blocks.count, index + Self.reach + 1)
        let others = around.count - 1
        let likely = around.count { $0 != index && likelihoods[$0] > 0 }
        set.insert(.amidLikely, if: likely * 4 >= others * 3)
        set.insert(.amidUnlikely, if: likely * 4 <= others)
    }
}
