import Articles
import FeedReading
import Testing

struct ReadFeedTests {
    private let base = WebURL("https://h.example/news/feed.xml")

    private func read(_ text: String) throws -> FeedDocument { try readFeed(Array(text.utf8), base: base) }

    @Test func `RSS 2 is read whole`() throws {
        let feed = try read(
            """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>The &lt;b&gt;Gazette&lt;/b&gt;</title><link>/</link><language>en</language><ttl>30</ttl>
            <item><title>Tom &amp;amp; Jerry</title><link>a?x=1&amp;y=2</link><guid isPermaLink="false">7</guid>
            <pubDate>Mon, 30 Mar 2020 09:20:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator>
            <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
            <category> sea </category><enclosure url="p.jpg" type="image/jpeg" length="12"/></item></channel></rss>
            """)
        #expect(feed.title == "The Gazette")
        #expect(feed.link == "https://h.example/")
        #expect(feed.rhythm.timeToLive == .seconds(1800))
        let entry = try #require(feed.entries.first)
        #expect(entry.id == "7" && entry.title == "Tom & Jerry" && entry.link == "https://h.example/news/a?x=1&y=2")
        #expect(entry.published?.description == "2020-03-30T09:20:00Z")
        #expect(entry.authors == ["Jane Doe"] && entry.summary == "Short" && entry.content == "<p>Long</p>")
        #expect(entry.categories == ["sea"])
        #expect(entry.enclosures == [.init(url: "https://h.example/news/p.jpg", type: "image/jpeg", length: 12)])
    }

    @Test func `Atom is read with its bases, its sources' authors and its own ids`() throws {
        let feed = try read(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/base/"><title type="html">A &amp;lt; B</title>
            <link rel="hub" href="https://hub.example/"/><author><name>Desk</name></author>
            <entry><id>/2024/x</id><title>One</title><link href="one"/><updated>2024-04-23T10:00:00Z</updated>
            <source><author><name>Other</name></author></source></entry>
            <entry xml:base="two/"><id>2</id><link rel="alternate" type="text/html" href="page"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi</p></div></content></entry></feed>
            """)
        #expect(feed.hub == "https://hub.example/")
        #expect(feed.entries.map(\.link) == ["https://h.example/base/one", "https://h.example/base/two/page"])
        #expect(feed.entries.map(\.id) == ["/2024/x", "2"])
        #expect(feed.entries.map(\.authors) == [["Other"], ["Desk"]])
        #expect(feed.entries[1].content?.contains("<p>Hi</p>") == true)
    }

    @Test func `RDF's items stand beside the channel`() throws {
        let feed = try read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>R</title></channel>
            <item rdf:about="urn:1"><title>T</title><link>t</link><dc:date>2020-02-18T16:00:00+03:00</dc:date></item></rdf:RDF>
            """)
        #expect(feed.title == "R")
        #expect(feed.entries.first?.id == "urn:1")
        #expect(feed.entries.first?.published?.description == "2020-02-18T16:00:00+03:00")
    }

    @Test func `a news sitemap names its publication`() throws {
        let feed = try read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>/a</loc><lastmod>2020-01-02</lastmod><news:news><news:publication><news:name>N</news:name>
            <news:language>tr</news:language></news:publication><news:title>T</news:title><news:keywords>x, y</news:keywords>
            </news:news></url></urlset>
            """)
        #expect(feed.title == "N" && feed.language == "tr")
        #expect(feed.entries.first?.link == "https://h.example/a" && feed.entries.first?.categories == ["x", "y"])
    }

    @Test func `a sitemap index lists sitemaps and no entries`() throws {
        let feed = try read("<sitemapindex><sitemap><loc>/s.xml</loc></sitemap></sitemapindex>")
        #expect(feed.sitemaps.map(\.url) == ["https://h.example/s.xml"] && feed.entries.isEmpty)
    }

    @Test func `JSON Feed may number its ids and null its fields`() throws {
        let feed = try read(
            #"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":7,"url":"a","title":null,"authors":[{"name":"A"}],"tags":["x"]}]}"#
        )
        let entry = try #require(feed.entries.first)
        #expect(
            entry.id == "7" && entry.link == "https://h.example/news/a" && entry.title == nil && entry.authors == ["A"])
    }

    @Test func `what a feed got wrong is repaired where it stands`() throws {
        let feed = try read(
            "junk\n<rss><channel><title>R&D &nbsp;&eacute;</title><item><title>A<item><title>B</title>")
        #expect(feed.title == "R&D é")
        #expect(feed.entries.count >= 1)
    }

    @Test func `a web page in place of a feed is told with the feeds that it links`() {
        let page =
            "<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/rss></head><body>x</body></html>"
        #expect(throws: FeedError.htmlPage(feeds: ["https://h.example/rss"])) { try read(page) }
    }

    @Test func `nothing, and what is no feed, are told apart`() {
        #expect(throws: FeedError.empty) { try read("  \n ") }
        #expect(throws: FeedError.unknownFormat(found: "XML whose root is <note>")) { try read("<note>x</note>") }
        #expect(throws: FeedError.unknownFormat(found: "text that begins “hello there”")) { try read("hello there") }
        #expect(throws: FeedError.invalidJSON("expected “items” with a list")) { try read("{}") }
        #expect(throws: FeedError.invalidJSON("it does not parse")) { try read("{\"items\": [") }
    }

    @Test func `a page of another archive is found, and a podcast's date is one of its own`() throws {
        let feed = try read(
            """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
            <channel><title>x</title><atom:link rel="next" href="?page=2"/><sy:updatePeriod>daily</sy:updatePeriod>
            <sy:updateFrequency>4</sy:updateFrequency></channel></rss>
            """)
        #expect(feed.next == "https://h.example/news/feed.xml?page=2")
        #expect(feed.rhythm.timeToLive == .seconds(6 * 3600))
    }

    @Test func `OPML keeps titles, folders and categories, written and read again`() throws {
        let opml = """
            <opml version="2.0"><body><outline text="World"><outline text="A/B"><outline type="rss" text="H &amp; &quot;Co&quot;"
            xmlUrl="https://h.example/f?a=1&amp;b=2" htmlUrl="https://h.example/" category="/World/A∕B,/daily"/></outline>
            </outline><outline xmlUrl="https://i.example/f"/></body></opml>
            """
        let feeds = try #require(readOPML(Array(opml.utf8)))
        #expect(
            feeds == [
                OPMLFeed(
                    url: "https://h.example/f?a=1&b=2", title: "H & \"Co\"", page: "https://h.example/",
                    tags: ["World/A∕B", "daily"]),
                OPMLFeed(url: "https://i.example/f", title: nil),
            ])
        let again = try #require(readOPML(Array(writeOPML(feeds, title: "T").utf8)))
        #expect(again.map(\.url).sorted() == feeds.map(\.url).sorted())
        #expect(again.first { $0.tags.count == 2 } == feeds[0])
        #expect(readOPML(Array("<rss/>".utf8)) == nil)
    }
}
