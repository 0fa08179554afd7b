public import Foundation
import GRDB

extension ArticleStore {
    /// Copies the store while others go on reading and writing it. The copy is one consistent state, and is checked.
    /// - Parameters:
    ///   - destination: a file that is not there yet.
    ///   - onProgress: told the share that is done, from 0 to 1.
    /// - Throws: `StoreError`; nothing is left at the destination then.
    public func backUp(
        to destination: String, onProgress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(StoreError) {
        let unfinished = destination + ".unfinished"
        do {
            try? FileManager.default.removeItem(atPath: unfinished)
            let copy = try DatabaseQueue(path: unfinished)
            try await Task.detached { [database] in
                // In pieces, so that the writer is never held up for long.
                try database.backup(to: copy, pagesPerStep: 2000) { progress in
                    let total = Double(max(1, progress.totalPageCount))
                    onProgress(Double(progress.completedPageCount) / total)
                }
            }.value
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
                let stamp = now.formatted(.iso8601.dateSeparator(.omitted).timeSeparator(.omitted))
                let place = path + ".before-restore-" + stamp
                for ending in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
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
