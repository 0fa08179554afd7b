import GRDB
import GRDBSQLite

/// What stands for the question marks of a statement, in their order.
typealias Bindings = [(any DatabaseValueConvertible & StatementBinding)?]

extension StatementArguments {
    /// For a statement that is not prepared, such as a cursor's.
    init(bound bindings: Bindings) {
        let values: [(any DatabaseValueConvertible)?] = bindings.map(\.self)
        self.init(values)
    }
}

/// The statements that every arrival runs, compiled once for a connection: compiling one takes longer than running it.
///
/// Values are bound one after another. GRDB's own arguments are looked at four times, and bound in as many nested calls,
/// which took as long as an insertion itself.
extension Database {
    func run(_ sql: String, _ bindings: Bindings = []) throws {
        try prepared(sql, bindings).execute()
    }

    /// The first row; `nil` for none.
    func row(_ sql: String, _ bindings: Bindings) throws -> Row? {
        try Row.fetchOne(prepared(sql, bindings))
    }

    func rows(_ sql: String, _ bindings: Bindings) throws -> [Row] {
        try Row.fetchAll(prepared(sql, bindings))
    }

    /// The first row's first column; `nil` for none, and for NULL.
    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ bindings: Bindings
    ) throws -> Value? {
        try Value.fetchOne(prepared(sql, bindings))
    }

    /// The first column of every row.
    func values<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ bindings: Bindings
    ) throws -> [Value] {
        try Value.fetchAll(prepared(sql, bindings))
    }

    private func prepared(_ sql: String, _ bindings: Bindings) throws -> Statement {
        let statement = try cachedStatement(sql: sql)
        // Without arguments of its own a statement is run with what is bound.
        statement.setUncheckedArguments([])
        let count = Int(sqlite3_bind_parameter_count(statement.sqliteStatement))
        precondition(count == bindings.count, "\(bindings.count) values for \(count) places in \(sql)")
        for (place, value) in zip(CInt(1)..., bindings) {
            let code =
                value?.bind(to: statement.sqliteStatement, at: place)
                ?? sqlite3_bind_null(statement.sqliteStatement, place)
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
        }
        return statement
    }
}
