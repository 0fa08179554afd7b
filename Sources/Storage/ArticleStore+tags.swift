import Foundation
import GRDB

/// What sources are filed under. As for sinks, an outlet has the tags of all its sources.
extension ArticleStore {
    /// The tags that any source has, in alphabetical order.
    public func tags(limit: Int) throws(StoreError) -> [String] {
        try read { db in
            try db.values("SELECT DISTINCT tag FROM sourceTag ORDER BY tag COLLATE NOCASE, tag LIMIT ?", [limit])
        }
    }

    /// Those of them that no source has, in alphabetical order.
    public func unknownTags(among tags: Set<String>) throws(StoreError) -> [String] {
        guard !tags.isEmpty else { return [] }
        return try read { db in
            let known: [String] = try db.values(
                "SELECT DISTINCT tag FROM sourceTag WHERE tag IN (SELECT value FROM json_each(?))",
                [Self.list(tags)])
            return tags.subtracting(known).sorted()
        }
    }

    /// The outlets that have any of these tags.
    public func outlets(tagged tags: Set<String>) throws(StoreError) -> Set<String> {
        guard !tags.isEmpty else { return [] }
        return try read { db in
            let outlets: [String] = try db.values(
                """
                SELECT DISTINCT source.outlet FROM sourceTag JOIN source ON source.id = sourceTag.source
                WHERE sourceTag.tag IN (SELECT value FROM json_each(?))
                """,
                [Self.list(tags)])
            return Set(outlets)
        }
    }

    /// The tags of each of these outlets; one that has none is not among them.
    public func tags(of outlets: Set<String>) throws(StoreError) -> [String: Set<String>] {
        guard !outlets.isEmpty else { return [:] }
        return try read { db in
            let rows = try db.rows(
                """
                SELECT source.outlet, sourceTag.tag FROM source JOIN sourceTag ON sourceTag.source = source.id
                WHERE source.outlet IN (SELECT value FROM json_each(?))
                """,
                [Self.list(outlets)])
            var found: [String: Set<String>] = [:]
            for row in rows {
                let outlet: String = row["outlet"], tag: String = row["tag"]
                found[outlet, default: []].insert(tag)
            }
            return found
        }
    }

    /// As SQLite reads it: one statement, however many there are.
    static func list(_ texts: Set<String>) -> String {
        let json = try? JSONEncoder().encode(texts.sorted())
        return json.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// Writes only what is another than before.
    static func setTags(_ tags: Set<String>, of source: Int64, _ db: Database) throws {
        let known = Set(try db.values("SELECT tag FROM sourceTag WHERE source = ?", [source]) as [String])
        for tag in known.subtracting(tags) {
            try db.run("DELETE FROM sourceTag WHERE source = ? AND tag = ?", [source, tag])
        }
        for tag in tags.subtracting(known) {
            try db.run("INSERT INTO sourceTag (tag, source) VALUES (?, ?)", [tag, source])
        }
    }
}
