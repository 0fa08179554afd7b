import GRDB
import GRDBSQLite

/// How well a version answers a search: a function of the full-text index (https://sqlite.org/fts5.html, section 7).
///
/// Each term that stands in the headline counts three times as much as any number of them in the text, of which more
/// say ever less. BM25, which the index knows, weighs rare terms higher and long texts lower: for that it goes through
/// all that have any of the terms once more, and whatever is found has all of them.
///
/// Its argument is how many of the pattern's tokens each term has ("1,4,1"); it is NULL where those of one do not follow
/// each other. Further tokens count for nothing.
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

    private static let weigh: fts5_extension_function = { api, version, context, count, values in
        guard let api, let version, let values, count == 1, let text = sqlite3_value_text(values[0]) else {
            return sqlite3_result_error_code(context, SQLITE_MISUSE)
        }
        let pieces = String(cString: text).split(separator: ",").compactMap { Int($0) }
        do {
            guard let weight = try Places(api, version, pieces).weight() else { return sqlite3_result_null(context) }
            sqlite3_result_double(context, weight)
        } catch {
            sqlite3_result_error_code(context, (error as? Places.Failure)?.code ?? SQLITE_ERROR)
        }
    }
}

/// Where the terms of a search stand in a version.
private struct Places {
    struct Failure: Error {
        let code: Int32
    }

    private let api: UnsafePointer<Fts5ExtensionApi>, version: OpaquePointer, pieces: [Int]

    init(_ api: UnsafePointer<Fts5ExtensionApi>, _ version: OpaquePointer, _ pieces: [Int]) {
        (self.api, self.version, self.pieces) = (api, version, pieces)
    }

    /// `nil` where a term's pieces do not stand side by side.
    func weight() throws -> Double? {
        // FTS5 itself does not look whether there are so many.
        guard pieces.reduce(0, +) <= Int(api.pointee.xPhraseCount(version)) else { throw Failure(code: SQLITE_RANGE) }
        var (first, inHeadline, inText) = (0, 0, 0)
        for count in pieces {
            guard let term = try term(first..<(first + count)) else { return nil }
            if term.inHeadline { inHeadline += 1 }
            inText += term.inText
            first += count
        }
        let often = Double(inText) / Double(max(1, pieces.count))
        return HitWeight.headline * Double(inHeadline) / Double(max(1, pieces.count)) + often / (often + 2)
    }

    private func term(_ pieces: Range<Int>) throws -> (inHeadline: Bool, inText: Int)? {
        var places = try places(of: pieces.lowerBound)
        for piece in pieces.dropFirst() where !places.isEmpty {
            let offset = Int64(piece - pieces.lowerBound)
            places = Self.places(places, followedBy: try self.places(of: piece), at: offset)
        }
        let inHeadline = places.count { $0 < Self.text }
        return places.isEmpty ? nil : (inHeadline > 0, places.count - inHeadline)
    }

    /// Both in their order.
    private static func places(_ places: [Int64], followedBy others: [Int64], at offset: Int64) -> [Int64] {
        var next = 0
        return places.filter { place in
            while next < others.count, others[next] < place + offset { next += 1 }
            return next < others.count && others[next] == place + offset
        }
    }

    /// What is at or beyond this stands in the text, before it in the headline.
    private static let text: Int64 = 1 << 32

    private func places(of piece: Int) throws -> [Int64] {
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0, offset: Int32 = 0
        var places: [Int64] = []
        let code = api.pointee.xPhraseFirst(version, Int32(piece), &iterator, &column, &offset)
        guard code == SQLITE_OK else { throw Failure(code: code) }
        while column >= 0 {
            places.append(Int64(column) * Self.text + Int64(offset))
            api.pointee.xPhraseNext(version, &iterator, &column, &offset)
        }
        return places
    }
}
