public import Articles

/// What the configuration says, all of it present and in range.
public struct Settings: Sendable {
    public struct Fetch: Sendable {
        public var contact = ""
        public var concurrency = 64
        public var perHost = 4
        public var timeout: Duration = .seconds(30)
        /// Bytes.
        public var largestBody = 10_000_000
        public var allowPrivate = false

        public init() {}
    }

    public var storePath: String
    public var fetch = Fetch()
    public var sources: [FollowedSource] = []
    /// What could not be understood. The rest holds all the same.
    public var problems: [Problem] = []
}

/// Something that the user follows.
public struct FollowedSource: Sendable {
    public enum Kind: Sendable {
        case feed, page
        /// What it is, is found out from what it answers.
        case any
    }

    public var url: WebURL
    public var outlet: String
    public var kind: Kind
    /// Where the user wrote it down.
    public var file: String
    public var line: Int

    public init(url: WebURL, outlet: String, kind: Kind, file: String, line: Int) {
        self.url = url
        self.outlet = outlet
        self.kind = kind
        self.file = file
        self.line = line
    }
}

/// The files that `dateline init` writes: the project's own, comments and all.
public enum Samples {
    public static var configuration: String { String(decoding: PackageResources.dateline_yaml, as: UTF8.self) }
    public static var sources: String { String(decoding: PackageResources.example_yaml, as: UTF8.self) }
}
