import GRDB
import GRDBSQLite

/// How well a version answers a search: a function of the full-text index (https://sqlite.org/fts5.html, section 7).
///
/// Each term that stands in the headline counts three times as much as any number of them in the text, of which more
/// say ever less. BM25, which the index knows, weighs rare terms higher and long texts lower: for that it goes through
/// all that have any of the terms once more, and whatever is found has all of them.
///
/// Its arguments are how many of the pattern's pieces each term has; it is NULL where those of one do not follow each
/// other. Further pieces count for nothing.
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
        guard let api, let version, let values else { return }
        let pieces = (0..<Int(count)).map { Int(sqlite3_value_int(values[$0])) }
        guard let weight = Places(api, version, pieces).weight else { return sqlite3_result_null(context) }
        sqlite3_result_double(context, weight)
    }
}

/// Where the terms of a search stand in a version.
private struct Places {
    private let api: UnsafePointer<Fts5ExtensionApi>, version: OpaquePointer, pieces: [Int]

    init(_ api: UnsafePointer<Fts5ExtensionApi>, _ version: OpaquePointer, _ pieces: [Int]) {
        (self.api, self.version, self.pieces) = (api, version, pieces)
    }

    /// `nil` where a term's pieces do not stand side by side.
    var weight: Double? {
        var (first, inHeadline, inText) = (0, 0, 0)
        for count in pieces {
            guard let term = term(first..<(first + count)) else { return nil }
            if term.inHeadline { inHeadline += 1 }
            inText += term.inText
            first += count
        }
        let often = Double(inText) / Double(max(1, pieces.count))
        return HitWeight.headline * Double(inHeadline) / Double(max(1, pieces.count)) + often / (often + 2)
    }

    private func term(_ pieces: Range<Int>) -> (inHeadline: Bool, inText: Int)? {
        var places = places(of: pieces.lowerBound)
        var offset: Int64 = 0
        for piece in pieces.dropFirst() where !places.isEmpty {
            offset += Int64(api.pointee.xPhraseSize(version, Int32(piece - 1)))
            places = Self.places(places, followedBy: self.places(of: piece), at: offset)
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

    private func places(of piece: Int) -> [Int64] {
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0, offset: Int32 = 0
        var places: [Int64] = []
        guard api.pointee.xPhraseFirst(version, Int32(piece), &iterator, &column, &offset) == SQLITE_OK else {
            return []
        }
        while column >= 0 {
            places.append(Int64(column) * Self.text + Int64(offset))
            api.pointee.xPhraseNext(version, &iterator, &column, &offset)
        }
        return places
    }
}
