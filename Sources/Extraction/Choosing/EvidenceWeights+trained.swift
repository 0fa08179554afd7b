extension EvidenceWeights {
    // Logistic regressions over the blocks of the pages of two corpora, weighted by words; made by
    // `Tests/Benchmarks/weigh_evidence.py`, which says how well they do on pages that they were not made from.

    /// For a block by itself.
    static let own = EvidenceWeights(
        bias: 2.10,
        [
            .oneWord: -1.23, .words2to4: -0.93, .words5to9: -0.38, .words10to19: 0.08, .words20to39: 1.09,
            .words40: 1.62, .words100: 1.57, .headingTop: 0.29, .headingLow: 0.08, .item: 1.17, .cell: 0.93,
            .division: -2.00, .quote: -0.28, .preformatted: -2.42, .endsShortWithoutMark: 0.04,
            .endsLongWithoutMark: -1.24, .endsWithColon: 0.78, .endsWithEllipsis: -3.83, .endsWithQuestion: 0.32,
            .endsWithComma: -0.36, .beginsLower: 0.03, .beginsWithDigit: 1.20, .manySentences: -0.50,
            .fewLinks: 0.15, .someLinks: -0.29, .manyLinks: -1.46, .onlyLinks: -3.06, .longLinks: -1.27,
            .strong: -0.36, .capitals: -0.61, .figures: -0.91, .holdsPhrase: -1.81, .hasCopyright: -0.29,
            .hasAddress: -0.73, .hasMail: -2.06, .hasBar: -0.52, .phrase: -1.58, .repeats: -3.02, .isRepeated: 0.08,
            .holdsOthers: -2.04, .isDateLine: -1.74, .isBylineLine: -1.04, .isNameLine: 0.30, .isCreditLine: 0.03,
            .isCounter: 0.11, .inArticle: 0.49, .inMain: 0.46, .inBody: 0.65, .inNavigation: -2.12, .inFooter: -6.33,
            .inHeader: -2.49, .inAside: -5.86, .inForm: -3.25, .inFigure: -0.69, .inCaption: -3.53, .inList: -0.61,
            .inTable: 0.67, .inQuote: 2.45, .inEmbedded: 1.85, .inPullQuote: -0.14, .inRelated: -2.36,
            .inSharing: -1.79, .inComments: -8.41, .inPromotion: -0.60, .inAdvertising: -1.84, .inCredit: -2.80,
            .inTags: 0.49, .inWidget: -1.37, .inLegal: -4.49, .inPlayer: 0.70, .inHidden: -3.21,
            .inStandfirst: -1.29, .inContents: -1.62, .inBiography: 1.09, .inTitle: -0.88, .inByline: -5.96,
            .beforeHeadline: -2.51, .isHeadline: -4.90, .holdsHeadline: -0.19, .declared: 1.84, .undeclared: -0.67,
            .isDescription: -1.97,
        ])

    /// For a block and what stands around it.
    static let all = EvidenceWeights(
        bias: 0.79,
        [
            .oneWord: -0.68, .words2to4: -0.72, .words5to9: -0.77, .words10to19: -0.15, .words20to39: 0.70,
            .words40: 1.07, .words100: 1.21, .headingTop: 0.35, .headingLow: 0.46, .item: -0.31, .cell: 1.18,
            .division: -0.73, .quote: 0.08, .preformatted: -1.41, .endsShortWithoutMark: 0.17,
            .endsLongWithoutMark: -1.04, .endsWithColon: 0.44, .endsWithEllipsis: -1.47, .endsWithQuestion: 0.30,
            .endsWithComma: -0.12, .beginsLower: -0.67, .beginsWithDigit: 0.90, .manySentences: -0.63,
            .fewLinks: -0.17, .someLinks: -0.86, .manyLinks: -1.91, .onlyLinks: -1.79, .longLinks: -1.71,
            .strong: -1.01, .capitals: -1.30, .figures: -0.95, .holdsPhrase: -1.16, .hasCopyright: -0.29,
            .hasAddress: 0.62, .hasMail: -1.41, .hasBar: 0.68, .phrase: -1.43, .repeats: -1.04, .isRepeated: -0.19,
            .holdsOthers: -1.20, .isDateLine: -1.09, .isBylineLine: -1.07, .isNameLine: -0.54, .isCreditLine: 0.06,
            .isCounter: 0.38, .inArticle: 0.23, .inMain: 0.22, .inBody: 0.15, .inNavigation: -1.33, .inFooter: 0.13,
            .inHeader: -0.86, .inAside: -1.47, .inForm: -0.32, .inFigure: -0.69, .inCaption: -2.47, .inList: 1.10,
            .inTable: 1.15, .inQuote: 2.42, .inEmbedded: 1.96, .inPullQuote: 0.05, .inRelated: 2.97,
            .inSharing: 1.24, .inComments: -1.49, .inPromotion: 2.24, .inAdvertising: 0.76, .inCredit: -1.16,
            .inTags: 1.00, .inWidget: 0.69, .inLegal: 0.54, .inPlayer: 0.46, .inHidden: 0.02, .inStandfirst: 0.26,
            .inContents: -0.47, .inBiography: 1.48, .inTitle: 0.27, .inByline: -3.30, .beforeHeadline: -1.08,
            .isHeadline: -4.07, .holdsHeadline: -0.02, .declared: 1.20, .undeclared: -0.43, .isDescription: -0.81,
            .beforeRegion: -1.42, .behindRegion: -1.58, .farFromRegion: -0.14, .sameParent: 1.30,
            .sameGrandparent: 1.11, .sameShape: 0.96, .otherShape: -0.32, .parentOfLinks: -0.43,
            .parentOfProse: 0.03, .parentOfMuchProse: 0.48, .alone: -0.78, .beforeProse: 0.94, .amidProse: -0.20,
            .behindProse: -0.65, .behindProseByOne: 0.55, .behindProseByFew: 0.04, .behindProseByMany: -1.24,
            .nearProse: -0.12, .farFromProse: 0.77, .previousIsProse: 0.23, .nextIsProse: 0.24,
            .previousIsPhrase: -0.41, .nextIsPhrase: -0.02, .previousIsLinks: 0.28, .previousIsHeading: 0.46,
            .nextIsHeading: 0.49, .previousIsUnlikely: -0.56, .nextIsUnlikely: -0.35, .underPhraseHeading: -1.32,
            .underPhraseBehindProse: -0.35, .itemAmidProse: 0.77, .headingBeforeProse: 1.33,
            .headingBeforeNone: -0.52, .amidLikely: 0.75, .amidUnlikely: -0.67, .shortAmidProse: 0.24,
            .inStrangeClutter: -0.15, .inStrangePromotion: -3.33, .lacksBody: -2.24, .followsHeadline: -0.37,
        ])
}
