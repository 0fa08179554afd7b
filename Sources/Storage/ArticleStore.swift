import Articles
import CSQLite
import Foundation
import GRDB

/// The store of articles, versions and changes: one SQLite file, and the only door to it.
///
/// Each writing method is one transaction, durable when it returns (`synchronous=FULL`); only `prune` takes several. Reading never waits for a
/// writer, of this process or another, nor holds one up. Safe to use from any thread or task.
public final class ArticleStore: Sendable {
    public let path: String
    let database: any DatabaseWriter
    let desk = Desk()
    let listeners = CommitListeners()
    let excerpts = WordExcerpts()
    let tokens = IndexTokens()

    public enum Access: Sendable {
        /// Makes the store if there is none, and brings an older schema up to date.
        case write
        /// The store has to be there; nothing is written.
        case read
    }

    /// Once for the process, before its first store; where SQLite is in use by then, nothing is lost but time.
    private static let leaveMemoryUncounted: Void = { _ = sqlite_leave_memory_uncounted() }()

    /// - Throws: `StoreError`.
    public init(path: String, access: Access) throws(StoreError) {
        Self.leaveMemoryUncounted
        self.path = path
        do {
            switch access {
            case .write: database = try Self.openForWriting(path)
            case .read: database = try Self.openForReading(path)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func openForWriting(_ path: String) throws -> any DatabaseWriter {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        // Two readers are as many as there is work for beside the writer; each connection has a cache of its own.
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            let cache = db.configuration.readonly ? -256 : -2560  // kibibytes
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF;
                    PRAGMA cache_size = \(cache)
                    """)
            try HitWeight.register(in: db)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try refuseNewerSchema(pool, path)
        try Schema.migrator.migrate(pool)
        return pool
    }

    private static func openForReading(_ path: String) throws -> any DatabaseWriter {
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try HitWeight.register(in: $0) }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try refuseNewerSchema(queue, path)
        guard try queue.read({ try Schema.migrator.hasCompletedMigrations($0) }) else {
            throw StoreError.olderSchema(path: path)
        }
        return queue
    }

    static func refuseNewerSchema(_ database: some DatabaseReader, _ path: String) throws {
        let isNewer = try database.read { try Schema.migrator.hasBeenSuperseded($0) }
        if isNewer { throw StoreError.newerSchema(path: path) }
    }

    /// Calls `body`, which has to return at once, whenever something was recorded through this store, as long as what is
    /// returned is kept. For other processes' writes, see `dataVersion`.
    public func listen(_ body: @escaping @Sendable () -> Void) -> CommitListener { listeners.add(body) }

    /// Reads in one consistent state of the store.
    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.read(body) } catch { throw StoreError(error, path: path) }
    }

    /// Reads by one statement, which sees one state of the database without a transaction around it: in half the time.
    func look<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.unsafeRead(body) } catch { throw StoreError(error, path: path) }
    }

    /// Writes whole or not at all.
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try database.write(body) } catch { throw StoreError(error, path: path) }
    }

    /// What SQLite's own check says: "ok", or what is damaged.
    public func integrity() throws(StoreError) -> String {
        try read { try String.fetchOne($0, sql: "PRAGMA integrity_check") ?? "no answer" }
    }
}
