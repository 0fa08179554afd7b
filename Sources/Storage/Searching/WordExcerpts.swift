import GRDB

/// Some words around those that are looked for, by an index of the few texts that are shown: to tell where in a text
/// terms stand the index of all looks them up anew for every text, a phrase from the oldest version on.
enum WordExcerpts {
    /// In the order of the texts; the terms stand between U+0002 and U+0003.
    static func texts(of versions: [(title: String, text: String)], around terms: [String]) throws -> [String] {
        guard !versions.isEmpty else { return [] }
        return try DatabaseQueue().write { db in
            try db.execute(
                sql: "CREATE VIRTUAL TABLE hit USING fts5 (title, text, tokenize = '\(Schema.wordTokenizer)')")
            for version in versions {
                try db.run("INSERT INTO hit (title, text) VALUES (?, ?)", [version.title, version.text])
            }
            let excerpts = try db.rows(
                "SELECT rowid, snippet(hit, -1, char(2), char(3), '…', 16) FROM hit WHERE hit MATCH ?",
                [terms.joined(separator: " ")])
            var texts = versions.map { _ in "" }
            for excerpt in excerpts { texts[excerpt[0] as Int - 1] = excerpt[1] }
            return texts
        }
    }
}
