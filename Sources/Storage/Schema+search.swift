extension Schema {
    /// Of scripts with spaces between words, as the index of all versions was made.
    static let wordTokenizer = "unicode61 remove_diacritics 2"
    /// Of the others.
    static let runTokenizer = "trigram"

    static let shortTerms = """
        -- Every place of every run of three characters, to find the texts with one that begins with what is shorter.
        CREATE VIRTUAL TABLE unspacedInstance USING fts5vocab ('unspacedSearch', 'instance');
        DROP TABLE unspacedTerm;
        """
}
