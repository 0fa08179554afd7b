extension Schema {
    /// Copies told without templates, and stories. What was known of copies stays; what was found by the old index is
    /// found again as new texts come.
    static let groups = """
        DROP TABLE shingle;
        ALTER TABLE article DROP COLUMN shingles;

        -- Articles by different hands on one event. AUTOINCREMENT: a number once told is never given to another.
        CREATE TABLE story (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            began REAL NOT NULL,
            grown REAL NOT NULL,
            -- The story that this one turned out to be.
            mergedInto INTEGER REFERENCES story (id)
        ) STRICT;
        ALTER TABLE article ADD COLUMN story INTEGER REFERENCES story (id);
        CREATE INDEX articleByStory ON article (story, outlet) WHERE story IS NOT NULL;
        CREATE INDEX storyByGrowth ON story (grown);
        CREATE INDEX storyByMerger ON story (mergedInto) WHERE mergedInto IS NOT NULL;

        -- What the texts of the last weeks are found and compared by, in the order in which they came: read into memory
        -- when the first article is recorded, and only ever added to at the end, since random keys would write a page
        -- of the file each.
        CREATE TABLE fingerprint (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL UNIQUE REFERENCES article (id),
            -- Days since 1970: when it came, and when it was published.
            day REAL NOT NULL,
            published REAL NOT NULL,
            -- How many shingles its text has, and some of them.
            shingles INTEGER NOT NULL,
            sample BLOB NOT NULL,
            -- Of headline and lead; NULL for copies and for what is too old to be compared.
            terms BLOB,
            -- Who may report the same event, of those that came before it, and how likely it is.
            links BLOB
        ) STRICT;
        CREATE INDEX fingerprintByDay ON fingerprint (day);

        -- Shingles that stand in texts that have nothing else in common.
        CREATE TABLE template (hash INTEGER PRIMARY KEY) STRICT;

        -- Who holds a good part of an article's text and is no copy of it, and how much of each stands in the other.
        CREATE TABLE excerpt (
            article INTEGER NOT NULL REFERENCES article (id),
            other INTEGER NOT NULL REFERENCES article (id),
            ofThis REAL NOT NULL,
            ofOther REAL NOT NULL,
            PRIMARY KEY (article, other)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX excerptByOther ON excerpt (other);

        -- To be counted.
        CREATE INDEX articleGone ON article (id) WHERE status = 'gone' AND mergedInto IS NULL;

        -- The log of a story and of an outlet, as pages ask for it: as often as not years back.
        CREATE INDEX changeByStory ON change (json_extract(data, '$.story'), seq)
            WHERE json_extract(data, '$.story') IS NOT NULL;
        CREATE INDEX changeByOutlet ON change (
            coalesce(json_extract(data, '$.article.outlet'), json_extract(data, '$.source.name')), seq
        );
        """
}
