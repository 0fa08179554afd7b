public import Articles
public import FeedReading
public import Foundation

/// What an address turned out to be for whoever wants to follow it.
public struct SourceFinding: Sendable {
    public enum What: Sendable {
        case feed(FeedDocument.Kind)
        case section
        case page
        /// Nothing to follow, and why.
        case nothing(reason: String)
    }

    /// As it was asked for.
    public var asked: WebURL
    /// Where it was found, after redirects.
    public var url: WebURL
    public var what: What
    public var title: String?
    /// Entries; of an index of sitemaps, those.
    public var count = 0
    /// The date of the newest entry that has one.
    public var newest: NewsDate?
    /// How many of the entries carry a whole article, by their length.
    public var wholeTexts = 0
    /// Where its publisher says that it is for good.
    public var movedTo: WebURL?
    /// What its publisher should mend, or its follower know, in words.
    public var troubles: [String] = []
    /// Whether the page names it as its feed.
    public var isDeclared = false
    /// The feeds that a page names as its own, and the links on it that look as if they led to feeds.
    public var linked: [WebURL] = []
    public var mentioned: [WebURL] = []

    public var isFeed: Bool { if case .feed = what { true } else { false } }

    init(asked: WebURL, url: WebURL, what: What) {
        self.asked = asked
        self.url = url
        self.what = what
    }
}

extension SourceFinding {
    /// How good a source it is; of several, the best is followed. A feed of articles is better than a sitemap, one that
    /// carries whole texts better than one of headlines, one that is alive better than one that is not.
    public func worth(at now: Date) -> Int {
        guard case .feed(let kind) = what else { return 0 }
        var worth =
            switch kind {
            case .rss, .rdf, .atom, .json: 30
            case .sitemap: newest != nil && title != nil ? 25 : 5
            case .sitemapIndex: 3
            case .section: 10
            }
        if count > 0 { worth += min(count, 20) / 4 + 10 * wholeTexts / count }
        if let age = newest.map({ now.timeIntervalSince($0.instant) / 86_400 }) {
            worth += age < 7 ? 10 : age < 60 ? 5 : -10
        }
        if isDeclared { worth += 3 }
        if isOfComments { worth -= 40 }
        return worth
    }

    /// A feed of what readers say.
    private var isOfComments: Bool {
        let words = (url.path + " " + (title ?? "")).lowercased()
        return words.contains("comment") || words.contains("kommentar") || words.contains("commentaire")
    }
}
