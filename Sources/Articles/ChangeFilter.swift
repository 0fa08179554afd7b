import Foundation

/// Which changes somebody wants to hear of. What is empty or `nil` lets all through; what is not has to be met, all of
/// it. The same for `tail`, for sinks and for pages.
public struct ChangeFilter: Hashable, Sendable {
    public var types: Set<ChangeType> = []
    /// Revisions of any of these kinds; other changes have none.
    public var kinds: Set<ChangeKind> = []
    public var outlets: Set<String> = []
    /// The outlets that have a tag that is asked for: which these are, only a store knows. `nil` where no tag is asked
    /// for; empty, it lets nothing through.
    public var taggedOutlets: Set<String>?
    public var stories: Set<Story.ID> = []
    /// In the headline, now or before, the address or the summary, whatever the case.
    public var words: String?
    /// Words added and removed, together.
    public var leastWords = 0
    public var isSilent: Bool?

    public init() {}

    public func matches(_ change: Change) -> Bool {
        let data = change.data
        if !types.isEmpty, !types.contains(change.type) { return false }
        if !kinds.isEmpty, kinds.isDisjoint(with: data.kinds ?? []) { return false }
        if !outlets.isEmpty, !outlets.contains(data.outlet ?? "") { return false }
        if let taggedOutlets, !taggedOutlets.contains(data.outlet ?? "") { return false }
        if !stories.isEmpty, !(data.story.map(stories.contains) ?? false) { return false }
        if let isSilent, data.silent ?? false != isSilent { return false }
        if leastWords > 0, (data.words?.added ?? 0) + (data.words?.removed ?? 0) < leastWords { return false }
        return matchesWords(data)
    }

    /// The outlets that pass; `nil` for all.
    public var passingOutlets: Set<String>? {
        guard let taggedOutlets else { return outlets.isEmpty ? nil : outlets }
        return outlets.isEmpty ? taggedOutlets : taggedOutlets.intersection(outlets)
    }

    private func matchesWords(_ data: ChangeData) -> Bool {
        guard let words = words.map(Self.folded) else { return true }
        return [
            data.article?.title, data.article?.url.text, data.summary, data.headline?.before, data.source?.url.text,
        ]
        .contains { $0.map(Self.folded)?.contains(words) ?? false }
    }

    /// In lower case, and with one sigma: Greek has another at the end of a word.
    private static func folded(_ text: String) -> String { text.lowercased().replacing("ς", with: "σ") }
}
