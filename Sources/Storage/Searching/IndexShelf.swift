/// The full-text index's versions, some thirty thousand to a shelf, whose mark stands behind each text in the index.
///
/// Of several terms FTS5 looks for the first version of all that has them, before it goes to those that are asked for
/// (`fts5ExprNodeFirst` in SQLite's source): where they seldom meet it has read half of the index by then. A mark that
/// has to stand there, too, leads it to the shelf at once.
enum IndexShelf {
    static let versions: Int64 = 1 << 15

    /// Versions that are asked for at a time, so that a pattern has some two hundred marks at most.
    static let most = versions * 200

    /// What marks begin with.
    static let sign: Unicode.Scalar = "\u{E000}"

    /// The mark of a version's shelf, in SQL: three characters for private use (The Unicode Standard, section 23.5),
    /// which are a word to the one index and a run of three to the other, and which nobody looks for.
    static func mark(of id: String) -> String {
        "char(57344, 57600 + (\(id) >> 15) / 1000, 58624 + (\(id) >> 15) % 1000)"
    }

    private static func mark(_ shelf: Int64) -> String {
        let parts = [57344, 57600 + shelf / 1000, 58624 + shelf % 1000]
        return String(String.UnicodeScalarView(parts.compactMap { Unicode.Scalar(UInt32($0)) }))
    }

    /// A pattern that holds on the shelves of the versions after one, up to another, and at most on one shelf's more.
    static func pattern(after start: Int64, upTo end: Int64) -> String {
        let marks = ((start + 1) / versions...end / versions).map { "\"\(mark($0))\"" }
        return "(\(marks.joined(separator: " OR ")))"
    }
}

extension Schema {
    /// Marks, beside the words that stand in the index already: the tokens that `VersionRecord.forgetWords` takes away
    /// besides those, no fewer and no more. Its own list of versions is asked for their numbers:
    /// to read those of the versions themselves is to read all texts.
    static let shelves = """
        INSERT INTO search (rowid, title, text) SELECT id, '', \(IndexShelf.mark(of: "id")) FROM search_docsize;
        INSERT INTO unspacedSearch (rowid, title, text)
            SELECT id, '', '  ' || \(IndexShelf.mark(of: "id")) FROM unspacedSearch_docsize;
        """
}
