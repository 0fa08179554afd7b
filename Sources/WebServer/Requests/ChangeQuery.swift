import Articles
import Foundation
import Storage

/// Which part of the change log is asked for, as it stands in an address: the same on the page, in JSON, in feeds and
/// in the event stream.
struct ChangeQuery: Equatable, Sendable {
    var filter = ChangeFilter()
    /// Of outlets that have any of these; which do is asked of the store with each question, since its user may change it.
    var tags: Set<String> = []
    /// Days or instants between which the changes lie.
    var from: NewsDate?
    var until: NewsDate?
    /// Only older ones than this.
    var before: ChangeCursor?
    var limit = 50

    private static let mostAtOnce: Int64 = 200
    private static let longestWords = 200

    init() {}

    init(_ query: QueryItems) throws(Refusal) {
        filter.types = try Self.known(query, "type", ChangeType.self)
        filter.kinds = try Self.known(query, "kind", ChangeKind.self)
        filter.outlets = Set(query.all("outlet"))
        tags = Set(query.all("tag"))
        filter.stories = try Self.stories(query)
        filter.words = try Self.words(query)
        filter.leastWords = Int(try query.number("least", in: 0...1_000_000) ?? 0)
        filter.isSilent = try Self.flag(query, "silent")
        from = try Self.date(query, "from")
        until = try Self.date(query, "until")
        before = try query.number("before", in: 1...Int64.max).map { ChangeCursor(rawValue: $0) }
        limit = Int(try query.number("limit", in: 1...Self.mostAtOnce) ?? 50)
    }

    private static func known<Value: RawRepresentable<String> & CaseIterable & Hashable>(
        _ query: QueryItems, _ name: String, _: Value.Type
    ) throws(Refusal) -> Set<Value> {
        var values: Set<Value> = []
        for text in query.all(name) {
            guard let value = Value(rawValue: text) else {
                let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
                throw .bad("\(name): found “\(text)”, expected one of \(known).")
            }
            values.insert(value)
        }
        return values
    }

    private static func stories(_ query: QueryItems) throws(Refusal) -> Set<Story.ID> {
        var stories: Set<Story.ID> = []
        for text in query.all("story") {
            guard let number = Int64(text), number > 0 else {
                throw .bad("story: found “\(text)”, expected a story's number.")
            }
            stories.insert(Story.ID(rawValue: number))
        }
        return stories
    }

    private static func words(_ query: QueryItems) throws(Refusal) -> String? {
        guard let words = try query.one("words") else { return nil }
        guard words.count <= longestWords else {
            throw .bad("words: found \(words.count) characters, expected at most \(longestWords).")
        }
        return words
    }

    private static func flag(_ query: QueryItems, _ name: String) throws(Refusal) -> Bool? {
        switch try query.one(name) {
        case nil: nil
        case "yes": true
        case "no": false
        case let text?: throw .bad("\(name): found “\(text)”, expected yes or no.")
        }
    }

    private static func date(_ query: QueryItems, _ name: String) throws(Refusal) -> NewsDate? {
        guard let text = try query.one(name) else { return nil }
        if let date = NewsDate(text) { return date }
        throw .bad("\(name): found “\(text)”, expected a day or an instant, as in 2026-03-05 or 2026-03-05T18:00:00Z.")
    }

    // MARK: Writing

    /// As it stands in an address, in a fixed order; without the place in the log.
    var items: QueryItems {
        var items: [QueryItems.Item] = []
        func add(_ name: String, _ value: String?) {
            if let value { items.append(QueryItems.Item(name: name, value: value)) }
        }
        for type in ChangeType.allCases where filter.types.contains(type) { add("type", type.rawValue) }
        for kind in ChangeKind.allCases where filter.kinds.contains(kind) { add("kind", kind.rawValue) }
        for outlet in filter.outlets.sorted() { add("outlet", outlet) }
        for tag in tags.sorted() { add("tag", tag) }
        for story in filter.stories.sorted() { add("story", story.description) }
        add("words", filter.words)
        add("least", filter.leastWords > 0 ? String(filter.leastWords) : nil)
        add("silent", filter.isSilent.map { $0 ? "yes" : "no" })
        add("from", from?.description)
        add("until", until?.description)
        add("limit", limit == 50 ? nil : String(limit))
        return QueryItems(items)
    }

    // MARK: Asking

    /// The newest changes first.
    func page(of store: ArticleStore, after: ChangeCursor = ChangeCursor(rawValue: 0)) throws -> ChangePage {
        var after = after, before = before
        if let from { after = max(after, try store.cursor(before: from.instant)) }
        if let until {
            let end = try store.cursor(
                before: until.second == nil ? until.instant.addingTimeInterval(86_400) : until.instant)
            before = min(before ?? ChangeCursor(rawValue: .max), ChangeCursor(rawValue: end.rawValue + 1))
        }
        return try store.changes(before: before, after: after, matching: try passing(in: store), limit: limit)
    }

    /// The filter, with the outlets that have the tags at the moment.
    private func passing(in store: ArticleStore) throws -> ChangeFilter {
        var passing = filter
        if !tags.isEmpty { passing.taggedOutlets = try store.outlets(tagged: tags) }
        return passing
    }

    /// What to say where a tag is asked for that no source has; `nil` where each has a source.
    func note(in store: ArticleStore) throws -> String? {
        let unknown = try store.unknownTags(among: tags)
        guard !unknown.isEmpty else { return nil }
        return "No source has the tag \(unknown.map { "“\($0)”" }.joined(separator: " or "))."
    }

    /// The changes after a cursor, oldest first. Those of other times are left out of what was found, so that there may be
    /// fewer than were asked for, or none, before the log's end.
    func changes(of store: ArticleStore, after cursor: ChangeCursor) throws -> LogStretch {
        var stretch = try store.changes(after: cursor, matching: try passing(in: store), limit: limit)
        stretch.changes = stretch.changes.filter(isInTime)
        return stretch
    }

    /// Whether a change is asked for that is told as it comes, with its outlet's tags.
    func matches(_ told: ChangeHub.ToldChange) -> Bool {
        guard tags.isEmpty || !tags.isDisjoint(with: told.tags) else { return false }
        return isInTime(told.change) && filter.matches(told.change)
    }

    private func isInTime(_ change: Change) -> Bool {
        if let from, change.time < from.instant { return false }
        if let until {
            let end = until.second == nil ? until.instant.addingTimeInterval(86_400) : until.instant
            if change.time >= end { return false }
        }
        return true
    }
}
