import Foundation

/// Copies and stories of articles as they come, without a store: what `dateline group` tells.
///
/// Articles are numbered as they come, from 0. Texts are asked for as they are needed, so that memory grows by a few
/// dozen bytes an article.
public struct ArticleGroups {
    private var copies = CopyIndex()
    private var stories = StoryIndex()
    /// For each article the first one of its group, `nil` for one alone.
    public private(set) var copyGroups: [Int?] = []
    private var members: [Int: [Int]] = [:]
    private var storyNumbers: [Int64?] = []
    /// Stories that turned out to be others.
    private var heirs: [Int64: Int64] = [:]

    public init() {}

    /// For each article the number of its story, `nil` for one alone. Copies are of one story.
    public var storiesOfArticles: [Int64?] {
        copyGroups.indices.map { index in storyNumbers[copyGroups[index] ?? index].map(heir(of:)) }
    }

    /// - Parameters:
    ///   - day: days since 1970, when it was published.
    ///   - reading: headline and text of an article that came before.
    public mutating func add(
        title: String, text: String, day: Double, reading: (Int) throws -> (title: String, text: String)
    ) throws {
        let index = copyGroups.count
        copyGroups.append(nil)
        storyNumbers.append(nil)
        let printed = { (other: Int64) throws -> PrintedText? in
            let (title, text) = try reading(Int(other))
            return PrintedText(title: title, text: text)
        }
        let finding = try copies.add(
            PrintedText(title: title, text: text), as: Int64(index), day: day, reading: printed)
        if !finding.template.isEmpty { try regroup(finding.misled.map(Int.init), on: day, reading, printed) }
        if let best = finding.bearers.first, best.kinship == .copy {
            join(index, Int(best.id))
        } else {
            tell(StoryTerms(title: title, text: text), of: index, on: day)
        }
    }

    private func heir(of story: Int64) -> Int64 {
        var story = story
        while let next = heirs[story] { story = next }
        return story
    }

    private mutating func join(_ index: Int, _ other: Int) {
        let group = copyGroups[other] ?? other
        if copyGroups[group] == nil { members[group] = [group] }
        copyGroups[group] = group
        copyGroups[index] = group
        members[group, default: []].append(index)
    }

    private mutating func tell(_ terms: StoryTerms, of index: Int, on day: Double) {
        let outcome = stories.add(terms, as: Int64(index), day: day, published: day)
        for (from, to) in outcome.merged { heirs[from] = to }
        for move in outcome.moves { storyNumbers[Int(move.article)] = move.to }
    }

    /// What a template brought together is looked at again without it.
    private mutating func regroup(
        _ misled: [Int], on day: Double, _ reading: (Int) throws -> (title: String, text: String),
        _ printed: (Int64) throws -> PrintedText?
    ) throws {
        for group in Set(misled.compactMap { copyGroups[$0] }).sorted() {
            let group = (members.removeValue(forKey: group) ?? []).sorted()
            for index in group { copyGroups[index] = nil }
            let originals = copies.originals(among: try group.compactMap { try printed(Int64($0)) })
            for (index, original) in zip(group, originals) {
                if let original {
                    join(index, group[original])
                } else if index != group.first {
                    let (title, text) = try reading(index)
                    tell(StoryTerms(title: title, text: text), of: index, on: day)
                }
            }
        }
    }
}
