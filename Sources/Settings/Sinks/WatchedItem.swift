public import Articles

/// Something that its user follows by name, from `watchlist:` in the configuration.
public struct WatchedItem: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        case story(Story.ID)
        /// Articles whose text or headline has all of these words.
        case query(String)
    }

    public var name: String
    public var subject: Subject
    /// Where the user wrote it down.
    public var file: String
    public var line: Int

    public init(name: String, subject: Subject, file: String, line: Int) {
        self.name = name
        self.subject = subject
        self.file = file
        self.line = line
    }
}
