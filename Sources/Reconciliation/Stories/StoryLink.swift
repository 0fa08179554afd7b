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

    /// - Parameter recent: how many articles came in the last three days.
    /// - Returns: `nil` where there is too little in common to say.
    static func odds(_ one: WeighedArticle, _ other: WeighedArticle, recent: Int) -> Float? {
        var shared = Shared()
        var left = 0, right = 0
        while left < one.weights.count, right < other.weights.count {
            let (mine, theirs) = (one.weights[left], other.weights[right])
            if mine.hash == theirs.hash { shared.add(mine, theirs) }
            if mine.hash <= theirs.hash { left += 1 }
            if theirs.hash <= mine.hash { right += 1 }
        }
        // Figures alone say nothing: two texts in different scripts have them in common, if anything.
        guard shared.body >= leastCosine, shared.hasWords else { return nil }
        let first = one.titleSum > 0 ? shared.titleOfOne / one.titleSum : 0
        let second = other.titleSum > 0 ? shared.titleOfOther / other.titleSum : 0
        // A script without capital letters tells no names; what is rare stands for them.
        let names = one.hasCase && other.hasCase ? shared.name : shared.body
        // What comes at the same time with dates far apart, as on a first visit, is what newsrooms show today.
        let apart = abs(one.day - other.day) + longestBacklog
        let gap = Float(min(abs(one.published - other.published), apart))
        let evidence = body * shared.body + title * shared.title + lead * shared.lead + Self.names * names
        return evidence + numbers * shared.number + lesserTitle * min(first, second)
            + greaterTitle * max(first, second) + days * gap + crowd * Logarithm.of(max(1, recent), plus: 0) + base
    }

    private struct Shared {
        var body: Float = 0, title: Float = 0, lead: Float = 0, name: Float = 0, number: Float = 0
        var titleOfOne: Float = 0, titleOfOther: Float = 0
        var hasWords = false

        mutating func add(_ one: WeighedArticle.Weight, _ other: WeighedArticle.Weight) {
            body += one.body * other.body
            title += one.title * other.title
            lead += one.lead * other.lead
            name += one.name * other.name
            number += one.number1 * other.number1
            if !one.isNumber { hasWords = true }
            if one.title > 0 { titleOfOne += one.idf }
            if other.title > 0 { titleOfOther += other.idf }
        }
    }
}
