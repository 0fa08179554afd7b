public import Articles
public import Foundation

/// One who prints a text that others print, too, as far as it tells who printed it first.
public struct CopyMember: Sendable {
    public var id: Article.ID
    public var outlet: String
    /// The news agency that it credits.
    public var agency: String?
    public var published: NewsDate?
    public var firstSeen: Date
    /// How many words it has.
    public var length: Int

    public init(
        id: Article.ID, outlet: String, agency: String?, published: NewsDate?, firstSeen: Date, length: Int
    ) {
        self.id = id
        self.outlet = outlet
        self.agency = agency
        self.published = published
        self.firstSeen = firstSeen
        self.length = length
    }
}

/// Who of those that print one text printed it first, as far as can be told: the outlet that others credit as their
/// agency; else who published it first. Of those within an hour of the first it is who has most of it: a reprint is
/// cut, and clocks and feeds differ by that much.
/// - Returns: `nil` of none.
public func likelyOrigin(of members: [CopyMember]) -> Article.ID? {
    let credits = members.map { member in members.count { $0.credits(member) } }
    let most = credits.max() ?? 0
    let likely = most > 0 ? zip(members, credits).filter { $0.1 == most }.map(\.0) : members
    guard let first = likely.map(\.latestPublication).min() else { return nil }
    return likely.filter { $0.latestPublication <= first.addingTimeInterval(3600) }
        .min { left, right in
            if left.length != right.length { return left.length > right.length }
            if left.latestPublication != right.latestPublication {
                return left.latestPublication < right.latestPublication
            }
            return left.id < right.id
        }?.id
}

extension CopyMember {
    /// By its own word, where it gives one; a day without a time says only that it was on that day, before it was seen.
    fileprivate var latestPublication: Date {
        guard let published else { return firstSeen }
        let latest = published.second == nil ? published.instant.addingTimeInterval(86_399) : published.instant
        return min(latest, firstSeen)
    }

    /// Nobody credits an agency to itself.
    fileprivate func credits(_ other: CopyMember) -> Bool {
        guard let agency, outlet != other.outlet else { return false }
        let credit = Self.words(of: agency), name = Self.words(of: other.outlet)
        return Self.holds(credit, name) || Self.holds(name, credit)
    }

    private static func words(of name: String) -> [String] {
        Reconciliation.words(in: name.lowercased()).filter { $0.kind != .mark }.map(\.key)
    }

    /// Whether the one's words stand in the other, in a row: "Vestland Wire" in "Vestland Wire Norvik".
    private static func holds(_ words: [String], _ part: [String]) -> Bool {
        guard !part.isEmpty, part.count <= words.count else { return false }
        return (0...words.count - part.count).contains { words[$0..<$0 + part.count] == part[...] }
    }
}
