import Foundation
import GRDB
import GRDBSQLite

/// A value that can stand for a question mark of a statement.
protocol Bindable: DatabaseValueConvertible {
    /// - Parameter room: where text may stand, as long as the statement is bound.
    /// - Returns: SQLite's result code.
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt
}

/// What stands for the question marks of a statement, in their order.
typealias Bindings = [(any Bindable)?]

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        sqlite3_bind_int64(statement, place, self)
    }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        sqlite3_bind_int64(statement, place, Int64(self))
    }
}

extension Bool: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        sqlite3_bind_int64(statement, place, self ? 1 : 0)
    }
}

extension Double: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        sqlite3_bind_double(statement, place, self)
    }
}

extension Data: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        withUnsafeBytes {
            // Without an address there would be NULL in place of no bytes.
            $0.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied)
        }
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at place: CInt, in room: inout TextRoom) -> CInt {
        var text = self
        return text.withUTF8 { room.bind($0, to: statement, at: place) }
    }
}

/// Room for the texts of one statement, while it runs: SQLite's own copies are an allocation each.
struct TextRoom {
    private var free: UnsafeMutableRawBufferPointer

    /// - Parameter body: runs the statement to its end, and unbinds what was bound.
    static func with<Result>(_ body: (inout TextRoom) throws -> Result) rethrows -> Result {
        // As much as stands on the stack. Whatever is longer is copied by SQLite.
        try withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 1) { room in
            var room = TextRoom(free: room)
            return try body(&room)
        }
    }

    /// As far as the first NUL, where GRDB ends what it reads.
    fileprivate mutating func bind(
        _ text: UnsafeBufferPointer<UInt8>, to statement: OpaquePointer, at place: CInt
    ) -> CInt {
        guard let start = text.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
        let count = memchr(start, 0, text.count).map { UnsafeRawPointer(start).distance(to: $0) } ?? text.count
        guard let room = free.baseAddress, count <= free.count else {
            return sqlite3_bind_text(
                statement, place, UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), CInt(count), copied)
        }
        memcpy(room, start, count)
        free = UnsafeMutableRawBufferPointer(rebasing: free[count...])
        return sqlite3_bind_text(statement, place, room.assumingMemoryBound(to: CChar.self), CInt(count), nil)
    }
}

/// The value that sqlite3.h calls SQLITE_TRANSIENT.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
