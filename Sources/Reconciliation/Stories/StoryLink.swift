import Foundation

/// The evidence that two articles report one event, weighed: the logarithm of the odds that they do.
///
/// The weights are a logistic regression's on the pairs of two sets of news, of which people said which articles
/// report one event (AllSides' headlines, ECB+), both of the same weight in it. They were made before common words
/// weighed in (`CommonWords`); with these `Tests/Benchmarks/weigh_stories.py` finds others nearby that do no better.
enum StoryLink {
    private static let body: Float = 12.8
    private static let title: Float = 1.5
    private static let lead: Float = 2.3
    private static let names: Float = 2.8
    private static let numbers: Float = 1.7
    /// How much of the one headline is said by the other article, and the other way: the lesser and the greater share.
    private static let lesserTitle: Float = 1.85
    private static let greaterTitle: Float = 1.15
    private static let days: Float = -0.84
    /// By the logarithm of how many articles came in three days: of many, more are alike by chance.
    private static let crowd: Float = -0.29
    private static let base: Float = -3.7

    /// Articles whose words have less than this in common are not weighed.
    static let leastCosine: Float = 0.03
    /// Days after which two articles are not put together by themselves.
    static let longestGap = 4.0
    /// Days by which an article's own date counts at most, beyond when it came.
    private static let longestBacklog = 2.0

    /// - Parameters:
    ///   - shared: what the other has in common with the arrival.
    ///   - recent: how many articles came in the last three days.
    /// - Returns: `nil` where there is too little in common to say.
    static func odds(
        _ arrival: StoryArticle, _ other: StoryArticle, _ shared: StoryComparison.Shared, recent: Int
    ) -> Float? {
        // Figures alone say nothing: two texts in different scripts have them in common, if anything.
        guard shared.body >= leastCosine, shared.hasWords else { return nil }
        let (first, second) = (shared.titleOfOther, shared.titleOfArrival)
        // A script without capital letters tells no names; what is rare stands for them.
        let names = arrival.hasCase && other.hasCase ? shared.name : shared.body
        // What comes at the same time with dates far apart, as on a first visit, is what newsrooms show today.
        let apart = abs(arrival.day - other.day) + longestBacklog
        let gap = Float(min(abs(arrival.published - other.published), apart))
        let evidence = body * shared.body + title * shared.title + lead * shared.lead + Self.names * names
        return evidence + numbers * shared.number + lesserTitle * min(first, second)
            + greaterTitle * max(first, second) + days * gap + crowd * Logarithm.of(max(1, recent), plus: 0) + base
    }
}
