import GRDB
import GRDBSQLite

/// How well a version answers a search: a function of the full-text index (https://sqlite.org/fts5.html, section 7).
///
/// Each term that stands in the headline counts three times as much as any number of them in the text, of which more
/// say ever less. BM25, which the index knows, weighs rare terms higher and long texts lower: for that it goes through
/// all that have any of the terms once more, and whatever is found has all of them.
enum HitWeight {
    static let name = "hitWeight"

    static let headline = 3.0

    /// For each connection that searches.
    static func register(in db: Database) throws {
        guard let api = try index(db) else { throw DatabaseError(message: "no full-text index") }
        let code = name.withCString { api.pointee.xCreateFunction(api, $0, nil, weigh, nil) }
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
    }

    /// The index's own functions, which it gives through a pointer that is bound to a statement.
    private static func index(_ db: Database) throws -> UnsafeMutablePointer<fts5_api>? {
        var api: UnsafeMutablePointer<fts5_api>?
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(db.sqliteConnection, "SELECT fts5(?1)", -1, &statement, nil)
        guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        defer { sqlite3_finalize(statement) }
        withUnsafeMutablePointer(to: &api) { pointer in
            _ = sqlite3_bind_pointer(statement, 1, pointer, "fts5_api_ptr", nil)
            _ = sqlite3_step(statement)
        }
        return api
    }

    private static let weigh: fts5_extension_function = { api, version, context, _, _ in
        guard let api = api?.pointee else { return }
        var count: Int32 = 0
        let code = api.xInstCount(version, &count)
        guard code == SQLITE_OK else { return sqlite3_result_error_code(context, code) }
        var inHeadline: Set<Int32> = []
        var inText = 0.0
        for place in 0..<count {
            var phrase: Int32 = 0, column: Int32 = 0, offset: Int32 = 0
            guard api.xInst(version, place, &phrase, &column, &offset) == SQLITE_OK else { break }
            if column == 0 { inHeadline.insert(phrase) } else { inText += 1 }
        }
        let phrases = Double(max(1, api.xPhraseCount(version)))
        let often = inText / phrases
        sqlite3_result_double(context, headline * Double(inHeadline.count) / phrases + often / (often + 2))
    }
}
