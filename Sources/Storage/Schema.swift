import GRDB

/// The store's schema, as migrations named by intent: appended, never edited once released.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("articles, versions and the change log") { try $0.execute(sql: first) }
        migrator.registerMigration("how sites want to be asked") { try $0.execute(sql: second) }
        migrator.registerMigration("what sources say of themselves") { try $0.execute(sql: third) }
        migrator.registerMigration("articles joined and divided, read anew, and how often they are edited") {
            try $0.execute(sql: fourth)
        }
        migrator.registerMigration("copies and stories") { try $0.execute(sql: groups) }
        migrator.registerMigration("who is told of changes, and how far") { try $0.execute(sql: deliveries) }
        migrator.registerMigration("what sources are filed under") { try $0.execute(sql: tags) }
        migrator.registerMigration("terms shorter than the index knows") { try $0.execute(sql: shortTerms) }
        // References are looked at as rows are written: a look at all that a store of a million articles has takes minutes.
        migrator.registerMigration("what filters ask of a change", foreignKeyChecks: .immediate) {
            try $0.execute(sql: changeOutline)
        }
        migrator.registerMigration("how many versions there are", foreignKeyChecks: .immediate) {
            try $0.execute(sql: tally)
        }
        migrator.registerMigration("when feeds said that articles were updated", foreignKeyChecks: .immediate) {
            try $0.execute(sql: "ALTER TABLE article ADD COLUMN saidUpdated REAL")
        }
        migrator.registerMigration("where in the index versions stand", foreignKeyChecks: .immediate) {
            try $0.execute(sql: shelves)
        }
        migrator.registerMigration("how many versions there are up to which", foreignKeyChecks: .immediate) {
            try $0.execute(sql: tallyUpTo)
        }
        return migrator
    }

    private static let tally = """
        -- Counted as they come and go: to count some millions takes seconds.
        CREATE TABLE tally (versions INTEGER NOT NULL) STRICT;
        INSERT INTO tally SELECT count(*) FROM version;
        CREATE TRIGGER versionIsCounted AFTER INSERT ON version
        BEGIN UPDATE tally SET versions = versions + 1; END;
        CREATE TRIGGER versionIsUncounted AFTER DELETE ON version
        BEGIN UPDATE tally SET versions = versions - 1; END;
        """

    private static let tallyUpTo = """
        -- The last version that is counted. Those that come are counted many at a time: a statement that sets off a trigger
        -- keeps all that it changes a second time until its end, which took a third of an insertion.
        ALTER TABLE tally ADD COLUMN upTo INTEGER NOT NULL DEFAULT 0;
        UPDATE tally SET upTo = (SELECT coalesce(max(id), 0) FROM version);
        DROP TRIGGER versionIsCounted;
        DROP TRIGGER versionIsUncounted;
        -- Never beyond the last version there is, whose successor would else take a number that counts as counted.
        CREATE TRIGGER versionIsUncounted AFTER DELETE ON version
        BEGIN
            UPDATE tally SET versions = versions - (old.id <= upTo),
                upTo = min(upTo, (SELECT coalesce(max(id), 0) FROM version));
        END;
        """

    private static let fourth = """
        -- The article that this one turned out to be; it keeps its number, and nothing else.
        ALTER TABLE article ADD COLUMN mergedInto INTEGER REFERENCES article (id);
        CREATE INDEX articleByMerger ON article (mergedInto) WHERE mergedInto IS NOT NULL;
        -- 0, or for an article whose page shows several texts by turns one more than the looks in a row that found
        -- another than the last one stored.
        ALTER TABLE article ADD COLUMN alternates INTEGER NOT NULL DEFAULT 0;
        -- A text that stands at several addresses of an outlet in place of what was there is a wall or an error: by whose
        -- articles it was seen, while it is not believed.
        CREATE TABLE stranger (
            outlet TEXT NOT NULL,
            wordHash INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article (id),
            seenAt REAL NOT NULL,
            PRIMARY KEY (outlet, wordHash, article)
        ) STRICT, WITHOUT ROWID;
        -- How many edits were seen of it, and for how long it was watched, as `EditRate` counts.
        ALTER TABLE article ADD COLUMN edits REAL NOT NULL DEFAULT 0;
        ALTER TABLE article ADD COLUMN watched REAL NOT NULL DEFAULT 0;
        CREATE INDEX articleByLastChanged ON article (lastChanged);
        CREATE INDEX articleByOutlet ON article (outlet, lastChanged);

        -- Whether a page came from there, or another only said that it is there; and since when nothing comes any more.
        ALTER TABLE address ADD COLUMN answered INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE address ADD COLUMN missingAt REAL;

        -- The same of all the articles of an outlet.
        CREATE TABLE outletRate (
            outlet TEXT PRIMARY KEY,
            edits REAL NOT NULL,
            watched REAL NOT NULL
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE version ADD COLUMN standfirst TEXT;
        ALTER TABLE version ADD COLUMN socialTitle TEXT;
        ALTER TABLE version ADD COLUMN form TEXT;
        -- Of all that makes a version another: the headline, the text, the byline.
        ALTER TABLE version ADD COLUMN wholeHash INTEGER;
        -- Whether it has words of a script that puts no spaces between them.
        ALTER TABLE version ADD COLUMN isUnspaced INTEGER NOT NULL DEFAULT 0;
        -- What read it: extractor and rules. NULL for what was read before that was noted.
        ALTER TABLE version ADD COLUMN reader TEXT;
        CREATE INDEX versionBySnapshot ON version (snapshot) WHERE snapshot IS NOT NULL;
        CREATE INDEX versionByReader ON version (article, reader) WHERE reader IS NOT NULL;

        -- What a version read like before its snapshot was read anew. Nothing that was told is lost.
        CREATE TABLE formerReading (
            version INTEGER NOT NULL REFERENCES version (id),
            replacedAt REAL NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            byline TEXT NOT NULL,
            kinds TEXT NOT NULL,
            reader TEXT
        ) STRICT;
        CREATE INDEX formerReadingByVersion ON formerReading (version);

        -- Of the bytes as they were received, to keep the same ones once; NULL for older ones.
        ALTER TABLE snapshot ADD COLUMN hash INTEGER;
        -- Of an article that goes on on further pages: the first one's; NULL for a first page.
        ALTER TABLE snapshot ADD COLUMN firstPage INTEGER REFERENCES snapshot (id);
        CREATE INDEX snapshotByFirstPage ON snapshot (firstPage) WHERE firstPage IS NOT NULL;
        CREATE INDEX snapshotByBase ON snapshot (base) WHERE base IS NOT NULL;

        -- Versions in scripts that put no spaces between words, by every three characters that follow each other.
        CREATE VIRTUAL TABLE unspacedSearch USING fts5 (
            title, text, content = 'version', content_rowid = 'id', tokenize = '\(runTokenizer)'
        );
        DROP TRIGGER versionNeverChanges;
        UPDATE version SET isUnspaced = 1 WHERE substr(language, 1, 2) IN ('zh', 'ja', 'th', 'lo', 'km', 'my');
        CREATE TRIGGER versionNeverChanges BEFORE UPDATE OF id, article, number, seenAt, title, text, byline, published,
            updated, place, agency, language, standfirst, socialTitle, kinds, wordHash, wholeHash ON version
        BEGIN SELECT RAISE(ABORT, 'a stored version is never changed'); END;
        INSERT INTO unspacedSearch (rowid, title, text)
            SELECT id, title || '  ', text || '  ' FROM version WHERE isUnspaced;
        -- Its terms, to find those that begin with what is shorter than three characters.
        CREATE VIRTUAL TABLE unspacedTerm USING fts5vocab ('unspacedSearch', 'row');
        """

    private static let third = """
        -- By its own word, as it last said.
        ALTER TABLE source ADD COLUMN title TEXT;
        ALTER TABLE source ADD COLUMN hub TEXT;
        ALTER TABLE source ADD COLUMN topic TEXT;
        -- Seconds for which it asks not to be asked again.
        ALTER TABLE source ADD COLUMN restsFor REAL;
        ALTER TABLE source ADD COLUMN nextCheck REAL;
        -- Seconds between two of its entries, and when the newest came.
        ALTER TABLE source ADD COLUMN usualGap REAL;
        ALTER TABLE source ADD COLUMN newestEntry REAL;
        -- Whether what it answers is a page whose links are followed.
        ALTER TABLE source ADD COLUMN isSection INTEGER NOT NULL DEFAULT 0;
        -- The XPath by which its links were told, when its page was last read.
        ALTER TABLE source ADD COLUMN path TEXT;
        -- The sitemap index that lists it, for one that its user did not name.
        ALTER TABLE source ADD COLUMN parent INTEGER REFERENCES source (id);
        -- Its place among those of the index that are followed, the newest first.
        ALTER TABLE source ADD COLUMN place INTEGER;
        CREATE INDEX sourceByParent ON source (parent) WHERE parent IS NOT NULL;
        -- Of a file: what tells one state of it from the next.
        ALTER TABLE entry ADD COLUMN mark TEXT;
        """

    private static let second = """
        -- Where it is asked for, if it has moved for good; where permanent redirects lead, and how often in a row.
        ALTER TABLE source ADD COLUMN location TEXT;
        ALTER TABLE source ADD COLUMN movedTo TEXT;
        ALTER TABLE source ADD COLUMN movedSightings INTEGER NOT NULL DEFAULT 0;
        -- When its publisher said that it is gone for good.
        ALTER TABLE source ADD COLUMN stoppedAt REAL;
        -- The rest of the representation that etag and lastModified belong to: the address that answered, a hash of
        -- its bytes, and when it last came whole.
        ALTER TABLE source ADD COLUMN answeredAt TEXT;
        ALTER TABLE source ADD COLUMN bodyHash INTEGER;
        ALTER TABLE source ADD COLUMN receivedAt REAL;
        ALTER TABLE article ADD COLUMN answeredAt TEXT;
        ALTER TABLE article ADD COLUMN bodyHash INTEGER;
        ALTER TABLE article ADD COLUMN receivedAt REAL;

        -- Entries by number: a hundred thousand that are due fit into little memory.
        CREATE TABLE numberedEntry (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source (id),
            key TEXT NOT NULL,
            url TEXT NOT NULL,
            -- The address in the spelling that compares equal.
            address TEXT NOT NULL,
            title TEXT,
            published TEXT,
            updated TEXT,
            seenAt REAL NOT NULL,
            -- NULL until its page was read.
            article INTEGER REFERENCES article (id),
            -- When its page is to be fetched; NULL when there is nothing to fetch.
            due REAL,
            failures INTEGER NOT NULL DEFAULT 0,
            lastError TEXT,
            -- Of what the feed itself tells, where that is kept in place of the page.
            contentHash INTEGER,
            UNIQUE (source, key)
        ) STRICT;
        INSERT INTO numberedEntry
            (source, key, url, address, title, published, updated, seenAt, article, due, failures, lastError)
            SELECT source, key, url, address, title, published, updated, seenAt, article, due, failures, lastError
            FROM entry;
        DROP TABLE entry;
        ALTER TABLE numberedEntry RENAME TO entry;
        CREATE INDEX entryByDue ON entry (due) WHERE due IS NOT NULL;
        CREATE INDEX entryByArticle ON entry (article);
        CREATE INDEX entryByAddress ON entry (address) WHERE due IS NOT NULL;

        -- A version whose text is all that its feed said has no snapshot beside it.
        CREATE TABLE newVersion (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            number INTEGER NOT NULL CHECK (number >= 1),
            seenAt REAL NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            byline TEXT NOT NULL,
            published TEXT,
            updated TEXT,
            place TEXT,
            agency TEXT,
            language TEXT,
            kinds TEXT NOT NULL,
            -- Of the normalised words: equal for versions that say the same.
            wordHash INTEGER NOT NULL,
            snapshot INTEGER REFERENCES snapshot (id),
            UNIQUE (article, number)
        ) STRICT;
        INSERT INTO newVersion SELECT * FROM version;
        DROP TABLE version;
        ALTER TABLE newVersion RENAME TO version;
        CREATE INDEX versionByWordHash ON version (wordHash);
        CREATE TRIGGER versionNeverChanges BEFORE UPDATE ON version
        BEGIN SELECT RAISE(ABORT, 'a stored version is never changed'); END;
        -- `search` is filled by the transaction that stores versions, at its end: a trigger would make it write to the
        -- disk for each of them.

        -- How many shingles its text has; NULL for one whose sample is not kept.
        ALTER TABLE article ADD COLUMN shingles INTEGER;
        -- An article's shingles are taken away by their values, which its text tells.
        DROP INDEX shingleByArticle;

        -- What sites' robots.txt say to us, by origin.
        CREATE TABLE robots (
            origin TEXT PRIMARY KEY,
            rules TEXT NOT NULL,
            goodUntil REAL NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- Registrable domains that are left alone for now.
        CREATE TABLE hold (
            domain TEXT PRIMARY KEY,
            heldUntil REAL NOT NULL,
            strikes INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Times are seconds since 1970 in UTC. Lists are JSON.
    private static let first = """
        -- What is followed: a feed, or a page that is watched for itself.
        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            url TEXT NOT NULL UNIQUE,
            outlet TEXT NOT NULL,
            -- What the address turned out to answer.
            kind TEXT CHECK (kind IN ('feed', 'page')),
            etag TEXT,
            lastModified TEXT,
            checkedAt REAL,
            succeededAt REAL,
            failures INTEGER NOT NULL DEFAULT 0,
            lastError TEXT
        ) STRICT;

        CREATE TABLE article (
            -- AUTOINCREMENT: a number once told is never given to another article.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            outlet TEXT NOT NULL,
            url TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('live', 'gone')),
            versions INTEGER NOT NULL CHECK (versions >= 0),
            firstSeen REAL NOT NULL,
            lastChanged REAL NOT NULL,
            checkedAt REAL NOT NULL,
            nextCheck REAL NOT NULL,
            -- Of the representation that the last check found at `url`.
            etag TEXT,
            lastModified TEXT,
            failures INTEGER NOT NULL DEFAULT 0,
            lastError TEXT,
            copyGroup INTEGER REFERENCES article (id)
        ) STRICT;
        CREATE INDEX articleByNextCheck ON article (nextCheck);
        CREATE INDEX articleByCopyGroup ON article (copyGroup) WHERE copyGroup IS NOT NULL;

        -- Every address under which an article was found, in the spelling that compares equal.
        CREATE TABLE address (
            key TEXT PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            url TEXT NOT NULL,
            seenAt REAL NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX addressByArticle ON address (article);

        -- What a source listed. Kept for ever, so that nothing old comes back as new.
        CREATE TABLE entry (
            source INTEGER NOT NULL REFERENCES source (id),
            key TEXT NOT NULL,
            url TEXT NOT NULL,
            -- The address in the spelling that compares equal.
            address TEXT NOT NULL,
            title TEXT,
            published TEXT,
            updated TEXT,
            seenAt REAL NOT NULL,
            -- NULL until its page was read.
            article INTEGER REFERENCES article (id),
            -- When its page is to be fetched; NULL when there is nothing to fetch.
            due REAL,
            failures INTEGER NOT NULL DEFAULT 0,
            lastError TEXT,
            PRIMARY KEY (source, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entryByDue ON entry (due) WHERE due IS NOT NULL;
        CREATE INDEX entryByArticle ON entry (article);
        CREATE INDEX entryByAddress ON entry (address) WHERE due IS NOT NULL;

        CREATE TABLE snapshot (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            fetchedAt REAL NOT NULL,
            url TEXT NOT NULL,
            contentType TEXT,
            -- Bytes as received, decompressed.
            size INTEGER NOT NULL,
            -- The snapshot that `bytes` is compressed against; NULL for one that stands alone.
            base INTEGER REFERENCES snapshot (id),
            -- How many snapshots have to be read for this one.
            depth INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX snapshotByArticle ON snapshot (article);

        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES article (id),
            number INTEGER NOT NULL CHECK (number >= 1),
            seenAt REAL NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            byline TEXT NOT NULL,
            published TEXT,
            updated TEXT,
            place TEXT,
            agency TEXT,
            language TEXT,
            kinds TEXT NOT NULL,
            -- Of the normalised words: equal for versions that say the same.
            wordHash INTEGER NOT NULL,
            snapshot INTEGER NOT NULL REFERENCES snapshot (id),
            UNIQUE (article, number)
        ) STRICT;
        CREATE INDEX versionByWordHash ON version (wordHash);

        CREATE TRIGGER versionNeverChanges BEFORE UPDATE ON version
        BEGIN SELECT RAISE(ABORT, 'a stored version is never changed'); END;

        CREATE TABLE change (
            -- AUTOINCREMENT: never used twice, not even after a deletion.
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            time REAL NOT NULL,
            type TEXT NOT NULL,
            article INTEGER REFERENCES article (id),
            source INTEGER REFERENCES source (id),
            data TEXT NOT NULL
        ) STRICT;
        CREATE INDEX changeByArticle ON change (article) WHERE article IS NOT NULL;
        CREATE INDEX changeByTime ON change (time);

        CREATE TRIGGER changeNeverChanges BEFORE UPDATE ON change
        BEGIN SELECT RAISE(ABORT, 'the change log is append-only'); END;

        -- A sample of each article's shingles: articles that share some may share their text.
        CREATE TABLE shingle (
            hash INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article (id),
            PRIMARY KEY (hash, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX shingleByArticle ON shingle (article);

        CREATE VIRTUAL TABLE search USING fts5 (
            title, text, content = 'version', content_rowid = 'id', tokenize = '\(wordTokenizer)'
        );
        CREATE TRIGGER versionIsSearchable AFTER INSERT ON version
        BEGIN INSERT INTO search (rowid, title, text) VALUES (new.id, new.title, new.text); END;
        """
}
