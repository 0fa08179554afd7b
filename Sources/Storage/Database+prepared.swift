import GRDB
import GRDBSQLite

extension StatementArguments {
    /// For a statement that is not prepared, such as a cursor's.
    init(bound bindings: Bindings) {
        let values: [(any DatabaseValueConvertible)?] = bindings.map(\.self)
        self.init(values)
    }
}

/// The statements that every arrival runs, compiled once for a connection: compiling one takes longer than running it.
///
/// Values are bound one after another. GRDB's own arguments are copied twice and bound in as many nested calls, which
/// took up to a third of an insertion's time.
extension Database {
    /// Runs what changes rows: stepped here, since nobody observes through GRDB what statements do. Nothing that changes
    /// the schema, of which GRDB keeps a copy.
    func run(_ sql: String, _ bindings: Bindings = []) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        try bound(bindings, to: statement, of: sql) {
            defer { sqlite3_reset(statement) }
            var code = sqlite3_step(statement)
            while code == SQLITE_ROW { code = sqlite3_step(statement) }
            guard code == SQLITE_DONE else { throw failure(code, sql) }
        }
    }

    /// The first row; `nil` for none.
    func row(_ sql: String, _ bindings: Bindings) throws -> Row? {
        try with(sql, bindings) { try Row.fetchOne($0) }
    }

    /// What is read of the first row while the statement stands on it; `nil` for none. For rows of many columns: of a
    /// row that was copied GRDB looks for each column among all names, in any case.
    /// - Parameter body: runs other statements at most.
    func first<Result>(_ sql: String, _ bindings: Bindings, _ body: (Row) throws -> Result?) throws -> Result? {
        try with(sql, bindings) { statement in
            let rows = try Row.fetchCursor(statement)
            return try withExtendedLifetime(rows) { try rows.next().flatMap(body) }
        }
    }

    func rows(_ sql: String, _ bindings: Bindings) throws -> [Row] {
        try with(sql, bindings) { try Row.fetchAll($0) }
    }

    /// The first row's first column; `nil` for none, and for NULL.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ bindings: Bindings
    ) throws -> Value? {
        try with(sql, bindings) { try Value.fetchOne($0) }
    }

    /// The first column of every row.
    func values<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ bindings: Bindings
    ) throws -> [Value] {
        try with(sql, bindings) { try Value.fetchAll($0) }
    }

    /// Lends the statement with its values, which are let go of afterwards: some are pages.
    private func with<Result>(
        _ sql: String, _ bindings: Bindings, _ body: (Statement) throws -> Result
    ) throws -> Result {
        let statement = try cachedStatement(sql: sql)
        // Without arguments of its own a statement is run with what is bound.
        statement.setUncheckedArguments([])
        return try bound(bindings, to: statement.sqliteStatement, of: sql) { try body(statement) }
    }

    private func bound<Result>(
        _ bindings: Bindings, to statement: OpaquePointer, of sql: String, _ body: () throws -> Result
    ) throws -> Result {
        let count = Int(sqlite3_bind_parameter_count(statement))
        precondition(count == bindings.count, "\(bindings.count) values for \(count) places in \(sql)")
        return try TextRoom.with { room in
            defer { sqlite3_clear_bindings(statement) }
            // By its place: an iterator copies each value once more. What is not bound is NULL.
            for index in bindings.indices {
                let code = bindings[index]?.bind(to: statement, at: CInt(index + 1), in: &room)
                guard code ?? SQLITE_OK == SQLITE_OK else { throw failure(code ?? SQLITE_OK, sql) }
            }
            return try body()
        }
    }

    private func failure(_ code: CInt, _ sql: String) -> any Error {
        // As GRDB tells it: nobody else interrupts.
        if code == SQLITE_INTERRUPT { return CancellationError() }
        let message = String(cString: sqlite3_errmsg(sqliteConnection))
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}
