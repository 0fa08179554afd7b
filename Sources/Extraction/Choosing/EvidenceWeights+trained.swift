extension EvidenceWeights {
    // Logistic regressions over the blocks of the pages of two corpora, weighted by words; made by
    // `Tests/Benchmarks/weigh_evidence.py`, which says how well they do on pages that they were not made from.

    /// For a block by itself.
    static let own = EvidenceWeights(
        bias: 1.91,
        [
            .oneWord: -0.94, .words2to4: -0.56, .words5to9: -0.19, .words10to19: 0.28, .words20to39: 1.28,
            .words40: 1.79, .headingTop: 0.06, .headingLow: 0.03, .item: 1.14, .cell: 0.91, .division: -1.95,
            .quote: -0.17, .preformatted: -2.27, .endsShortWithoutMark: 0.15, .endsLongWithoutMark: -1.21,
            .endsWithColon: 0.84, .endsWithEllipsis: -3.69, .endsWithQuestion: 0.32, .endsWithComma: -0.38,
            .beginsLower: -0.08, .beginsWithDigit: 1.16, .manySentences: -0.50, .fewLinks: 0.15, .someLinks: -0.23,
            .manyLinks: -1.52, .onlyLinks: -3.06, .longLinks: -1.31, .strong: -0.30, .capitals: -0.74,
            .figures: -0.93, .holdsPhrase: -1.81, .hasCopyright: -0.29, .hasAddress: -0.70, .hasMail: -2.18,
            .hasBar: -0.66, .phrase: -1.60, .repeats: -2.99, .isRepeated: 0.13, .holdsOthers: -2.11,
            .isDateLine: -1.81, .isBylineLine: -1.25, .isNameLine: -0.35, .isCreditLine: 0.04, .isCounter: 0.05,
            .inArticle: 0.47, .inMain: 0.40, .inBody: 0.65, .inNavigation: -1.97, .inFooter: -6.20, .inHeader: -2.43,
            .inAside: -5.79, .inForm: -3.21, .inFigure: -0.73, .inCaption: -3.44, .inList: -0.54, .inTable: 0.64,
            .inQuote: 2.51, .inEmbedded: 1.76, .inPullQuote: -0.10, .inRelated: -2.28, .inSharing: -1.76,
            .inComments: -8.29, .inPromotion: -0.52, .inAdvertising: -1.98, .inCredit: -4.14, .inTags: 0.49,
            .inWidget: -1.34, .inLegal: -4.31, .inPlayer: 0.89, .inHidden: -3.18, .inStandfirst: -1.19,
            .inContents: -1.61, .inBiography: 0.24, .inTitle: -1.08, .beforeHeadline: -3.38, .isHeadline: -4.34,
            .holdsHeadline: -0.37, .declared: 1.84, .undeclared: -1.11, .isDescription: -1.91,
        ])

    /// For a block and what stands around it.
    static let all = EvidenceWeights(
        bias: 0.61,
        [
            .oneWord: -0.45, .words2to4: -0.56, .words5to9: -0.59, .words10to19: -0.02, .words20to39: 0.88,
            .words40: 1.26, .headingTop: 0.11, .headingLow: 0.47, .item: -0.17, .cell: 1.22, .division: -0.71,
            .quote: 0.12, .preformatted: -1.35, .endsShortWithoutMark: 0.23, .endsLongWithoutMark: -1.04,
            .endsWithColon: 0.40, .endsWithEllipsis: -1.46, .endsWithQuestion: 0.33, .endsWithComma: -0.11,
            .beginsLower: -0.75, .beginsWithDigit: 0.96, .manySentences: -0.69, .fewLinks: -0.17, .someLinks: -0.86,
            .manyLinks: -2.06, .onlyLinks: -1.80, .longLinks: -1.60, .strong: -0.97, .capitals: -1.30,
            .figures: -0.93, .holdsPhrase: -1.25, .hasCopyright: -0.27, .hasAddress: 0.68, .hasMail: -1.46,
            .hasBar: 0.32, .phrase: -1.37, .repeats: -1.06, .isRepeated: -0.22, .holdsOthers: -0.98,
            .isDateLine: -1.13, .isBylineLine: -1.26, .isNameLine: -0.63, .isCreditLine: 0.05, .isCounter: 0.15,
            .inArticle: 0.24, .inMain: 0.22, .inBody: 0.14, .inNavigation: -1.22, .inFooter: -0.05, .inHeader: -0.63,
            .inAside: -1.34, .inForm: -0.27, .inFigure: -0.73, .inCaption: -2.28, .inList: 1.10, .inTable: 1.16,
            .inQuote: 2.42, .inEmbedded: 2.01, .inPullQuote: 0.04, .inRelated: 2.96, .inSharing: 1.22,
            .inComments: -1.50, .inPromotion: 2.18, .inAdvertising: 0.69, .inCredit: -1.72, .inTags: 0.81,
            .inWidget: 0.63, .inLegal: 0.33, .inPlayer: 0.72, .inStandfirst: 0.28, .inContents: -0.35,
            .inBiography: 1.27, .inTitle: 0.07, .beforeHeadline: -2.08, .isHeadline: -3.03, .holdsHeadline: -0.27,
            .declared: 1.32, .undeclared: -0.81, .isDescription: -0.87, .beforeRegion: -1.39, .behindRegion: -1.63,
            .farFromRegion: -0.05, .sameParent: 1.35, .sameGrandparent: 1.04, .sameShape: 0.89, .otherShape: -0.37,
            .parentOfLinks: -0.29, .parentOfProse: 0.07, .parentOfMuchProse: 0.44, .alone: -0.75, .beforeProse: 0.81,
            .amidProse: -0.12, .behindProse: -0.64, .behindProseByOne: 0.62, .behindProseByFew: 0.06,
            .behindProseByMany: -1.33, .nearProse: -0.21, .farFromProse: 0.72, .previousIsProse: 0.21,
            .nextIsProse: 0.28, .previousIsPhrase: -0.48, .nextIsPhrase: -0.06, .previousIsLinks: 0.15,
            .nextIsLinks: -0.03, .previousIsHeading: 0.53, .nextIsHeading: 0.53, .previousIsUnlikely: -0.38,
            .nextIsUnlikely: -0.21, .underPhraseHeading: -1.35, .underPhraseBehindProse: -0.24, .itemAmidProse: 0.68,
            .headingBeforeProse: 1.27, .headingBeforeNone: -0.70, .amidLikely: 0.83, .amidUnlikely: -0.70,
            .shortAmidProse: 0.23, .inStrangeClutter: -0.30, .inStrangePromotion: -3.08, .lacksBody: -2.15,
            .followsHeadline: -0.35,
        ])
}
