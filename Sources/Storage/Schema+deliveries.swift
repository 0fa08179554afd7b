extension Schema {
    static let deliveries = """
        -- Who is told of changes, and how far: by the name that its user gave it.
        CREATE TABLE sink (
            name TEXT PRIMARY KEY,
            -- Grows with each change of the row. Whoever writes says which he has read, and writes nothing if it is another by then.
            edition INTEGER NOT NULL,
            -- All changes up to this one were told, or are not for it.
            cursor INTEGER NOT NULL,
            -- Revisions up to this one are in `lastingChange`, if they wait there at all.
            setAside INTEGER NOT NULL,
            -- How often its user has set it back, and the log's end when he did last: what is told again up to there is another
            -- message than the first time.
            replays INTEGER NOT NULL,
            replayedTo INTEGER NOT NULL,
            -- The message under way, as JSON, that a repeat tells the same: changes and cursor after it.
            pending TEXT,
            -- In a row.
            failures INTEGER NOT NULL,
            refusals INTEGER NOT NULL,
            nextAttempt REAL,
            lastDelivery REAL,
            parkedAt REAL,
            -- Why it is parked, or failed the last time.
            reason TEXT
        ) STRICT, WITHOUT ROWID;

        -- What was tried, the last thousand of each sink.
        CREATE TABLE deliveryAttempt (
            id INTEGER PRIMARY KEY,
            sink TEXT NOT NULL REFERENCES sink (name),
            message TEXT NOT NULL,
            firstSeq INTEGER NOT NULL,
            lastSeq INTEGER NOT NULL,
            triedAt REAL NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'failed', 'refused', 'gone')),
            reason TEXT
        ) STRICT;
        CREATE INDEX deliveryAttemptBySink ON deliveryAttempt (sink, id);

        -- Revisions that are told once their text has stood for a while, one an article: the last, and what stood
        -- before the first.
        CREATE TABLE lastingChange (
            sink TEXT NOT NULL REFERENCES sink (name),
            article INTEGER NOT NULL REFERENCES article (id),
            seq INTEGER NOT NULL,
            since INTEGER NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (sink, article)
        ) STRICT, WITHOUT ROWID;

        -- What a sink that is written anew each time was told last, in the order of telling. Of a revision that was told once
        -- it had lasted: from which version to which.
        CREATE TABLE toldChange (
            id INTEGER PRIMARY KEY,
            sink TEXT NOT NULL REFERENCES sink (name),
            seq INTEGER NOT NULL,
            since INTEGER,
            version INTEGER,
            UNIQUE (sink, seq)
        ) STRICT;

        -- Looks in a row that found the latest version unchanged.
        ALTER TABLE article ADD COLUMN steadyChecks INTEGER NOT NULL DEFAULT 0;
        """
}
