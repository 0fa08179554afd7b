extension Schema {
    static let shortTerms = """
        -- Every place of every run of three characters, to find the texts with one that begins with what is shorter.
        CREATE VIRTUAL TABLE unspacedInstance USING fts5vocab ('unspacedSearch', 'instance');
        DROP TABLE unspacedTerm;
        """
}
