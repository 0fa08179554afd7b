import Articles
import Markup

/// Which blocks of a page are the article, and why.
///
/// Each block is judged twice: by itself, which tells where the article is likely to be, and then once more with what
/// stands around it (stacked sequential learning: Cohen and Carvalho, IJCAI 2005). Then the edges are cut.
struct ArticleBlocks {
    /// The numbers of those that are, in order.
    let kept: [Int]
    let evidence: [EvidenceSet]
    /// By block: above 0 speaks for it.
    let scores: [Double]

    init(
        _ document: HTMLDocument, _ page: PageText, title: String, declared: DeclaredText, lines: [FurnitureLine?],
        rule: RuleReading? = nil
    ) {
        var evidence = OwnEvidence(page, title: title, declared: declared, lines: lines).sets()
        let likelihoods = evidence.map(EvidenceWeights.own.score)
        let landscape = Landscape(document, page.blocks, likelihoods)
        PlacedEvidence(document, page, landscape, likelihoods).add(to: &evidence)
        let scores = evidence.map(EvidenceWeights.all.score)
        self.evidence = evidence
        self.scores = scores
        if let rule, !rule.body.isEmpty {
            // What somebody wrote for the site wins, and is not weighed.
            kept = page.blocks.indices.filter { index in
                rule.holds(page.blocks[index].node) && !evidence[index].contains(.isHeadline)
                    && !page.blocks[index].surroundings.contains(.caption)
            }
            return
        }
        var likely = scores.indices.filter { index in
            scores[index] > Self.doubt(of: page.blocks[index], evidence[index])
                && !evidence[index].contains(.isHeadline) && !Self.isOverText(page.blocks[index], evidence[index])
                && !Self.isNever(page.blocks[index], lines[index], evidence[index], page)
        }
        likely = Self.withSubheads(page, likely, scores, evidence)
        if likely.isEmpty { likely = Self.lastResort(page.blocks, landscape, evidence) }
        if let whole = Self.missedWhole(page.blocks, likely) { likely = [whole] }
        if let lead = Self.missedLead(page.blocks, likely, evidence) { likely = [lead] }
        likely = WholeGroups(document, page.blocks) { index in
            let block = page.blocks[index]
            return block.linkShare < 0.5 && !block.isPhrase && !Self.isNever(block, lines[index], evidence[index], page)
        }.completed(likely)
        likely = NextArticle(document, page, evidence).cut(from: likely)
        likely = TeaserCards(page.blocks).cut(from: likely)
        likely = OtherHeadlines(page).cut(from: likely)
        likely = Self.withoutInsets(page.blocks, likely)
        kept = Self.withCorrections(page, ArticleEdges(page.blocks, lines).cut(likely))
    }

    /// What stands amid a text in an element that says that it is none: an advertisement, a form, what nobody sees. Of
    /// pages on which much of the text stands in such elements, their names mean something else.
    private static func withoutInsets(_ blocks: [Block], _ likely: [Int]) -> [Int] {
        let total = likely.reduce(0) { $0 + blocks[$1].words }
        return insets.reduce(likely) { kept, name in
            let inside = kept.filter { blocks[$0].surroundings.contains(name) }
            let words = inside.reduce(0) { $0 + blocks[$1].words }
            guard words > 0, words * 10 < total else { return kept }
            let dropped = Set(
                inside.filter { blocks[$0].words < longestInset && (!blocks[$0].isHeading || name == .hidden) })
            return kept.filter { !dropped.contains($0) }
        }
    }

    private static let insets: [Surroundings] = [
        .advertising, .hidden, .form, .promotion, .aside, .sharing, .comments, .related, .biography,
    ]
    private static let longestInset = 60
    private static let longestCaption = 60

    /// What is not weighed: counters, which are others tomorrow, lines that send readers elsewhere, "Related: …", what
    /// stands there for a player or a button, and captions that their picture has in its stead.
    private static func isNever(
        _ block: Block, _ line: FurnitureLine?, _ evidence: EvidenceSet, _ page: PageText
    ) -> Bool {
        if block.isPhrase, block.linkShare >= 0.5 { return true }
        if block.kind != .cell, page.withBytes(block, FurniturePhrases.isCertain) { return true }
        // Some have the standfirst in the picture's stead.
        let isLead = evidence.contains(.followsHeadline) || evidence.contains(.isDescription)
        if block.surroundings.contains(.pictured), block.words < longestCaption, !isLead { return true }
        // What is left of a button or an icon.
        if block.measures.letters == 1, block.measures.digits == 0, block.measures.words == 1, block.text.count == 1,
            block.kind != .cell
        {
            return true
        }
        return line == .counter && block.measures.letters > 0 && block.kind != .cell
    }

    /// A few words of the headline's rank above it: a section, or the site's name.
    private static func isOverText(_ block: Block, _ evidence: EvidenceSet) -> Bool {
        block.kind == .heading(1) && block.words <= 4 && evidence.contains(.beforeHeadline)
            && evidence.contains(.beforeProse)
    }

    /// A standfirst is printed apart from the text, in other type, and yet the newsroom's: less has to speak for it. Some
    /// call it the teaser, as others call what leads to other articles; but that is a link.
    private static func doubt(of block: Block, _ evidence: EvidenceSet) -> Double {
        guard evidence.contains(.followsHeadline) else { return 0 }
        let clutter = block.surroundings.intersection(.clutter)
        let isTeaser = clutter.contains(.related) && clutter.isSubset(of: [.related, .header, .title])
        return isTeaser && block.linkShare == 0 && block.isSentence ? doubtOfTeaser : doubtOfStandfirst
    }

    private static let doubtOfStandfirst = -1.0
    private static let doubtOfTeaser = -3.0

    /// The publisher's own word on a mistake belongs to the article, wherever it is printed: at its foot, beside it.
    private static func withCorrections(_ page: PageText, _ kept: [Int]) -> [Int] {
        guard let first = kept.first, let last = kept.last else { return kept }
        let around = max(0, first - Self.reach)..<min(page.blocks.count, last + Self.reach + 1)
        let missed = Set(around).subtracting(kept).filter { index in
            let block = page.blocks[index]
            return (5...120).contains(block.words) && block.linkShare < 0.5
                && block.surroundings.isDisjoint(with: [.navigation, .comments, .related, .hidden])
                && CorrectionNotice.stands(in: page.string(block))
        }
        return missed.isEmpty ? kept : (kept + missed).sorted()
    }

    /// So many blocks before and behind the text a notice is looked for.
    private static let reach = 12

    /// A heading between two pieces of the article is the article's, unless much speaks against it.
    private static func withSubheads(
        _ page: PageText, _ likely: [Int], _ scores: [Double], _ evidence: [EvidenceSet]
    ) -> [Int] {
        let blocks = page.blocks
        let between = zip(likely, likely.dropFirst()).compactMap { before, behind -> Int? in
            let index = before + 1
            guard behind == index + 1, scores[index] > doubtOfSubhead, !isOverText(blocks[index], evidence[index])
            else { return nil }
            let block = blocks[index]
            let isOwn = block.isHeading && !block.isPhrase && block.linkShare < 0.5
            return isOwn && !page.withBytes(block, FurniturePhrases.isCertain) ? index : nil
        }
        return between.isEmpty ? likely : (likely + between).sorted()
    }

    private static let doubtOfSubhead = -1.0

    /// A block that alone says more than all that was chosen: old pages have the whole text in one cell, without marks.
    private static func missedWhole(_ blocks: [Block], _ likely: [Int]) -> Int? {
        guard let longest = blocks.indices.max(by: { blocks[$0].words < blocks[$1].words }) else { return nil }
        let block = blocks[longest]
        let isProse =
            block.words >= 100 && block.measures.sentences >= 4 && block.linkShare < 0.2
            && block.surroundings.isDisjoint(with: [.navigation, .footer, .comments, .legal, .hidden, .related])
        return isProse && likely.reduce(0) { $0 + blocks[$1].words } < block.words / 2 ? longest : nil
    }

    /// Where next to nothing was chosen, what the page says of itself and shows: pages of broadcasts have no more.
    private static func missedLead(_ blocks: [Block], _ likely: [Int], _ evidence: [EvidenceSet]) -> Int? {
        guard likely.reduce(0, { $0 + blocks[$1].words }) < 20 else { return nil }
        return blocks.indices.first { evidence[$0].contains(.isDescription) && blocks[$0].words >= 20 }
    }

    /// The sentences of the likeliest region, for a page on which nothing is likely by itself.
    private static func lastResort(
        _ blocks: [Block], _ landscape: Landscape, _ evidence: [EvidenceSet]
    ) -> [Int] {
        blocks.indices.filter { index in
            let block = blocks[index]
            return landscape.isInRegion(block) && block.isSentence && !block.isPhrase && block.linkShare < 0.5
                && !evidence[index].contains(.isHeadline)
                && block.surroundings.isDisjoint(with: [.navigation, .footer])
        }
    }
}
