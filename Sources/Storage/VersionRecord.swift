import Articles
import Foundation
import GRDB
import Reconciliation

/// A version's row, whole.
struct StoredVersion {
    let id: Int64
    let article: Int64
    let number: Int
    let seenAt: Double
    var draft: Draft
    var kinds: [ChangeKind]
    let snapshot: Int64?
    var reader: String?
    /// Whether the index by characters has it.
    var isUnspaced: Bool

    var version: Version {
        Version(number: number, seenAt: Date(timeIntervalSince1970: seenAt), draft: draft, kinds: kinds)
    }

    func saysTheSame(as other: StoredVersion) -> Bool {
        sameWords(draft.text, other.draft.text) && sameWords(draft.title, other.draft.title)
            && sameNames(draft.byline, other.draft.byline)
    }
}

/// The rows of versions. None is ever updated: one that is read anew, or belongs to another article, is put in place of
/// what stood there.
enum VersionRecord {
    // MARK: Reading

    static func fetch(_ db: Database, article: Int64, number: Int) throws -> Version? {
        try fetchStored(db, article: article, number: number)?.version
    }

    static func fetchStored(_ db: Database, article: Int64, number: Int) throws -> StoredVersion? {
        try db.first("SELECT * FROM version WHERE article = ? AND number = ?", [article, number], stored)
    }

    static func fetchAll(_ db: Database, article: Int64) throws -> [Version] {
        try db.rows("SELECT * FROM version WHERE article = ? ORDER BY number", [article]).map { stored($0).version }
    }

    /// In the order in which they were seen.
    static func stored(_ db: Database, of articles: [Int64]) throws -> [StoredVersion] {
        let list = articles.map(String.init).joined(separator: ",")
        return try Row.fetchAll(
            db, sql: "SELECT * FROM version WHERE article IN (\(list)) ORDER BY seenAt, article, number"
        ).map(stored)
    }

    private static func stored(_ row: Row) -> StoredVersion {
        let text: String = row["text"]
        var draft = Draft(
            title: row["title"], paragraphs: Self.paragraphs(of: text),
            byline: list(row["byline"]), published: (row["published"] as String?).flatMap { NewsDate($0) },
            updated: (row["updated"] as String?).flatMap { NewsDate($0) }, place: row["place"], agency: row["agency"],
            language: row["language"])
        draft.standfirst = row["standfirst"]
        draft.socialTitle = row["socialTitle"]
        draft.form = (row["form"] as String?).flatMap { Form(rawValue: $0) } ?? .article
        return StoredVersion(
            id: row["id"], article: row["article"], number: row["number"], seenAt: row["seenAt"], draft: draft,
            kinds: list(row["kinds"]).compactMap { ChangeKind(rawValue: $0) }, snapshot: row["snapshot"],
            reader: row["reader"], isUnspaced: row["isUnspaced"])
    }

    /// Apart by an empty line each, looked for in the bytes.
    private static func paragraphs(of text: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let bytes = text.utf8
        var paragraphs: [String] = []
        var start = bytes.startIndex
        var place = bytes.firstIndex(of: 0x0A)
        while let end = place {
            let next = bytes.index(after: end)
            guard next < bytes.endIndex else { break }
            if bytes[next] == 0x0A {
                paragraphs.append(String(text[start..<end]))
                start = bytes.index(after: next)
                place = bytes[start...].firstIndex(of: 0x0A)
            } else {
                place = bytes[next...].firstIndex(of: 0x0A)
            }
        }
        return paragraphs + [String(text[start...])]
    }

    private static func list(_ json: String) -> [String] {
        if json == "[]" { return [] }
        return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
    }

    // MARK: Writing

    /// The snapshot and the version that was read from it, whose text has these words. The article's row names the
    /// number.
    static func insert(
        _ db: Database, _ page: PageArrival, _ words: WordSum, article: Article.ID, number: Int, kinds: [ChangeKind],
        at now: Date
    ) throws {
        let snapshot =
            page.bytes.isEmpty
            ? nil : try SnapshotRecord.insert(db, page, article: article, isFirst: number == 1, at: now)
        try put(
            db, id: nil, article: article.rawValue, number: number, seenAt: now.timeIntervalSince1970, page.draft,
            kinds,
            wordHash: words.hash, snapshot: snapshot, reader: page.reader, isUnspaced: page.draft.isUnspaced)
    }

    /// A version under its old id, which the search index knows it by.
    static func put(_ db: Database, _ version: StoredVersion, article: Int64, number: Int) throws {
        try put(
            db, id: version.id, article: article, number: number, seenAt: version.seenAt, version.draft, version.kinds,
            wordHash: WordSum(of: version.draft.text).hash, snapshot: version.snapshot, reader: version.reader,
            isUnspaced: version.isUnspaced)
        try db.run("UPDATE tally SET versions = versions + 1 WHERE upTo >= ?", [version.id])
    }

    private static func put(
        _ db: Database, id: Int64?, article: Int64, number: Int, seenAt: Double, _ draft: Draft, _ kinds: [ChangeKind],
        wordHash: Int64, snapshot: Int64?, reader: String?, isUnspaced: Bool
    ) throws {
        try db.run(
            """
            INSERT INTO version (id, article, number, seenAt, title, text, byline, published, updated, place, agency,
                language, kinds, wordHash, snapshot, standfirst, socialTitle, form, wholeHash, reader,
                isUnspaced)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, article, number, seenAt, draft.title, draft.text,
                JSONLine.text(of: draft.byline), draft.published?.description, draft.updated?.description,
                draft.place, draft.agency, draft.language, JSONLine.text(of: kinds.map(\.rawValue)),
                wordHash, snapshot, draft.standfirst, draft.socialTitle,
                draft.form == .article ? nil : draft.form.rawValue, draft.wholeHash(ofText: wordHash), reader,
                isUnspaced,
            ])
    }

    /// Makes room for a version that is put under the same id, or for none.
    static func remove(_ db: Database, _ version: StoredVersion) throws {
        try db.run("DELETE FROM version WHERE id = ?", [version.id])
    }

    /// A version that its user does not keep, and all that hangs on it.
    static func delete(_ db: Database, _ version: StoredVersion) throws {
        try forgetWords(db, of: version)
        try remove(db, version)
    }

    /// How many there are.
    static func count(_ db: Database) throws -> Int {
        try db.value("SELECT versions + (SELECT count(*) FROM version WHERE id > upTo) FROM tally", []) ?? 0
    }

    // MARK: The search index

    /// Puts what is not there yet into the index, and into the count: all at once, since FTS5 writes to the disk at
    /// each statement.
    static func indexPending(_ db: Database) throws {
        // The index's own list of what it has.
        let last: Int64 = try db.value("SELECT max(id) FROM search_docsize", []) ?? 0
        try db.run("\(wordsIn) FROM version WHERE id > ?", [last])
        try db.run("\(runsIn) FROM version WHERE id > ? AND isUnspaced", [last])
        try db.run(
            """
            UPDATE tally SET versions = versions + (SELECT count(*) FROM version WHERE id > upTo),
                upTo = (SELECT max(id) FROM version)
            WHERE upTo < (SELECT max(id) FROM version)
            """)
    }

    static func indexWords(_ db: Database, of version: StoredVersion) throws {
        try db.run("\(wordsIn) FROM version WHERE id = ?", [version.id])
        try db.run("\(runsIn) FROM version WHERE id = ? AND isUnspaced", [version.id])
    }

    private static let wordsIn = "INSERT INTO search (rowid, title, text) SELECT id, title, \(words)"
    private static let runsIn = "INSERT INTO unspacedSearch (rowid, title, text) SELECT id, title || '  ', \(runs)"
    private static let words = "text || ' ' || \(IndexShelf.mark(of: "id"))"
    /// In the index by characters two blanks stand behind each text, so that its last characters begin a run of three, too.
    private static let runs = "text || '  ' || \(IndexShelf.mark(of: "id"))"

    /// Takes a version's words out of the index, which has to be told them, and has to have them.
    static func forgetWords(
        _ db: Database, of version: StoredVersion, keepsFormerReadings: Bool = false
    ) throws {
        try indexPending(db)
        let row = "(SELECT ? AS id, ? AS title, ? AS text)"
        let values: Bindings = [version.id, version.draft.title, version.draft.text]
        try db.run(
            "INSERT INTO search (search, rowid, title, text) SELECT 'delete', id, title, \(words) FROM \(row)", values)
        if version.isUnspaced {
            try db.run(
                """
                INSERT INTO unspacedSearch (unspacedSearch, rowid, title, text)
                SELECT 'delete', id, title || '  ', \(runs) FROM \(row)
                """, values)
        }
        if !keepsFormerReadings { try db.run("DELETE FROM formerReading WHERE version = ?", [version.id]) }
    }
}

extension Draft {
    /// Whether it has words of a script that puts no spaces between them.
    var isUnspaced: Bool { UnspacedScript.stands(in: text) || UnspacedScript.stands(in: title) }

    /// 64 bits of all that makes a version another one.
    var wholeHash: Int64 { wholeHash(ofText: WordSum(of: text).hash) }

    /// - Parameter hash: of the text's words, where it is known already.
    func wholeHash(ofText hash: Int64) -> Int64 {
        let names = WordSum(of: byline.sorted().joined(separator: " ")).hash
        return (names &* 31 &+ WordSum(of: title).hash) &* 31 &+ hash
    }
}
