import GRDB
import Locking

/// Some words around those that are looked for, by an index of the few texts that are shown: to tell where in a text
/// terms stand the index of all looks them up anew for every text, a phrase from the oldest version on.
///
/// It is in memory, and made when it is first asked. Safe to use from any thread.
final class WordExcerpts: Sendable {
    private let index = Locked<DatabaseQueue?>(nil)

    /// In the order of the texts; the terms stand between U+0002 and U+0003.
    func texts(of versions: [(title: String, text: String)], around terms: [String]) throws -> [String] {
        guard !versions.isEmpty else { return [] }
        return try made().inDatabase { db in
            var texts: [String] = []
            try db.inTransaction {
                for (number, version) in versions.enumerated() {
                    try db.run(
                        "INSERT INTO hit (rowid, title, text) VALUES (?, ?, ?)", [number, version.title, version.text])
                }
                let excerpts = try db.rows(
                    "SELECT rowid, snippet(hit, -1, char(2), char(3), '…', 16) FROM hit WHERE hit MATCH ?",
                    [terms.joined(separator: " ")])
                texts = versions.map { _ in "" }
                for excerpt in excerpts { texts[excerpt[0]] = excerpt[1] }
                return .rollback
            }
            return texts
        }
    }

    private func made() throws -> DatabaseQueue {
        try index.withLock { index in
            if let index { return index }
            let made = try DatabaseQueue()
            try made.write {
                try $0.execute(
                    sql: "CREATE VIRTUAL TABLE hit USING fts5 (title, text, tokenize = '\(Schema.wordTokenizer)')")
            }
            index = made
            return made
        }
    }
}
