/// What can be seen of a block that tells whether it is the article's: each is there or not.
enum Evidence: Int, CaseIterable {
    // How long it is.
    case oneWord, words2to4, words5to9, words10to19, words20to39, words40, words100
    // What it is.
    case headingTop, headingLow, item, cell, division, quote, preformatted
    // How it begins and ends.
    case endsShortWithoutMark, endsLongWithoutMark, endsWithColon, endsWithEllipsis, endsWithQuestion, endsWithComma
    case beginsLower, beginsWithDigit, beginsWithMark
    case manySentences
    // What it is written in.
    case fewLinks, someLinks, manyLinks, onlyLinks, longLinks, strong, capitals, figures
    case holdsPhrase, hasCopyright, hasAddress, hasMail, hasBar, phrase, repeats, isRepeated, holdsOthers
    case isDateLine, isBylineLine, isNameLine, isCreditLine, isCounter, holdsOutlet
    // What stands around it.
    case inArticle, inMain, inBody, inNavigation, inFooter, inHeader, inAside, inForm, inFigure, inCaption, inList
    case inTable, inQuote, inEmbedded, inPullQuote, inRelated, inSharing, inComments, inPromotion, inAdvertising
    case inCredit, inTags, inWidget, inLegal, inPlayer, inHidden, inStandfirst, inContents, inBiography, inTitle,
        inByline
    // What the page declares.
    case beforeHeadline, isHeadline, holdsHeadline, declared, undeclared, isDescription

    // From here on: what can be seen only once it is known where the article is likely to be.
    case beforeRegion, behindRegion, farFromRegion
    case sameParent, sameGrandparent, sameShape, otherShape
    case parentOfLinks, parentOfProse, parentOfMuchProse, alone
    case beforeProse, amidProse, behindProse, behindProseByOne, behindProseByFew, behindProseByMany
    case nearProse, farFromProse
    case previousIsProse, nextIsProse, previousIsPhrase, nextIsPhrase, previousIsLinks, nextIsLinks
    case previousIsHeading, nextIsHeading, previousIsUnlikely, nextIsUnlikely
    case underPhraseHeading, underPhraseBehindProse, itemAmidProse, headingBeforeProse, headingBeforeNone
    case amidLikely, amidUnlikely, shortAmidProse
    case inStrangeClutter, inStrangePromotion, lacksBody, followsHeadline

    /// In the order of the cases, for whoever asks why.
    static let names: [String] = allCases.map { "\($0)" }
}

/// A block's evidence, one bit each.
struct EvidenceSet {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    mutating func insert(_ evidence: Evidence) {
        if evidence.rawValue < 64 { low |= 1 << evidence.rawValue } else { high |= 1 << (evidence.rawValue - 64) }
    }

    mutating func insert(_ evidence: Evidence, if isThere: Bool) {
        if isThere { insert(evidence) }
    }

    func contains(_ evidence: Evidence) -> Bool {
        (evidence.rawValue < 64 ? low >> evidence.rawValue : high >> (evidence.rawValue - 64)) & 1 == 1
    }

    /// From the first on.
    func forEach(_ body: (Evidence) -> Void) {
        for (bits, base) in [(low, 0), (high, 64)] {
            var bits = bits
            while bits != 0 {
                if let evidence = Evidence(rawValue: base + bits.trailingZeroBitCount) { body(evidence) }
                bits &= bits - 1
            }
        }
    }
}
