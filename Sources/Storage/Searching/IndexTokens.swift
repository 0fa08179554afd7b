import GRDB
import Locking

/// Cuts texts as the index does, by its own tokenizers.
///
/// They are asked on a connection to nothing: GRDB ends the program where a connection does not give its tokenizers at
/// once, as one does whose query is interrupted since nobody waits for it any more. Safe to use from any thread.
final class IndexTokens: Sendable {
    private let connection = Locked<DatabaseQueue?>(nil)

    /// The tokens of each text, in their order.
    /// - Parameter tokenizer: as FTS5 is told it.
    func tokens(of texts: [String], by tokenizer: String) throws -> [[String]] {
        let parts = tokenizer.split(separator: " ").map(String.init)
        return try made().inDatabase { db in
            let tokenizer = try db.makeTokenizer(FTS5TokenizerDescriptor(components: parts))
            return try texts.map { try tokenizer.tokenize(query: $0).map(\.token) }
        }
    }

    private func made() throws -> DatabaseQueue {
        try connection.withLock { connection in
            if let connection { return connection }
            let made = try DatabaseQueue()
            connection = made
            return made
        }
    }
}
