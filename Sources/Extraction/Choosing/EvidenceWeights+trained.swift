extension EvidenceWeights {
    // Logistic regressions over the blocks of the pages of two corpora, weighed by words; made by
    // `Tests/Benchmarks/weigh_evidence.py`, which says how well they do on pages that they were not made from.

    /// For a block by itself.
    static let own = EvidenceWeights(
        bias: 2.44,
        [
            .oneWord: -1.51, .words2to4: -1.17, .words5to9: -0.69, .words10to19: -0.17, .words20to39: 0.80,
            .words40: 1.30, .words100: 1.47, .headingTop: 0.48, .headingLow: 0.23, .item: 1.23, .cell: 1.14,
            .division: -1.90, .quote: -0.83, .preformatted: -2.18, .endsShortWithoutMark: -0.02,
            .endsLongWithoutMark: -1.35, .endsWithColon: 0.84, .endsWithEllipsis: -3.94, .endsWithQuestion: 0.50,
            .endsWithComma: -0.84, .beginsLower: -0.05, .beginsWithDigit: 1.13, .manySentences: -0.50,
            .fewLinks: 0.05, .someLinks: -0.42, .manyLinks: -1.51, .onlyLinks: -3.14, .longLinks: -1.28,
            .strong: -0.32, .capitals: -0.68, .figures: -0.77, .holdsPhrase: -1.72, .hasCopyright: -0.24,
            .hasAddress: -0.58, .hasMail: -1.90, .hasBar: -0.58, .phrase: -1.75, .repeats: -3.11, .isRepeated: -0.04,
            .holdsOthers: -3.16, .isDateLine: -2.63, .isBylineLine: -2.06, .isNameLine: 0.25, .isCreditLine: 0.29,
            .isCounter: 0.12, .inArticle: 0.47, .inMain: 0.41, .inBody: 0.72, .inNavigation: -1.81, .inFooter: -6.02,
            .inHeader: -2.60, .inAside: -5.48, .inForm: -3.75, .inFigure: -0.78, .inCaption: -3.31, .inList: -0.60,
            .inTable: 0.60, .inQuote: 2.76, .inEmbedded: 1.83, .inRelated: -2.19, .inSharing: -1.80,
            .inComments: -8.41, .inPromotion: -0.49, .inAdvertising: -2.02, .inCredit: -3.33, .inWidget: -1.40,
            .inLegal: -4.56, .inHidden: -3.15, .inStandfirst: -1.27, .inContents: -1.99, .inBiography: -1.40,
            .inTitle: -0.99, .beforeHeadline: -2.07, .isHeadline: -4.66, .holdsHeadline: -0.44, .declared: 1.89,
            .undeclared: -0.77, .isDescription: -2.10,
        ])

    /// For a block and what stands around it.
    static let all = EvidenceWeights(
        bias: 1.96,
        [
            .oneWord: -0.72, .words2to4: -0.77, .words5to9: -0.89, .words10to19: -0.18, .words20to39: 0.51,
            .words40: 0.84, .words100: 1.20, .headingTop: 0.38, .headingLow: 0.35, .item: -0.64, .cell: 1.15,
            .division: -0.53, .quote: -0.01, .preformatted: -1.44, .endsShortWithoutMark: 0.23,
            .endsLongWithoutMark: -1.03, .endsWithColon: 0.39, .endsWithEllipsis: -1.54, .endsWithQuestion: 0.60,
            .endsWithComma: -0.40, .beginsLower: -0.85, .beginsWithDigit: 0.79, .manySentences: -0.50,
            .fewLinks: -0.37, .someLinks: -1.12, .manyLinks: -1.81, .onlyLinks: -1.74, .longLinks: -1.89,
            .strong: -1.04, .capitals: -1.22, .figures: -0.50, .holdsPhrase: -1.02, .hasCopyright: -0.71,
            .hasAddress: 0.49, .hasMail: -1.39, .hasBar: 0.42, .phrase: -1.61, .repeats: -0.98, .isRepeated: -0.33,
            .holdsOthers: -1.97, .isDateLine: -1.91, .isBylineLine: -1.76, .isNameLine: -0.45, .isCreditLine: 0.30,
            .isCounter: 0.35, .inArticle: -0.05, .inMain: 0.21, .inBody: 0.02, .inNavigation: -1.17,
            .inFooter: -0.77, .inHeader: -0.56, .inAside: -1.45, .inForm: -0.70, .inFigure: -0.40, .inCaption: -2.34,
            .inList: 1.55, .inTable: 1.16, .inQuote: 2.29, .inEmbedded: 2.09, .inPullQuote: -0.16,
            .inComments: -3.06, .inCredit: -1.20, .inHidden: -0.21, .inStandfirst: 0.44, .inContents: -0.55,
            .inTitle: 0.38, .beforeHeadline: -0.87, .isHeadline: -4.01, .holdsHeadline: -0.19, .declared: 1.00,
            .undeclared: -0.46, .isDescription: -0.84, .beforeRegion: -1.82, .behindRegion: -1.40,
            .farFromRegion: -0.20, .sameParent: 1.34, .sameGrandparent: 1.12, .sameShape: 0.53, .otherShape: -0.53,
            .parentOfLinks: -0.22, .parentOfProse: 0.20, .parentOfMuchProse: 0.42, .alone: -0.83, .beforeProse: 0.31,
            .amidProse: -0.51, .behindProse: -0.96, .behindProseByOne: 0.48, .behindProseByFew: -0.38,
            .behindProseByMany: -1.06, .nearProse: -0.29, .farFromProse: 0.28, .previousIsProse: 0.25,
            .nextIsProse: 0.32, .previousIsPhrase: -0.57, .nextIsPhrase: 0.06, .previousIsLinks: 0.07,
            .nextIsLinks: -0.09, .previousIsHeading: 0.61, .nextIsHeading: 0.49, .previousIsUnlikely: -0.28,
            .nextIsUnlikely: -0.18, .underPhraseHeading: -1.47, .underPhraseBehindProse: -0.26, .itemAmidProse: 0.53,
            .headingBeforeProse: 1.07, .headingBeforeNone: -0.34, .amidLikely: 0.60, .amidUnlikely: -0.69,
            .shortAmidProse: 0.27, .inStrangeClutter: -0.43, .inStrangePromotion: -1.68, .lacksBody: -2.37,
            .followsHeadline: -0.38,
        ])
}
