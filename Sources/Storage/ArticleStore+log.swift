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
    /// Numbers of the log that are looked through for one page: their outlines are some hundred places of the disk.
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
            let rows = try LogConditions(filter).linesInOrder(db, above: cursor.rawValue, below: top + 1)
            let search = LineSearch(filter.words)
            var (changes, next, looked) = ([Change](), top, 0)
            while let row = try rows.next() {
                if let change = try search.change(row), filter.matches(change) { changes.append(change) }
                looked += 1
                guard changes.count < limit, filter.words == nil || looked < Self.mostRead else {
                    next = row["seq"]
                    break
                }
            }
            return LogStretch(changes: changes, next: ChangeCursor(rawValue: next), isAtEnd: next >= last)
        }
    }

    /// The changes that a filter lets through, newest first. Those of outlets, as long as these are not very many, and
    /// of stories are found however far back they are, if nothing else is asked for.
    /// - Parameters:
    ///   - before: only older ones than this.
    ///   - after: only newer ones than this.
    ///   - reach: how many numbers of the log, or lines of each outlet or story, are looked through at most, so that any
    ///     other filter that nothing passes costs no more.
    public func changes(
        before: ChangeCursor?, after: ChangeCursor = ChangeCursor(rawValue: 0), matching filter: ChangeFilter,
        limit: Int, reach: Int64 = mostLookedThrough
    ) throws(StoreError) -> ChangePage {
        try read { db in
            let last: Int64 = try db.value("SELECT max(seq) FROM change", []) ?? 0
            let top = min(before?.rawValue ?? Int64.max, last + 1)
            // Whoever names a number beyond the end has read all there is.
            let floor = min(after.rawValue, last)
            var lines = try LogLines(db, filter, above: floor, below: top, reach: reach)
            let search = LineSearch(filter.words)
            var changes: [Change] = []
            var looked = 0
            var stop: Int64?
            while let row = try lines.next() {
                if let change = try search.change(row), filter.matches(change) { changes.append(change) }
                looked += 1
                guard changes.count < limit, filter.words == nil || looked < Self.mostRead else {
                    stop = row["seq"]
                    break
                }
            }
            let end = stop ?? lines.bottom + 1
            let goesOn = end > 1 + floor
            return ChangePage(
                changes: changes, before: goesOn ? ChangeCursor(rawValue: end) : nil,
                last: ChangeCursor(rawValue: last), isUnfinished: goesOn && changes.count < limit)
        }
    }

    /// Words are looked for in the lines themselves: so many are two hundred places of the disk.
    private static let mostRead = 2000
}
