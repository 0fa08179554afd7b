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
/// Values are bound one after another. GRDB's own arguments are copied twice and bound in as many nested calls, which
/// took up to a third of an insertion's time.
extension Database {
    func run(_ sql: String, _ bindings: Bindings = []) throws {
        try with(sql, bindings) { try $0.execute() }
    }

    /// The first row; `nil` for none.
    func row(_ sql: String, _ bindings: Bindings) throws -> Row? {
        try with(sql, bindings) { try Row.fetchOne($0) }
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
        let pointer = statement.sqliteStatement
        let count = Int(sqlite3_bind_parameter_count(pointer))
        precondition(count == bindings.count, "\(bindings.count) values for \(count) places in \(sql)")
        defer { sqlite3_clear_bindings(pointer) }
        for (place, value) in zip(CInt(1)..., bindings) {
            let code = value?.bind(to: pointer, at: place) ?? sqlite3_bind_null(pointer, place)
            guard code == SQLITE_OK else {
                let message = String(cString: sqlite3_errmsg(sqliteConnection))
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
            }
        }
        return try body(statement)
    }
}
