public import Foundation
import GRDB

extension ArticleStore {
    /// Copies the store while others go on reading and writing it. The copy is one consistent state, and is checked.
    /// - Parameter destination: any file but the store itself.
    /// - Throws: `StoreError`; nothing is left at the destination then.
    public func backUp(to destination: String) async throws(StoreError) {
        guard
            URL(fileURLWithPath: destination).resolvingSymlinksInPath()
                != URL(fileURLWithPath: path).resolvingSymlinksInPath()
        else { throw .cannotOpen(path: destination, reason: "it is the store itself") }
        let unfinished = destination + ".unfinished"
        do {
            try? FileManager.default.removeItem(atPath: unfinished)
            let copy = try DatabaseQueue(path: unfinished)
            // In one piece: with pieces each commit of another process makes SQLite begin anew (sqlite3_backup_step), and
            // the journal lets others write meanwhile.
            try database.backup(to: copy)
            try await copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try Self.verify(unfinished)
            try Self.settle(unfinished, as: destination)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw StoreError(error, path: destination)
        }
    }

    /// Puts a copy in the place of a store, which is kept beside it. Nobody may have the store open.
    /// - Returns: where the store that was there is now; `nil` where there was none.
    public static func restore(
        from copy: String, to path: String, at now: Date
    ) throws(StoreError) -> String? {
        do {
            try verify(copy)
            let unfinished = path + ".unfinished"
            try? FileManager.default.removeItem(atPath: unfinished)
            try duplicate(copy, as: unfinished)
            try verify(unfinished)
            var aside: String?
            if FileManager.default.fileExists(atPath: path) {
                // Its journal goes into it first: a store without its journal would have lost its last changes.
                try emptyJournal(path)
                let place = freePlace(path + ".before-restore-" + now.formatted(.iso8601.timeSeparator(.omitted)))
                for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + ending) {
                    try FileManager.default.moveItem(atPath: path + ending, toPath: place + ending)
                }
                aside = place
            }
            try settle(unfinished, as: path)
            return aside
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func emptyJournal(_ path: String) throws {
        // A store that cannot be read is put aside as it is.
        guard let store = try? DatabaseQueue(path: path) else { return }
        _ = try? store.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        try store.close()
    }

    private static func freePlace(_ path: String) -> String {
        guard FileManager.default.fileExists(atPath: path) else { return path }
        return (2...).lazy.map { "\(path)-\($0)" }.first { !FileManager.default.fileExists(atPath: $0) } ?? path
    }

    /// With what its journal holds, if the copy has one beside it.
    private static func duplicate(_ copy: String, as path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let source = try DatabaseQueue(path: copy, configuration: configuration)
        let target = try DatabaseQueue(path: path)
        try source.backup(to: target)
        try target.close()
        try source.close()
    }

    /// Whether a file is a store, of this schema or an older one, undamaged.
    private static func verify(_ path: String) throws(StoreError) {
        do { try verifyStore(path) } catch { throw StoreError(error, path: path) }
    }

    private static func verifyStore(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try refuseNewerSchema(queue, path)
        let found = try queue.read { db in
            guard try db.tableExists("article"), try db.tableExists("change") else {
                throw StoreError.notADatabase(path: path)
            }
            return try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
        }
        guard found == "ok" else { throw StoreError.damaged(path: path, reason: found) }
        try queue.close()
    }

    /// Gives a file its name only when it is on the disk.
    private static func settle(_ unfinished: String, as path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: unfinished))
        try file.synchronize()
        try file.close()
        guard rename(unfinished, path) == 0 else {
            throw StoreError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
