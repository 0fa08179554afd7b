extension EvidenceWeights {
    // Logistic regressions over the blocks of the pages of two corpora, weighted by words; made by
    // `Tests/Benchmarks/weigh_evidence.py`, which says how well they do on pages that they were not made from.

    /// For a block by itself.
    static let own = EvidenceWeights(
        bias: 2.15,
        [
            .oneWord: -1.17, .words2to4: -0.92, .words5to9: -0.38, .words10to19: 0.03, .words20to39: 1.05,
            .words40: 1.59, .words100: 1.52, .headingTop: 0.39, .headingLow: 0.14, .item: 1.31, .cell: 0.92,
            .division: -1.99, .quote: -0.42, .preformatted: -2.22, .endsShortWithoutMark: -0.01,
            .endsLongWithoutMark: -1.27, .endsWithColon: 0.81, .endsWithEllipsis: -3.91, .endsWithQuestion: 0.31,
            .endsWithComma: -0.45, .beginsLower: -0.02, .beginsWithDigit: 1.26, .manySentences: -0.50,
            .fewLinks: 0.15, .someLinks: -0.26, .manyLinks: -1.53, .onlyLinks: -3.10, .longLinks: -1.27,
            .strong: -0.38, .capitals: -0.56, .figures: -0.79, .holdsPhrase: -1.84, .hasCopyright: -0.27,
            .hasAddress: -0.62, .hasMail: -1.91, .hasBar: -0.58, .phrase: -1.67, .repeats: -3.07, .isRepeated: 0.09,
            .holdsOthers: -2.48, .isDateLine: -2.17, .isBylineLine: -1.28, .isNameLine: 0.11, .isCreditLine: 0.04,
            .isCounter: -0.09, .inArticle: 0.50, .inMain: 0.46, .inBody: 0.67, .inNavigation: -2.09,
            .inFooter: -6.01, .inHeader: -2.61, .inAside: -5.61, .inForm: -3.51, .inFigure: -0.77, .inCaption: -3.42,
            .inList: -0.71, .inTable: 0.68, .inQuote: 2.61, .inEmbedded: 1.74, .inPullQuote: -0.11,
            .inRelated: -2.36, .inSharing: -1.75, .inComments: -8.26, .inPromotion: -0.65, .inAdvertising: -2.04,
            .inCredit: -2.78, .inTags: 0.54, .inWidget: -1.38, .inLegal: -4.60, .inPlayer: 0.91, .inHidden: -3.15,
            .inStandfirst: -1.28, .inContents: -1.92, .inBiography: 1.26, .inTitle: -0.86, .inByline: -6.29,
            .beforeHeadline: -2.50, .isHeadline: -4.97, .holdsHeadline: -0.24, .declared: 1.85, .undeclared: -0.79,
            .isDescription: -1.92,
        ])

    /// For a block and what stands around it.
    static let all = EvidenceWeights(
        bias: 0.80,
        [
            .oneWord: -0.62, .words2to4: -0.70, .words5to9: -0.76, .words10to19: -0.16, .words20to39: 0.69,
            .words40: 1.04, .words100: 1.16, .headingTop: 0.34, .headingLow: 0.45, .item: -0.36, .cell: 1.16,
            .division: -0.72, .quote: 0.07, .preformatted: -1.41, .endsShortWithoutMark: 0.18,
            .endsLongWithoutMark: -1.02, .endsWithColon: 0.42, .endsWithEllipsis: -1.40, .endsWithQuestion: 0.28,
            .endsWithComma: -0.13, .beginsLower: -0.67, .beginsWithDigit: 0.91, .manySentences: -0.63,
            .fewLinks: -0.15, .someLinks: -0.89, .manyLinks: -1.91, .onlyLinks: -1.79, .longLinks: -1.70,
            .strong: -1.00, .capitals: -1.28, .figures: -0.82, .holdsPhrase: -1.15, .hasCopyright: -0.29,
            .hasAddress: 0.61, .hasMail: -1.37, .hasBar: 0.68, .phrase: -1.41, .repeats: -1.02, .isRepeated: -0.16,
            .holdsOthers: -1.25, .isDateLine: -1.29, .isBylineLine: -1.08, .isNameLine: -0.57, .isCreditLine: 0.07,
            .isCounter: 0.27, .inArticle: 0.22, .inMain: 0.23, .inBody: 0.15, .inNavigation: -1.33, .inFooter: 0.20,
            .inHeader: -0.92, .inAside: -1.51, .inForm: -0.34, .inFigure: -0.67, .inCaption: -2.43, .inList: 1.13,
            .inTable: 1.16, .inQuote: 2.39, .inEmbedded: 1.92, .inPullQuote: 0.06, .inRelated: 2.89,
            .inSharing: 1.20, .inComments: -1.51, .inPromotion: 2.17, .inAdvertising: 0.81, .inCredit: -1.16,
            .inTags: 1.00, .inWidget: 0.67, .inLegal: 0.57, .inPlayer: 0.46, .inStandfirst: 0.22, .inContents: -0.46,
            .inBiography: 1.32, .inTitle: 0.25, .inByline: -3.32, .beforeHeadline: -1.05, .isHeadline: -4.11,
            .holdsHeadline: -0.02, .declared: 1.18, .undeclared: -0.43, .isDescription: -0.75, .beforeRegion: -1.32,
            .behindRegion: -1.55, .farFromRegion: -0.19, .sameParent: 1.33, .sameGrandparent: 1.10, .sameShape: 0.95,
            .otherShape: -0.31, .parentOfLinks: -0.39, .parentOfProse: 0.07, .parentOfMuchProse: 0.44, .alone: -0.76,
            .beforeProse: 0.93, .amidProse: -0.21, .behindProse: -0.68, .behindProseByOne: 0.49,
            .behindProseByFew: -0.02, .behindProseByMany: -1.14, .nearProse: -0.08, .farFromProse: 0.72,
            .previousIsProse: 0.20, .nextIsProse: 0.22, .previousIsPhrase: -0.40, .nextIsPhrase: -0.08,
            .previousIsLinks: 0.28, .nextIsLinks: -0.05, .previousIsHeading: 0.43, .nextIsHeading: 0.50,
            .previousIsUnlikely: -0.61, .nextIsUnlikely: -0.29, .underPhraseHeading: -1.32,
            .underPhraseBehindProse: -0.38, .itemAmidProse: 0.78, .headingBeforeProse: 1.30,
            .headingBeforeNone: -0.51, .amidLikely: 0.74, .amidUnlikely: -0.72, .shortAmidProse: 0.23,
            .inStrangeClutter: -0.12, .inStrangePromotion: -3.26, .lacksBody: -2.19, .followsHeadline: -0.34,
        ])
}
