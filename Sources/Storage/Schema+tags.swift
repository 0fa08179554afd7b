extension Schema {
    static let tags = """
        -- What its user files a source under. One that is not followed any more keeps what it had last: what it brought is
        -- found by it still.
        CREATE TABLE sourceTag (
            tag TEXT NOT NULL,
            source INTEGER NOT NULL REFERENCES source (id),
            PRIMARY KEY (tag, source)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sourceTagBySource ON sourceTag (source);
        CREATE INDEX sourceByOutlet ON source (outlet);
        """
}
