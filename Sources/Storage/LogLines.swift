import Articles
import GRDB

/// The lines of a part of the log, newest first, that pass what outlines tell of a filter, so that only those are
/// decoded.
///
/// Of several outlets or stories each is read by itself, since an index has only one's lines in their order; the newest
/// of them comes next. So many lines are looked through at most, shared among them, or, where no index leads to them,
/// so many numbers of the log.
struct LogLines {
    /// All above this number was looked through, once there are no more lines.
    private(set) var bottom: Int64
    private var parts: [LogPart]
    /// The part whose line was given out; a cursor has one row, which the next one overwrites.
    private var taken: Int?

    init(_ db: Database, _ filter: ChangeFilter, above floor: Int64, below top: Int64, reach: Int64) throws {
        let places = LogConditions.places(of: filter)
        bottom = places.isEmpty ? max(floor, top - reach - 1) : floor
        let others = LogConditions(filter, without: places)
        parts = try (places.isEmpty ? [LogConditions()] : places).map { [bottom] place in
            try LogPart(
                db, place, others, above: bottom, below: top,
                atMost: places.isEmpty || others.isEmpty ? nil : max(reach / Int64(places.count), min(reach, 300)))
        }
        for index in parts.indices { try advance(index) }
    }

    mutating func next() throws -> Row? {
        if let taken { try advance(taken) }
        taken = parts.indices.max { parts[$0].seq < parts[$1].seq }.flatMap { parts[$0].seq > bottom ? $0 : nil }
        return taken.flatMap { parts[$0].head }
    }

    private mutating func advance(_ index: Int) throws {
        if try !parts[index].advance() { bottom = max(bottom, try parts[index].end()) }
    }
}

/// The lines of one outlet or story, or of all, newest first.
private struct LogPart {
    private(set) var head: Row?
    private let db: Database, place: LogConditions, bottom: Int64, top: Int64, most: Int64?
    private let lines: RowCursor

    init(
        _ db: Database, _ place: LogConditions, _ others: LogConditions, above bottom: Int64, below top: Int64,
        atMost most: Int64?
    ) throws {
        (self.db, self.place, self.bottom, self.top, self.most) = (db, place, bottom, top, most)
        lines = try place.lines(db, and: others, above: bottom, below: top, atMost: most)
    }

    /// The number of the line at hand; 0 where there is none.
    var seq: Int64 { head?["seq"] ?? 0 }

    mutating func advance() throws -> Bool {
        head = try lines.next()
        return head != nil
    }

    /// The first line that was not looked at; 0 where all were.
    func end() throws -> Int64 {
        guard let most else { return 0 }
        return try db.value(
            "SELECT seq FROM changeOutline outline WHERE seq < ? AND seq > ?\(place.sql) ORDER BY seq DESC LIMIT 1 OFFSET ?",
            [top, bottom] + place.bindings + [most]) ?? 0
    }
}

/// What outlines tell of a filter, as it stands behind other conditions.
struct LogConditions {
    private(set) var sql = ""
    private(set) var bindings: Bindings = []

    var isEmpty: Bool { sql.isEmpty }

    /// Each of these is read by itself. Of more, which only a tag can stand for, there is something on every page of the
    /// log.
    private static let mostOutlets = 100

    /// Each outlet or story whose lines an index leads to, so that those between them cost nothing; none where the log is
    /// read as it stands.
    static func places(of filter: ChangeFilter) -> [LogConditions] {
        if !filter.stories.isEmpty { return filter.stories.map { LogConditions("outline.story = ??", [$0.rawValue]) } }
        guard let outlets = filter.passingOutlets, outlets.count <= mostOutlets else { return [] }
        return outlets.isEmpty
            ? [LogConditions("false", [])] : outlets.map { LogConditions("outline.outlet = ??", [$0]) }
    }

    init() {}

    private init(_ condition: String, _ values: Bindings) {
        add(condition, values)
    }

    /// All of a filter, but what its places have.
    init(_ filter: ChangeFilter, without places: [LogConditions] = []) {
        if places.isEmpty, !filter.stories.isEmpty { add("outline.story IN (??)", filter.stories.map(\.rawValue)) }
        if let outlets = filter.passingOutlets, places.isEmpty || !filter.stories.isEmpty {
            add("+outline.outlet IN (SELECT value FROM json_each(??))", [ArticleStore.list(outlets)])
        }
        if !filter.types.isEmpty { add("outline.type IN (??)", filter.types.map(ChangeOutline.number)) }
        if !filter.kinds.isEmpty { add("outline.kinds & ?? <> 0", [ChangeOutline.bits(of: filter.kinds)]) }
        if let isSilent = filter.isSilent { add("outline.silent = ??", [isSilent]) }
        if filter.leastWords > 0 { add("outline.words >= ??", [filter.leastWords]) }
    }

    /// The lines that meet these conditions, and others, newest first.
    /// - Parameter most: how many of those that meet these are asked for the others.
    func lines(
        _ db: Database, and others: LogConditions, above bottom: Int64, below top: Int64, atMost most: Int64? = nil
    ) throws -> RowCursor {
        guard !isEmpty || !others.isEmpty else {
            return try Row.fetchCursor(
                db, sql: "SELECT * FROM change WHERE seq < ? AND seq > ? ORDER BY seq DESC", arguments: [top, bottom])
        }
        return try Row.fetchCursor(
            db, sql: Self.statement(where: sql, and: others.sql),
            arguments: StatementArguments(bound: [top, bottom] + bindings + [most ?? -1] + others.bindings))
    }

    /// A limited query in parentheses is read a row at a time and in its order (sqlite.org/optoverview.html, section 11);
    /// to ask for the order again would read all of it first.
    static func statement(where conditions: String, and others: String) -> String {
        """
        SELECT change.* FROM (
            SELECT seq, type, kinds, words, silent, outlet FROM changeOutline outline
            WHERE seq < ? AND seq > ?\(conditions) ORDER BY seq DESC LIMIT ?
        ) outline CROSS JOIN change USING (seq) WHERE true\(others)
        """
    }

    /// The lines that meet these conditions, oldest first.
    func linesInOrder(_ db: Database, above bottom: Int64, below top: Int64) throws -> RowCursor {
        let lines = isEmpty ? "change" : "changeOutline outline CROSS JOIN change USING (seq)"
        return try Row.fetchCursor(
            db, sql: "SELECT change.* FROM \(lines) WHERE seq < ? AND seq > ?\(sql) ORDER BY seq",
            arguments: StatementArguments(bound: [top, bottom] + bindings))
    }

    private mutating func add(_ condition: String, _ values: Bindings) {
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        sql += " AND " + condition.replacing("??", with: marks)
        bindings += values
    }
}
