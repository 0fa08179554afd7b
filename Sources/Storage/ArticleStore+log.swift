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
}

extension ArticleStore {
    /// The number of the last change; 0 for an empty log.
    public func lastCursor() throws(StoreError) -> ChangeCursor {
        try read { db in
            ChangeCursor(rawValue: try db.value("SELECT max(seq) FROM change", []) ?? 0)
        }
    }

    /// The changes that a filter lets through, newest first.
    /// - Parameters:
    ///   - before: only older ones than this.
    ///   - after: only newer ones than this.
    ///   - reach: how many numbers of the log are looked through at most, so that a filter that nothing passes costs no more.
    public func changes(
        before: ChangeCursor?, after: ChangeCursor = ChangeCursor(rawValue: 0), matching filter: ChangeFilter,
        limit: Int, reach: Int64 = 50_000
    ) throws(StoreError) -> ChangePage {
        try read { db in
            let last: Int64 = try db.value("SELECT max(seq) FROM change", []) ?? 0
            let top = min(before?.rawValue ?? Int64.max, last + 1)
            // Whoever names a number beyond the end has read all there is.
            let floor = min(after.rawValue, last)
            let bottom = max(floor, top - reach - 1)
            let (conditions, arguments) = Self.conditions(of: filter)
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT * FROM change WHERE seq < ? AND seq > ? \(conditions) ORDER BY seq DESC",
                arguments: [top, bottom] + arguments)
            var changes: [Change] = []
            while changes.count < limit, let row = try rows.next() {
                if let change = Self.change(row), filter.matches(change) { changes.append(change) }
            }
            let isCut = changes.count == limit
            let end = isCut ? changes.last?.cursor.rawValue ?? top : bottom + 1
            return ChangePage(
                changes: changes, before: end > 1 + floor ? ChangeCursor(rawValue: end) : nil,
                last: ChangeCursor(rawValue: last))
        }
    }

    /// What of a filter SQLite can tell by itself: it reads a line of the log in a tenth of the time that a decoder takes.
    private static func conditions(of filter: ChangeFilter) -> (sql: String, arguments: StatementArguments) {
        var sql = ""
        var arguments = StatementArguments()
        func add(_ condition: String, _ values: [some DatabaseValueConvertible]) {
            let marks = values.map { _ in "?" }.joined(separator: ", ")
            sql += " AND " + condition.replacing("??", with: marks)
            arguments += StatementArguments(values)
        }
        if !filter.types.isEmpty { add("type IN (??)", filter.types.map(\.rawValue)) }
        if !filter.outlets.isEmpty {
            add(
                "coalesce(json_extract(data, '$.article.outlet'), json_extract(data, '$.source.name')) IN (??)",
                Array(filter.outlets))
        }
        if !filter.stories.isEmpty { add("json_extract(data, '$.story') IN (??)", filter.stories.map(\.rawValue)) }
        if !filter.kinds.isEmpty {
            add(
                "EXISTS (SELECT 1 FROM json_each(data, '$.kinds') WHERE value IN (??))", filter.kinds.map(\.rawValue))
        }
        if let isSilent = filter.isSilent { add("coalesce(json_extract(data, '$.silent'), 0) = ??", [isSilent]) }
        return (sql, arguments)
    }
}
