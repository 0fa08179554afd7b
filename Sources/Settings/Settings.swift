public import Articles
public import Extraction
public import Fetching

/// What the configuration says, all of it present and in range.
public struct Settings: Equatable, Sendable {
    public struct Fetch: Hashable, Sendable {
        /// How publishers reach whoever runs this; empty for nobody.
        public var contact = ""
        public var limits = FetchLimits()
        /// For sources that name none of their own.
        public var proxy: Secret?
        /// How long a reply's own word on its freshness may put off the next look.
        public var freshAtMost: Duration = .seconds(3600)

        public init() { limits.largestBody = 10_000_000 }
    }

    public var storePath: String

    public init(storePath: String) {
        self.storePath = storePath
    }

    /// For how long after its last change an article is looked at again; `nil` for ever.
    public var lookAgain: Duration?
    public var fetch = Fetch()
    /// Where the service tells how it does; `nil` for nowhere.
    public var metrics: MetricsAddress?
    /// What is kept of articles whose sources say nothing of it.
    public var retention = Retention()
    /// `nil` where no pages are served.
    public var web: WebSettings?
    public var sources: [FollowedSource] = []
    /// Who is told of changes. One with a fault is left out: what it would tell, and to whom, cannot be taken back.
    public var sinks: [SinkSettings] = []
    /// What its user follows by name.
    public var watchlist: [WatchedItem] = []
    /// How single sites' pages are read.
    public var rules = SiteRules()
    /// What was not understood of rules: no fault, since they are shared between programs.
    public var ruleProblems: [Problem] = []
    /// What could not be understood. The rest holds all the same.
    public var problems: [Problem] = []

    /// On what terms an address is asked that somebody names without saying more: those of the source at that address,
    /// else of one at the same origin.
    public func terms(for url: WebURL) -> FetchTerms {
        let source = sources.first { $0.url == url } ?? sources.first { $0.url.origin == url.origin }
        if let source { return source.terms }
        var terms = FetchTerms()
        terms.proxy = fetch.proxy ?? EnvironmentProxy.proxy(for: url)
        return terms
    }
}

/// The files that `dateline init` writes: the project's own, comments and all.
public enum Samples {
    public static var configuration: String { String(decoding: PackageResources.dateline_yaml, as: UTF8.self) }
    public static var sources: String { String(decoding: PackageResources.example_yaml, as: UTF8.self) }
}
