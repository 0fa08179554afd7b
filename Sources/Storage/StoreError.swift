import Foundation
import GRDB

/// Why the store cannot be used. Each names the file and what to do about it.
public enum StoreError: Error, CustomStringConvertible {
    case missing(path: String)
    case notADatabase(path: String)
    case newerSchema(path: String)
    case olderSchema(path: String)
    case diskFull(path: String)
    case cannotOpen(path: String, reason: String)
    case damaged(path: String, reason: String)
    case held(path: String, by: String)
    case failed(path: String, reason: String)

    public var description: String {
        switch self {
        case .missing(let path): "\(path): no such store; “dateline sync” makes it"
        case .notADatabase(let path): "\(path): not a SQLite database; expected dateline's store. Is “store:” right?"
        case .newerSchema(let path):
            "\(path): made by a newer dateline; this one would not understand it. Install that version, or name another store"
        case .olderSchema(let path): "\(path): made by an older dateline; “dateline sync” brings it up to date"
        case .diskFull(let path):
            "\(path): the disk is full; nothing that was stored is lost. Free some space and run again"
        case .cannotOpen(let path, let reason): "\(path): cannot be opened: \(reason)"
        case .damaged(let path, let reason): "\(path): damaged: \(reason)"
        case .held(let path, let holder): "\(path): in use by \(holder); wait for it, or run with --wait"
        case .failed(let path, let reason): "\(path): \(reason)"
        }
    }

    /// What SQLite's error means to a person.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self = StoreError(error, path: path)
        default: self = .failed(path: path, reason: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
            self = .cannotOpen(path: path, reason: error.message ?? "no permission")
        case .SQLITE_CORRUPT: self = .damaged(path: path, reason: error.message ?? "malformed")
        // With no room for the file that readers share, SQLite says only that input or output failed.
        case .SQLITE_IOERR where Self.isDiskFull(at: path): self = .diskFull(path: path)
        case .SQLITE_IOERR:
            self = .failed(path: path, reason: "the disk failed: \(error.message ?? "input/output error")")
        default: self = .failed(path: path, reason: error.message ?? "\(error)")
        }
    }

    private static func isDiskFull(at path: String) -> Bool {
        let folder = (path as NSString).deletingLastPathComponent
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.isEmpty ? "." : folder)
        return (attributes?[.systemFreeSize] as? NSNumber).map { $0.int64Value < 65_536 } ?? false
    }
}
