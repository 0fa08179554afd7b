import Articles
import FeedReading
import Fetching
import Storage

/// What came of a source, with the source that it is about, for the report.
struct SourceOutcome {
    enum Result {
        case arrival(Arrival)
        /// Not asked: its host is to be left alone.
        case held(Hold)
        case nothing
    }

    let source: Source
    let result: Result
    /// What a sitemap index lists.
    var sitemaps: [FeedDocument.Sitemap] = []

    init(source: Source, result: Result) {
        self.source = source
        self.result = result
    }

    init(_ source: Source, _ arrival: Arrival, sitemaps: [FeedDocument.Sitemap] = []) {
        self.init(source: source, result: .arrival(arrival))
        self.sitemaps = sitemaps
    }
}
