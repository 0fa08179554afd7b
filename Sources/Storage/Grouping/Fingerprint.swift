import Articles
import Foundation
import GRDB
import Reconciliation

/// What an article is found and compared by: a row of the `fingerprint` table, in the order in which texts came.
struct Fingerprint {
    var article: Int64
    /// Days since 1970: when it came, never before the one that came last; and when it was published.
    var day: Double, published: Double
    /// How many its text has, and which of them others find it by.
    var shingles = 0
    var sample: [UInt64] = []
    /// `nil` for a copy, which is of the story of what it copies, and for one that is too old to be compared.
    var terms: StoryTerms?
    var links: [StoryIndex.Link] = []
    /// The article's, as it is now.
    var story: Int64?

    /// Days; a little more than the index holds.
    private static let longest = 18.0

    /// In place of what was known of the article.
    func store(_ db: Database) throws {
        try db.run("DELETE FROM fingerprint WHERE article = ?", [article])
        try db.run(
            """
            INSERT INTO fingerprint (article, day, published, shingles, sample, terms, links)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                article, day, published, shingles, Data(bytes(of: sample)), terms.map { Data($0.bytes) },
                terms == nil ? nil : Data(bytes(of: links)),
            ])
    }

    /// Of a text that is compared under its old terms still.
    /// - Returns: whether the article is known.
    static func replaceSample(_ sample: [UInt64], ofOneOf count: Int, of article: Int64, _ db: Database) throws -> Bool
    {
        try db.run(
            "UPDATE fingerprint SET shingles = ?, sample = ? WHERE article = ?",
            [count, Data(bytes(of: sample)), article])
        return db.changesCount > 0
    }

    static func remove(_ article: Int64, _ db: Database) throws {
        try db.run("DELETE FROM fingerprint WHERE article = ?", [article])
    }

    /// It is not compared any more; others may still carry its text.
    static func forgetTerms(of article: Int64, _ db: Database) throws {
        try db.run("UPDATE fingerprint SET terms = NULL, links = NULL WHERE article = ?", [article])
    }

    static func forgetOld(_ db: Database) throws {
        try db.run(
            """
            DELETE FROM fingerprint WHERE terms IS NULL AND id <=
                (SELECT max(id) FROM fingerprint WHERE day < (SELECT max(day) FROM fingerprint) - ?)
            """, [longest])
    }

    static func each(_ db: Database, _ body: (Fingerprint) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT fingerprint.*, article.story FROM fingerprint JOIN article ON article.id = fingerprint.article
                ORDER BY fingerprint.id
                """)
        while let row = try rows.next() { try body(Fingerprint(row)) }
    }

    static func fetch(_ article: Int64, _ db: Database) throws -> Fingerprint? {
        try db.row(
            """
            SELECT fingerprint.*, article.story FROM fingerprint JOIN article ON article.id = fingerprint.article
            WHERE article = ?
            """, [article]
        ).map(Fingerprint.init)
    }
}

extension Fingerprint {
    private init(_ row: Row) {
        article = row["article"]
        day = row["day"]
        published = row["published"]
        shingles = row["shingles"]
        sample = numbers(in: row["sample"])
        terms = (row["terms"] as Data?).flatMap { StoryTerms(bytes: $0) }
        links = (row["links"] as Data?).map { storedLinks(in: $0) } ?? []
        story = row["story"]
    }
}

// MARK: As bytes, little-endian

private func bytes(of numbers: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 8)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
}

private func numbers(in bytes: Data) -> [UInt64] {
    bytes.withUnsafeBytes { raw in
        stride(from: 0, to: raw.count - 7, by: 8).map {
            UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
        }
    }
}

/// Twelve bytes each: the other article and the odds.
private func bytes(of links: [StoryIndex.Link]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(links.count * 12)
    for link in links {
        withUnsafeBytes(of: link.other.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: link.odds.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
}

private func storedLinks(in bytes: Data) -> [StoryIndex.Link] {
    bytes.withUnsafeBytes { raw in
        stride(from: 0, to: raw.count - 11, by: 12).map { place in
            StoryIndex.Link(
                other: Int64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: Int64.self)),
                odds: Float(
                    bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self))))
        }
    }
}
