public import Foundation

/// How often articles are edited, as far as looks at them have shown: of one article, or of all of an outlet's.
///
/// Edits crowd together soon after the last change and thin out as a power law does, so time is counted by its
/// logarithm: in that time they come about evenly, and "so many edits for so long a watch" is a rate. Several edits
/// between two looks are seen as one; that is made good in the manner of Cho and Garcia-Molina ("Estimating Frequency
/// of Change", ACM TOIT 3(3), 2003), by counting for each the number that is to be expected where there was at least
/// one.
public struct EditRate: Equatable, Sendable {
    public private(set) var edits: Double
    /// The watch, in logarithmic time since the last change.
    public private(set) var watched: Double

    public init(edits: Double = 0, watched: Double = 0) {
        self.edits = edits
        self.watched = watched
    }

    /// A unit of logarithmic time begins here: what happens within the first hour is one.
    static let beginning: TimeInterval = 3600

    /// What is assumed of an outlet of which nothing is known: that it edits, most of its articles once in a month. Too
    /// much rather than too little, since what is not looked at is never learned.
    static let usual = EditRate(edits: 0.12, watched: 1)

    /// How much watching it takes until an outlet's own edits say as much as what is usual, and an article's as much as
    /// its outlet's: about four articles' first day, and one article's first week.
    private static let weightOfUsual = 12.0
    private static let weightOfOutlet = 6.0

    public static func + (left: Self, right: Self) -> Self {
        Self(edits: left.edits + right.edits, watched: left.watched + right.watched)
    }

    /// What one look adds.
    /// - Parameters:
    ///   - lastChanged: the last change before this look.
    ///   - lastChecked: the look before this one.
    ///   - expected: the rate as it was taken to be.
    public static func look(
        at now: Date, lastChanged: Date, lastChecked: Date, foundEdit: Bool, expected: Double
    ) -> EditRate {
        let from = logarithmic(lastChecked.timeIntervalSince(lastChanged))
        let to = logarithmic(now.timeIntervalSince(lastChanged))
        let watched = max(0, to - from)
        guard foundEdit else { return EditRate(edits: 0, watched: watched) }
        let mean = expected * watched
        return EditRate(edits: mean > 1e-6 ? mean / (1 - exp(-mean)) : 1, watched: watched)
    }

    private static func logarithmic(_ age: TimeInterval) -> Double { log(1 + max(0, age) / beginning) }

    /// Edits to be expected in a unit of logarithmic time, of an article of an outlet.
    public static func expected(of article: EditRate, at outlet: EditRate) -> Double {
        let common =
            (outlet.edits + weightOfUsual * usual.edits) / (outlet.watched + weightOfUsual * usual.watched)
        return (article.edits + weightOfOutlet * common) / (article.watched + weightOfOutlet)
    }
}
