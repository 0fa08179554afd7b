public import Articles
import Foundation
import GRDB

/// Changes, newest first, and where the log goes on before them.
public struct ChangePage: Sendable {
    public var changes: [Change]
    /// Whoever goes on reads before this change; `nil` where the log begins here.
    public var before: ChangeCursor?
    /// The log's last change when this was read, whether it is among these or not: who follows goes on after it.
    public var last: ChangeCursor
    /// Whether there are fewer than were asked for since enough of the log was looked through, not since it begins here.
    public var isUnfinished: Bool
}

/// A part of the log that was looked through, oldest first.
public struct LogStretch: Sendable {
    public var changes: [Change]
    /// Whoever goes on reads after this change: the last that was looked at, whether it passed or not.
    public var next: ChangeCursor
    /// Whether the log has nothing behind it so far.
    public var isAtEnd: Bool
}

extension ArticleStore {
    /// Numbers of the log that are looked through for one page: SQLite tells of as many within twenty milliseconds
    /// whether they pass a filter.
    public static let mostLookedThrough: Int64 = 10_000

    /// The number of the last change; 0 for an empty log.
    public func lastCursor() throws(StoreError) -> ChangeCursor {
        try read { db in
            ChangeCursor(rawValue: try db.value("SELECT max(seq) FROM change", []) ?? 0)
        }
    }

    /// The changes after a cursor that a filter lets through, oldest first.
    /// - Parameter reach: how many numbers of the log are looked through at most, so that a filter that nothing passes
    ///   costs no more.
    public func changes(
        after cursor: ChangeCursor, matching filter: ChangeFilter, limit: Int, reach: Int64 = mostLookedThrough
    ) throws(StoreError) -> LogStretch {
        try read { db in
            let last: Int64 = try db.value("SELECT max(seq) FROM change", []) ?? 0
            guard cursor.rawValue < last else { return LogStretch(changes: [], next: cursor, isAtEnd: true) }
            let top = min(last, cursor.rawValue + reach)
            let conditions = LogConditions(filter, readsInOrder: true)
            let rows = try Row.fetchCursor(
                db, sql: "SELECT * FROM change WHERE seq > ? AND seq <= ?\(conditions.sql) ORDER BY seq",
                arguments: [cursor.rawValue, top] + conditions.arguments)
            var (changes, next, looked) = ([Change](), top, 0)
            while let row = try rows.next() {
                if let change = Self.change(row), filter.matches(change) { changes.append(change) }
                looked += 1
                guard changes.count < limit, filter.words == nil || looked < Self.mostDecoded else {
                    next = row["seq"]
                    break
                }
            }
            return LogStretch(changes: changes, next: ChangeCursor(rawValue: next), isAtEnd: next >= last)
        }
    }

    /// The changes that a filter lets through, newest first. Those of outlets, as long as these are not very many, and
    /// of stories are found however far back they are.
    /// - Parameters:
    ///   - before: only older ones than this.
    ///   - after: only newer ones than this.
    ///   - reach: how many numbers of the log are looked through at most, so that any other filter that nothing passes
    ///     costs no more.
    public func changes(
        before: ChangeCursor?, after: ChangeCursor = ChangeCursor(rawValue: 0), matching filter: ChangeFilter,
        limit: Int, reach: Int64 = mostLookedThrough
    ) throws(StoreError) -> ChangePage {
        try read { db in
            let last: Int64 = try db.value("SELECT max(seq) FROM change", []) ?? 0
            let top = min(before?.rawValue ?? Int64.max, last + 1)
            // Whoever names a number beyond the end has read all there is.
            let floor = min(after.rawValue, last)
            let bottom = LogConditions.isIndexed(filter) ? floor : max(floor, top - reach - 1)
            var lines = try LogLines(db, filter, above: bottom, below: top)
            var changes: [Change] = []
            var end = bottom + 1
            var looked = 0
            while let row = try lines.next() {
                if let change = Self.change(row), filter.matches(change) { changes.append(change) }
                looked += 1
                guard changes.count < limit, filter.words == nil || looked < Self.mostDecoded else {
                    end = row["seq"]
                    break
                }
            }
            let goesOn = end > 1 + floor
            return ChangePage(
                changes: changes, before: goesOn ? ChangeCursor(rawValue: end) : nil,
                last: ChangeCursor(rawValue: last), isUnfinished: goesOn && changes.count < limit)
        }
    }

    /// Words are looked for in what a line says, which only a decoder can tell: so many at once take a moment.
    private static let mostDecoded = 2000
}

/// The lines of a part of the log, newest first, that pass what SQLite can tell of a filter by itself: it reads a line in
/// a tenth of the time that a decoder takes.
///
/// Of several outlets or stories each is read by itself, since an index has only one's lines in their order; the newest
/// of them comes next.
private struct LogLines {
    private let cursors: [RowCursor]
    private var heads: [Row?]
    /// The cursor whose line was given out; a cursor has one row, which the next one overwrites.
    private var taken: Int?

    init(_ db: Database, _ filter: ChangeFilter, above bottom: Int64, below top: Int64) throws {
        let common = LogConditions(filter)
        cursors = try LogConditions.parts(of: filter).map { part in
            try Row.fetchCursor(
                db,
                sql: "SELECT * FROM change WHERE seq < ? AND seq > ?\(part.sql)\(common.sql) ORDER BY seq DESC",
                arguments: [top, bottom] + part.arguments + common.arguments)
        }
        heads = try cursors.map { try $0.next() }
    }

    mutating func next() throws -> Row? {
        if let taken { heads[taken] = try cursors[taken].next() }
        taken = nil
        var newest: Int64 = 0
        for (index, head) in heads.enumerated() {
            guard let seq = head?["seq"] as Int64?, seq > newest else { continue }
            newest = seq
            taken = index
        }
        return taken.flatMap { heads[$0] }
    }
}

/// What of a filter SQLite can tell, as it stands behind other conditions.
private struct LogConditions {
    private(set) var sql = ""
    private(set) var arguments = StatementArguments()

    // As the indexes have them, letter by letter.
    private static let outlet = "coalesce(json_extract(data, '$.article.outlet'), json_extract(data, '$.source.name'))"
    private static let story = "json_extract(data, '$.story')"

    /// Each of these is read by itself. Of more, which only a tag can stand for, there is something on every page of the
    /// log.
    private static let mostOutlets = 100

    /// Whether an index leads to the lines, so that those between them cost nothing.
    static func isIndexed(_ filter: ChangeFilter) -> Bool {
        !filter.stories.isEmpty || (filter.passingOutlets.map { $0.count <= mostOutlets } ?? false)
    }

    /// What each outlet or story, whose lines an index has, is to meet; one without a condition where the log is read as
    /// it stands, and none where nothing can pass.
    static func parts(of filter: ChangeFilter) -> [LogConditions] {
        guard isIndexed(filter) else { return [LogConditions()] }
        if !filter.stories.isEmpty {
            return filter.stories.map { story in LogConditions("\(Self.story) = ??", [story.rawValue]) }
        }
        return (filter.passingOutlets ?? []).map { outlet in LogConditions("\(Self.outlet) = ??", [outlet]) }
    }

    private init() {}

    private init(_ condition: String, _ values: [some DatabaseValueConvertible]) {
        add(condition, values)
    }

    /// All but what `parts` has.
    /// - Parameter readsInOrder: whether the log is read as it stands, and there are no parts.
    init(_ filter: ChangeFilter, readsInOrder: Bool = false) {
        // By the index: a story's lines are few enough to be put in order.
        if readsInOrder, !filter.stories.isEmpty { add("\(Self.story) IN (??)", filter.stories.map(\.rawValue)) }
        if !filter.types.isEmpty { add("type IN (??)", filter.types.map(\.rawValue)) }
        // Of no others are these known, and a type is read without the JSON behind it.
        if !filter.kinds.isEmpty || filter.isSilent == true { add("type = ??", [ChangeType.articleRevised.rawValue]) }
        // Without an index, which the lines are not read in the order of.
        let isOfOutlets = !readsInOrder && Self.isIndexed(filter) && filter.stories.isEmpty
        if let outlets = filter.passingOutlets, !isOfOutlets {
            add("+\(Self.outlet) IN (SELECT value FROM json_each(??))", [ArticleStore.list(outlets)])
        }
        if !filter.kinds.isEmpty {
            add(
                "EXISTS (SELECT 1 FROM json_each(data, '$.kinds') WHERE value IN (??))", filter.kinds.map(\.rawValue))
        }
        if let isSilent = filter.isSilent { add("coalesce(json_extract(data, '$.silent'), 0) = ??", [isSilent]) }
        if filter.leastWords > 0 {
            add(
                """
                coalesce(json_extract(data, '$.words.added'), 0) + coalesce(json_extract(data, '$.words.removed'), 0) >= ??
                """, [filter.leastWords])
        }
    }

    private mutating func add(_ condition: String, _ values: [some DatabaseValueConvertible]) {
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        sql += " AND " + condition.replacing("??", with: marks)
        arguments += StatementArguments(values)
    }
}
