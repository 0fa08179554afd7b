import Articles
import GRDB

/// What filters ask of a change, some forty bytes beside each line of the log: a page that looks for a kind goes over ten
/// thousand lines, which were eight hundred reads of the disk by what the lines themselves take.
enum ChangeOutline {
    /// A type is stored as its place here, a kind as a bit: new ones come at the end.
    static let types: [ChangeType] = [
        .articlePublished, .articleRevised, .articleGone, .articleReturned, .articleMoved, .articleReextracted,
        .articleMerged, .articleSplit, .copyFound, .copyLost, .storyGrown, .storyMerged, .storySplit, .sourceFailing,
        .sourceRecovered, .sourceMoved,
    ]
    static let kinds: [ChangeKind] = [
        .headline, .number, .quote, .paragraphAdded, .paragraphRemoved, .wording, .typo, .byline, .date, .correction,
    ]

    static func number(of type: ChangeType) -> Int64 { Int64(types.firstIndex(of: type) ?? -1) }

    static func bits(of some: some Sequence<ChangeKind>) -> Int64 {
        some.reduce(0) { bits, kind in kinds.firstIndex(of: kind).map { bits | 1 << Int64($0) } ?? bits }
    }

    static func insert(_ db: Database, _ cursor: Int64, time: Double, _ type: ChangeType, _ data: ChangeData) throws {
        try db.run(
            """
            INSERT INTO changeOutline (seq, time, type, kinds, words, silent, outlet, story)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                cursor, time, number(of: type), bits(of: data.kinds ?? []),
                (data.words?.added ?? 0) + (data.words?.removed ?? 0), data.silent ?? false, data.outlet,
                data.story?.rawValue,
            ])
    }
}

extension Schema {
    static let changeOutline = """
        -- What filters ask of a change, apart from the line that says it.
        CREATE TABLE changeOutline (
            seq INTEGER PRIMARY KEY REFERENCES change (seq) ON DELETE CASCADE,
            time REAL NOT NULL,
            -- As ChangeOutline numbers them: one type, a bit for each kind.
            type INTEGER NOT NULL,
            kinds INTEGER NOT NULL,
            -- Added and removed, together.
            words INTEGER NOT NULL,
            silent INTEGER NOT NULL,
            outlet TEXT,
            story INTEGER
        ) STRICT;
        INSERT INTO changeOutline
        SELECT seq, time, \(number), \(bits),
            coalesce(json_extract(data, '$.words.added'), 0) + coalesce(json_extract(data, '$.words.removed'), 0),
            coalesce(json_extract(data, '$.silent'), 0),
            coalesce(json_extract(data, '$.article.outlet'), json_extract(data, '$.source.name')),
            json_extract(data, '$.story')
        FROM change ORDER BY seq;
        DROP INDEX changeByOutlet;
        DROP INDEX changeByStory;
        -- With all that a filter asks of an outlet's lines, which are far apart.
        CREATE INDEX outlineByOutlet ON changeOutline (outlet, seq, type, kinds, words, silent);
        CREATE INDEX outlineByStory ON changeOutline (story, seq) WHERE story IS NOT NULL;
        """

    private static let number =
        "CASE type "
        + ChangeOutline.types.map { "WHEN '\($0.rawValue)' THEN \(ChangeOutline.number(of: $0))" }
        .joined(separator: " ") + " ELSE -1 END"

    private static let bits =
        "(SELECT coalesce(sum(DISTINCT CASE value "
        + ChangeOutline.kinds.map { "WHEN '\($0.rawValue)' THEN \(ChangeOutline.bits(of: [$0]))" }
        .joined(separator: " ") + " ELSE 0 END), 0) FROM json_each(data, '$.kinds'))"
}
