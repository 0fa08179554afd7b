/// What an article's page is, apart from an article as such.
public enum Form: String, Sendable, CaseIterable {
    case article
    /// Grows by entries, the newest first.
    case liveBlog = "live-blog"
    /// Pictures with a few words each.
    case gallery
    /// The beginning of an article that not everybody may read.
    case teaser
    /// Leads to articles, and is none.
    case frontPage = "front-page"
}

/// An article as one page tells it: what extraction found, before anybody decided which article it is.
public struct Draft: Hashable, Sendable {
    /// The article's own headline, without the outlet's name. Empty where the page has none.
    public var title: String
    /// The paragraphs the newsroom published, standfirst first, plain text, none empty.
    public var paragraphs: [String]
    /// People, in the order of the page; empty for none.
    public var byline: [String]
    public var published: NewsDate?
    public var updated: NewsDate?
    /// The place of the dateline, as spelled there: "MOSCOW".
    public var place: String?
    /// The news agency that the text is credited to.
    public var agency: String?
    /// A BCP 47 tag, lower case: "en", "pt-br".
    public var language: String?
    /// The address that the page claims as its own; whether to believe it is for reconciliation to say.
    public var canonical: WebURL?
    /// What the article is printed under, beside its headline; it is also the first of the paragraphs.
    public var standfirst: String?
    /// The headline that the page gives to social networks, where it is another.
    public var socialTitle: String?
    public var form = Form.article
    /// The page as AMP, where there is one.
    public var amp: WebURL?
    /// The picture that stands for the article.
    public var picture: WebURL?
    /// Whether its page does not end as pages do, by closing what it opened: it may have been cut off on its way.
    public var isUnclosed = false
    /// Where the site's rule says that the whole article is, and where it goes on.
    public var wholeAt: WebURL?
    public var continuesAt: WebURL?

    public init(
        title: String, paragraphs: [String], byline: [String] = [], published: NewsDate? = nil,
        updated: NewsDate? = nil, place: String? = nil, agency: String? = nil, language: String? = nil,
        canonical: WebURL? = nil
    ) {
        self.title = title
        self.paragraphs = paragraphs
        self.byline = byline
        self.published = published
        self.updated = updated
        self.place = place
        self.agency = agency
        self.language = language
        self.canonical = canonical
    }

    /// The publisher's own words that something was corrected.
    public var corrections: [String] { paragraphs.filter(CorrectionNotice.stands) }

    /// Paragraphs apart by an empty line: the one form in which a text is stored and shown.
    public var text: String {
        // At once in one piece: it is asked for several times an article, and `joined` grows as it goes.
        var text = ""
        text.reserveCapacity(paragraphs.reduce(0) { $0 + $1.utf8.count + 2 })
        for (number, paragraph) in paragraphs.enumerated() {
            if number > 0 { text += "\n\n" }
            text += paragraph
        }
        return text
    }
}
