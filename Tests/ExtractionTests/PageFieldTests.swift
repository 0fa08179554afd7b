import Articles
import Extraction
import Testing

/// Headline, byline, dates and what else a page says of its article, each from where pages say it.
struct PageFieldTests {
    private static let prose = (1...5).map {
        "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital.</p>"
    }.joined()

    private func draft(head: String = "", top: String = "", tail: String = "", url: String? = nil) throws -> Draft {
        let page =
            "<html lang=en-gb><head>\(head)</head><body><article><h1>Ferry hits old stone pier</h1>\(top)"
            + "\(Self.prose)</article>\(tail)</body></html>"
        return try extractArticle(Array(page.utf8), url: url.flatMap { WebURL($0) })
    }

    // MARK: Dates

    @Test(arguments: [
        (
            #"<meta property="article:published_time" content="2020-03-30T14:20:00+05:00">"#, "",
            "2020-03-30T14:20:00+05:00"
        ),
        (#"<meta name="parsely-pub-date" content="2020-03-30">"#, "", "2020-03-30"),
        (
            #"<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-03-30T10:00:00Z"}]}</script>"#,
            "<p>Headline here to look like news</p>", "2020-03-30T10:00:00Z"
        ),
        ("", "<time class='entry-date' datetime='2020-03-30T09:00'>today</time>", "2020-03-30T09:00:00"),
        ("", "<span>Posted on March 30, 2020 by Jane Doe</span>", "2020-03-30"),
        ("", "<div>Von Jana Muster | 30.03.2020, 17:05 Uhr</div>", "2020-03-30T17:05:00"),
        ("", "<div>发布时间：2020年03月30日</div>", "2020-03-30"),
        ("", "<div>30/03/2020</div>", "2020-03-30"),
        ("", "<div>3/4/2020</div>", "2020-04-03"),
        ("", "<p>Published</p><p>Mar 30, 2020</p>", "2020-03-30"),
        (
            "",
            "<div>Protesters stood at the gates of the theatre for hours, 16 March 2020. J. Doe/Pool via REUTERS</div>"
                + "<p>30 March 2020</p>", "2020-03-30"
        ),
        (#"<meta property="og:url" content="http://g.example/2020/03/30/ferry">"#, "", "2020-03-30"),
        (
            #"<meta property="og:url" content="http://g.example/2020/POLITICS/03/30/ferry/index.html">"#, "",
            "2020-03-30"
        ),
        (#"<meta property="og:url" content="http://g.example/film/2020/mar/30/ferry">"#, "", "2020-03-30"),
        (
            #"<meta property="og:url" content="http://g.example/2020/03/30/ferry">"#,
            "<ul><li>The Harbour Act was signed into law on August 14, 1935</li></ul>", "2020-03-30"
        ),
        ("", "<cite><abbr title='2020-03-30T01:40:40Z'>1 hr 4 mins ago</abbr></cite>", "2020-03-30T01:40:40Z"),
        ("", "<script>window.state = {\"publishedAt\":\"2020-03-30T08:00:00Z\"}</script>", "2020-03-30T08:00:00Z"),
        ("", "<script>x = \"{\\\"publishDate\\\":\\\"2020-03-30\\\"}\"</script>", "2020-03-30"),
    ])
    func `the publication date is found where pages have it`(head: String, top: String, date: String) throws {
        #expect(try draft(head: head, top: top).published?.description == date)
    }

    private static let told =
        #"{"@type":"NewsArticle","headline":"Ferry hits pier","datePublished":"2020-03-30T10:00:00Z","#
        + #""author":{"@type":"Person","name":"Jane Doe"}}"#

    @Test(arguments: [
        told, "//<![CDATA[\n\(told)\n//]]>", #"{"@type":"Organization","name":"Gazette"} "# + told,
        told.replacing("Ferry hits", with: #"The "Swan" hits"#), String(told.dropLast()), "<!-- \(told) -->",
        told.replacing(#""2020-03-30T10:00:00Z""#, with: #"["2020-03-30T10:00:00Z"]"#),
        told.replacing(#""2020-03-30T10:00:00Z""#, with: "1585562400000"),
    ])
    func `data is read in whatever state it is`(script: String) throws {
        let draft = try draft(head: "<script type='application/ld+json'>\(script)</script>")
        #expect(draft.published?.description == "2020-03-30T10:00:00Z" && draft.byline == ["Jane Doe"])
    }

    @Test(arguments: [
        "<meta name=publishedDate content=2020-03-30>", "<meta name='vf:publishdate' content=2020-03-30>",
        "<meta name=published_at content='2020-03-30T10:00:00Z'>",
        "<meta property='article:publicationdate' content='2020-03-30'>",
        "<meta property='og:regDate' content='20200330100000'>",
        "<meta property='article:published_time' content='1585562400'>",
        #"<meta name=parsely-page content='{"title":"x","pub_date":"2020-03-30T10:00:00Z"}'>"#,
    ])
    func `names of dates that nobody has a list of are understood`(meta: String) throws {
        #expect(try draft(head: meta).published?.description.hasPrefix("2020-03-30") == true)
        #expect(try draft(head: "<meta name=publication_expires_date content=2020-03-30>").published == nil)
    }

    @Test func `a day is told more exactly by whoever says the time`() throws {
        let head = #"<meta name="date" content="2020-03-30">"#
        let draft = try draft(head: head, top: "<time datetime='2020-03-30T17:05:00+02:00'>x</time>")
        #expect(draft.published?.description == "2020-03-30T17:05:00+02:00")
    }

    @Test func `dates of other articles are not this one's`() throws {
        let related = "<aside class=related><a href=/x>Another story</a> <time datetime=2019-01-01>x</time></aside>"
        #expect(try draft(top: "<p>4 May 2020</p>", tail: related).published?.description == "2020-05-04")
        #expect(
            try draft(tail: related, url: "http://g.example/2020/05/04/ferry").published?.description == "2020-05-04")
    }

    @Test func `a time that stands below the headline is believed before what another teaser calls published`() throws {
        let teaser = "<aside><a href=/x>Another story</a> <time pubdate datetime=2019-01-01>x</time></aside>"
        let top = "<p class=when><time datetime=2020-05-04T10:00:00Z>4 May</time></p>"
        #expect(try draft(top: top, tail: teaser).published?.description == "2020-05-04T10:00:00Z")
    }

    @Test(arguments: [
        "<div>Gespeichert von rasos am 24. Juli 2017 - 18:55</div>",
        "<div class=post-footer>Dieser Artikel wurde am 24. Juli 2017 um 18:55 geschrieben</div>",
    ])
    func `the day stands behind the text where it stands nowhere else`(tail: String) throws {
        #expect(try draft(tail: tail).published?.description.hasPrefix("2017-07-24") == true)
        let reader = "<div class=comments><p>Hans am 24. Juli 2017 um 18:55</p></div>"
        #expect(try draft(tail: reader).published == nil)
    }

    @Test func `what was updated is told apart from what was published`() throws {
        let head = """
            <meta property="article:published_time" content="2020-03-30T14:20:00Z">
            <meta property="article:modified_time" content="2020-03-31T10:00:00Z">
            """
        let draft = try draft(head: head)
        #expect(draft.published?.description == "2020-03-30T14:20:00Z")
        #expect(draft.updated?.description == "2020-03-31T10:00:00Z")
    }

    // MARK: Byline

    @Test(arguments: [
        (#"<meta name=author content="By Jane Doe and John Smith">"#, "", ["Jane Doe", "John Smith"]),
        (#"<meta name=author content="Linny and Peter">"#, "", ["Linny", "Peter"]),
        (
            #"<meta name=citation_author content="Md Najmul Hossain"><meta name=citation_author content="Jan Lee">"#,
            "", ["Md Najmul Hossain", "Jan Lee"]
        ),
        ("", "<p class=author><span>Jane Doe</span><span>Founder</span></p>", ["Jane Doe"]),
        (#"<meta name=author content="Jane Doe, Senior Autos Reporter">"#, "", ["Jane Doe"]),
        (#"<meta name=author content="Staff">"#, "<p class=byline>By <a rel=author>Jane Doe</a></p>", ["Jane Doe"]),
        ("", "<div class=byline>ByJane Doe</div>", ["Jane Doe"]),
        ("", "<p class=author>Por <strong>Carla Dias</strong>, Gazeta — Vila Nova</p>", ["Carla Dias"]),
        ("", "<p class=author>Von <span>Eva Kurz</span>, Neuenbrück</p>", ["Eva Kurz"]),
        ("", "<div class=byline><a>Ann Lee</a><a>Tom Reed</a></div>", ["Ann Lee", "Tom Reed"]),
        ("", "<ul class=authors><li><a>Ann Lee</a></li><li><a>Tom Reed</a></li></ul>", ["Ann Lee", "Tom Reed"]),
        ("", "<div class=byline><a>דנה לוי</a><time>21:40 12.11.2019</time></div>", ["דנה לוי"]),
        ("", "<div class=byline><a href=/author/j>Jane Doe</a>\u{A0}-\u{A0}</div>", ["Jane Doe"]),
        ("", "<p class=byline>By Ann Lee Gazette Staff</p>", ["Ann Lee"]),
        ("", "<p class=author>本报记者　李　明</p>", ["李明"]),
        (
            "<meta name=author content='Max Falk, DER KURIER'><title>Ferry hits pier - DER KURIER</title>", "",
            ["Max Falk"]
        ),
        ("<meta name=author content='新桥晚报'>", "", []),
        ("", "<div>Written by: Jane Doe</div>", ["Jane Doe"]),
        ("", "<div>Author</div><div>Jane Doe</div>", ["Jane Doe"]),
        ("", "<div>Jane Doe</div><div>4 May 2020</div>", ["Jane Doe"]),
        ("", "<div>Jane Doe 4 May 2020</div>", []),
        ("", "<div class=author>Jane Doe 4 May 2020</div>", ["Jane Doe"]),
        ("", "<div>Von Ludwig van der Berg</div>", ["Ludwig van der Berg"]),
        ("", "<ul><li><a href=/sports/auto-racing>Auto Racing</a></li></ul>", []),
        ("", "<div>Read Next</div>", []), ("", "<div>Get Started</div>", []),
        (#"<meta property="og:site_name" content="The Gazette"><meta name=author content="The Gazette">"#, "", []),
        (
            #"<meta property="og:site_name" content="The Gazette"><meta name=author content="Jane Doe The Gazette">"#,
            "",
            ["Jane Doe"]
        ),
        (#"<meta name=author content="Lindsey O&amp;#8217;Donnell">"#, "", ["Lindsey O’Donnell"]),
    ])
    func `people are told from what else stands where they should`(head: String, top: String, names: [String]) throws {
        #expect(try draft(head: head, top: top).byline == names)
    }

    // MARK: Headline

    @Test(arguments: [
        // A kicker in the headline's element; a site's name for a title.
        (
            "Ferry hits the old stone pier",
            "<h1><span>Transport</span> <span>Ferry hits the old stone pier</span></h1>",
            "Ferry hits the old stone pier"
        ),
        // A link to the heading itself.
        (
            "Pier to shut for two years", "<h1>Pier to shut for two years<a href=#pier>¶</a></h1>",
            "Pier to shut for two years"
        ),
        ("Harbour Gazette - Print", "<h3>Harbour Gazette</h3><h1>Pier to shut</h1>", "Pier to shut"),
        (
            "News from The Harbour Agency",
            "<p><span class='headline entry-title'>Pier to shut for two years</span></p>",
            "Pier to shut for two years"
        ),
        (
            "News | Harbour Gazette", "<div class=headline>Pier to shut for two years</div>",
            "Pier to shut for two years"
        ),
    ])
    func `the page's title says which heading is the headline, or that it does not know`(
        title: String, top: String, headline: String
    ) throws {
        let text = (1...5).map {
            "<p>The ferry struck the pier on day \($0) of the storm, and the harbour was closed.</p>"
        }
        let page = "<html><head><title>\(title)</title></head><body>\(top)\(text.joined())</body></html>"
        #expect(try extractArticle(Array(page.utf8)).title == headline)
    }

    @Test(arguments: [
        ("<title>Ferry hits old stone pier | The Gazette</title>", "Ferry hits old stone pier"),
        (
            "<title>The Gazette - Ferry hits pier</title><meta property=og:site_name content='The Gazette'>",
            "Ferry hits old stone pier"
        ),
        (
            "<meta property=og:title content='You will not believe which pier the ferry hit'>",
            "Ferry hits old stone pier"
        ),
    ])
    func `the headline is the article's own`(head: String, title: String) throws {
        #expect(try draft(head: head).title == title)
    }

    @Test func `a site's name beside the headline in its heading is no part of it`() throws {
        let page =
            "<html><head><title>Ferry hits old stone pier » Local » The Gazette of Norvik</title></head><body><article>"
            + "<h1><span>Ferry hits old stone pier</span><a href=/>The Gazette of Norvik</a></h1>\(Self.prose)"
            + "</article></body></html>"
        let draft = try extractArticle(Array(page.utf8))
        #expect(draft.title == "Ferry hits old stone pier")
        #expect(draft.paragraphs.count == 5)
    }

    @Test(arguments: [
        "<h1><a href=/>Norvik and its harbour</a></h1>",
        "<h1 class=site-title><a href='https://gazette.example'>Norvik and its harbour</a></h1>",
    ])
    func `a heading that leads to the front page is the site's, not the article's`(site: String) throws {
        let head = "<title>Norvik and its harbour » A ferry that hit an old stone pier</title>"
        let body = "\(site)<article><h3>A ferry that hit an old stone pier</h3>\(Self.prose)</article>"
        let draft = try extractArticle(Array("<html><head>\(head)</head><body>\(body)</body></html>".utf8))
        #expect(draft.title == "A ferry that hit an old stone pier")
    }

    @Test func `who writes a journal of one is named above its headlines`() throws {
        let top = "<h1><a href=/>Lessons from a harbour</a></h1><p><span>by Jane Doe</span></p>"
        let page = "<html><body>\(top)<h3>A ferry that hit a pier</h3>\(Self.prose)</body></html>"
        #expect(try extractArticle(Array(page.utf8)).byline == ["Jane Doe"])
    }

    @Test func `a day in the heading is no part of it`() throws {
        let head = "<title>The Gazette</title><meta property=og:title content='A ferry that hit an old stone pier'>"
        let body = "<h2><time datetime=2019-06-17>Jun 17</time> A ferry that hit an old stone pier</h2>\(Self.prose)"
        let draft = try extractArticle(Array("<html><head>\(head)</head><body>\(body)</body></html>".utf8))
        #expect(draft.title == "A ferry that hit an old stone pier")
    }

    @Test func `what networks are told is kept where it differs`() throws {
        let head = "<meta property=og:title content='The pier that a ferry could not miss'>"
        #expect(try draft(head: head).socialTitle == "The pier that a ferry could not miss")
        #expect(try draft(head: "<meta property=og:title content='Ferry hits old stone pier'>").socialTitle == nil)
    }

    // MARK: What kind of page it is

    @Test func `pages that are no plain article are told as what they are`() throws {
        let live = #"<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>"#
        #expect(try draft(head: live).form == .liveBlog)
        let paid =
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":false}</script>"#
        #expect(try draft(head: paid).form == .teaser)
        #expect(try draft(tail: "<div>Subscribe to continue reading this article.</div>").form == .teaser)
        #expect(try draft().form == .article)
    }

    @Test(arguments: [
        "Please enable JavaScript and cookies to continue.", "Checking your browser before accessing the site.",
        "Before you continue to the site: we and our partners store and access information on a device.",
    ])
    func `a door in an article's place is no article`(words: String) {
        let page =
            "<html><head><title>gazette.example</title></head><body><h1>One moment</h1><p>\(words)</p></body></html>"
        #expect(throws: ExtractionError.self) { try extractArticle(Array(page.utf8)) }
    }

    @Test func `the publisher's own corrections are found`() throws {
        let notice = "An earlier version of this article misstated the number of people."
        #expect(try draft(tail: "").corrections.isEmpty)
        let page = "<body><h1>Ferry hits old stone pier</h1>\(Self.prose)<p>\(notice)</p></body>"
        #expect(try extractArticle(Array(page.utf8)).corrections == [notice])
    }

    @Test(arguments: [
        "Numa versão anterior deste artigo, lia-se outro número.",
        "I den tidligere version af artiklen stod et andet tal.",
        "BBC本文早前版本曾误写人数。", "В предыдущей версии было другое число.", "Korrektur: Es waren acht Menschen.",
    ])
    func `a correction is known wherever its words stand`(notice: String) {
        #expect(CorrectionNotice.stands(in: notice))
    }

    @Test(arguments: [
        ("&#x2F;", "Boats leave the harbour"), ("https:&#x2F;&#x2F;g.example&#x2F;", "Boats leave the harbour"),
        ("/index.html", "Boats leave the harbour"),
        ("https://g.example&#x2F;news&#x2F;a.html", "Ferry hits old stone pier"),
        ("/news/a.html", "Ferry hits old stone pier"),
    ])
    func `a heading that leads home is the site's`(address: String, headline: String) throws {
        let page =
            "<body><h1><a href='\(address)'>Ferry hits old stone pier</a></h1><h2>Boats leave the harbour</h2>\(Self.prose)</body>"
        #expect(try extractArticle(Array(page.utf8)).title == headline)
    }

    @Test func `an opening with a day and an agency is a dateline`() throws {
        let top = "<p>Taipei, Nov. 17 (CNA) The ministry released the plan for the pier on Thursday, it said.</p>"
        let draft = try draft(top: top)
        #expect(draft.place == "Taipei" && draft.agency == "CNA")
    }

    // MARK: Hostile pages

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            String(repeating: "<div>", count: 100_000) + "<p>Some words of text.</p>",
            String(repeating: "<div class='byline'>By John Smith, Jane Doe</div>", count: 20_000),
            String(repeating: "<p>Some words of text here, and more of them.</p>", count: 200_000),
            String(repeating: "<a href=x>Link words here</a> ", count: 200_000),
            String(repeating: "<p>2020-01-01 2020-02-02 12/12/12 Jan Feb Mar 1 2 3</p>", count: 20_000),
            "<div class='" + String(repeating: "related-share ", count: 100_000) + "'>Hello there.</div>",
            #"<script type="application/ld+json">"# + String(repeating: #"{"a":["#, count: 100_000)
                + "</script><p>Hello.</p>",
            String(repeating: "<p>wo\u{0}rd wo\u{0}rd.</p>", count: 1000),
        ])
    func `pages made to take for ever take a moment`(page: String) {
        let start = ContinuousClock.now
        _ = try? extractArticle(Array(page.utf8))
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `a page too large to be one is refused in words`() {
        let page = [UInt8](repeating: 0x3C, count: 33_000_000)
        #expect(throws: ExtractionError.tooLarge(bytes: 33_000_000)) { try extractArticle(page) }
        #expect("\(ExtractionError.tooLarge(bytes: 33_000_000))" == "the page has 33 MB, expected at most 32")
    }
}
