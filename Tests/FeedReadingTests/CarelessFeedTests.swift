import Articles
import FeedReading
import Testing

/// What careless programs write, and what was meant by it.
struct CarelessFeedTests {
    private func read(_ text: String, base: String? = "http://base.example/d/f") throws -> FeedDocument {
        try readFeed(Array(text.utf8), base: base.flatMap { WebURL($0) })
    }

    private func item(_ inside: String) throws -> Entry {
        try #require(try read("<rss><channel><title>F</title><item>\(inside)</item></channel></rss>").entries.first)
    }

    private func entry(_ inside: String) throws -> Entry {
        try #require(
            try read("<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(inside)</entry></feed>").entries.first)
    }

    @Test(arguments: [
        "<rss><channel><title>F<item><title>a</title></item><item><title>b</title></item></channel></rss>",
        "<rss><channel><description>foo</des<item><title>a</title></item><item><title>b</title></item></channel></rss>",
        "<rss><channel><image><url>x</url><item><title>a</title></item><item><title>b</title></item></channel></rss>",
        "<rss><channel><items><item><title>a</title></item><item><title>b</title></item></items></channel></rss>",
        "<rss><channel><item><title>a</title></item><ite</title></item><item><title>b</title></item></channel></rss>",
        "<Channel xmlns='http://purl.org/net/rss1.1#'><items><item><title>a</title></item><item><title>b</title></item></items></Channel>",
        "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:entry><atom:title>a</atom:title></atom:entry><item><title>b</title></item></channel></rss>",
        "<feed><title>F<entry><title>a</title></entry><entry><title>b</title></entry></feed>",
        "<feed><entries><entry><title>a</title></entry></entries><item><title>b</title></item></feed>",
        "<rss><channel xmlns='http://www.w3.org/2005/Atom'><item><title>a</title></item><item><title>b</title></item></channel></rss>",
        "<rss><channel><item><title>a</title></item></channel></rss><item><title>b</title></item>",
    ])
    func `an entry is an entry wherever it begins`(text: String) throws {
        #expect(try read(text).entries.map(\.title) == ["a", "b"])
    }

    @Test func `a link without a namespace is the page's only if it says nothing else`() throws {
        #expect(
            try item("<link rel='self' href='http://s.example/'/><link>http://real.example/</link>").link
                == "http://real.example/")
        let linked = try item("<link rel='enclosure' href='e.mp3' length='12,345'/><guid>http://g.example/</guid>")
        #expect(linked.link == "http://g.example/")
        #expect(linked.enclosures == [.init(url: "http://base.example/d/e.mp3", type: nil, length: 12_345)])
        #expect(
            try read("<rss><channel><link rel='hub' href='h'/><link>http://f.example/</link></channel></rss>").link
                == "http://f.example/")
    }

    @Test func `the first that says something counts, and not an empty one before it`() throws {
        let entry = try item(
            "<title/><title>b</title><guid> </guid><guid>2</guid><pubDate>bad</pubDate>"
                + "<pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><description/><description>d</description>")
        #expect(entry.title == "b" && entry.id == "2" && entry.summary == "d")
        #expect(entry.published?.description == "2004-01-01T19:48:21Z")
    }

    @Test func `a dialect's own words are understood in another`() throws {
        let rss = try item("<summary>s</summary><content>c</content><modified>2004-01-01</modified>")
        #expect(rss.summary == "s" && rss.content == "c" && rss.updated?.dayText == "2004-01-01")
        let atom = try entry(
            "<guid>7</guid><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate><description>d</description>"
                + "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>t</dc:title><enclosure url='e'/>")
        #expect(atom.id == "7" && atom.title == "t" && atom.summary == "d" && atom.enclosures.count == 1)
        #expect(atom.published?.dayText == "2004-01-01")
    }

    @Test func `addresses are resolved where they stand, and their escapes left alone`() throws {
        #expect(
            try item("<link xml:base='http://x.example/l/'>a%20b%zz</link>").link == "http://x.example/l/a%20b%25zz")
        #expect(try item("<link>http://a.example/x?a=1&amp;amp;b=2</link>").link == "http://a.example/x?a=1&b=2")
        #expect(try item("<link>http://a.example/\n   b</link>").link == "http://a.example/b")
        #expect(try entry("<link xml:base='http://[bad/' href='x'/>").link == "http://base.example/d/x")
        #expect(try entry("<content src='c.html'/>").link == "http://base.example/d/c.html")
        #expect(
            try entry("<link href='a.pdf' type='application/pdf'/><link href='b' type='text/html; charset=utf-8'/>")
                .link
                == "http://base.example/d/b")
        let feed = try read("<feed><link rel='self hub' href='n' xml:base='http://z.example/'/></feed>")
        #expect(feed.hub == "http://z.example/n" && feed.topic == "http://z.example/n")
    }

    @Test func `what an entry is about, in every vocabulary`() throws {
        let entry = try item(
            "<category>a</category><category term='b'/><media:category label='c'>x</media:category>"
                + "<itunes:category text='d'><itunes:category text='e'/></itunes:category><media:keywords>f, a</media:keywords>"
        )
        #expect(entry.categories == ["a", "b", "c", "d", "e", "f"])
    }

    @Test(arguments: [
        ("A (a@h.example), C (c@h.example)", ["A", "C"]), ("a@h.example, c@h.example", ["a@h.example", "c@h.example"]),
        ("j@e.example (Bob (the man))", ["Bob (the man)"]), ("Simon (mailto:s@e.example)", ["Simon"]),
        ("A, B and C", ["A, B and C"]),
    ])
    func `people are told apart by their addresses`(author: String, expected: [String]) throws {
        #expect(try item("<author>\(author)</author>").authors == expected)
    }

    @Test func `markup in a headline parts its words, open or escaped`() throws {
        #expect(try item("<title><p>a</p><p>b</p></title>").title == "a b")
        #expect(try item("<title>a<br>b</title>").title == "a b")
        #expect(try item("<title>Rates &lt;zero for the first time</title>").title == "Rates <zero for the first time")
    }

    @Test func `a program's complaints before a feed are passed over`() throws {
        for junk in ["[debug] foo\n", "{foo}\n", "<br><b>Warning</b>: x", "\u{FEFF}\n\n"] {
            #expect(try read(junk + "<?xml version='1.0'?><rss><channel><title>F</title></channel></rss>").title == "F")
        }
    }

    @Test func `JSON's characters of no value are no part of what it says`() throws {
        let json =
            #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a\u0000b","url":"http://x.example/a","#
            + #""title":"Ferry\u0000 hits pier","content_text":"It \u0000sank."}]}"#
        let entry = try #require(try read(json).entries.first)
        #expect(entry.id == "ab" && entry.title == "Ferry hits pier" && entry.content == "It sank.")
    }

    @Test func `JSON that a parser refuses is mended`() throws {
        let feed = try read(
            #"{"version":"x","title":"cut \ud83d","items":["a",5,null,{"id":"1","title":"\ud83d\ude00 \ud83d!"},{"id":"2","n":NaN,},{"id":"3","title":"a\'b"#
                + "\n" + #"c"}]}"#)
        #expect(feed.title == "cut \u{FFFD}")
        #expect(feed.entries.map(\.title) == ["😀 \u{FFFD}!", nil, "a'b c"])
    }

    @Test func `a hub is a WebSub hub where there is a choice`() throws {
        let feed = try read(
            #"{"version":"x","items":[],"hubs":[{"type":"rssCloud","url":"http://c.example/"},{"type":"WebSub","url":"http://h.example/"}]}"#
        )
        #expect(feed.hub == "http://h.example/")
    }

    @Test func `one item of RSS in JSON may stand without a list`() throws {
        let feed = try read(
            #"{"rss":{"channel":{"title":"T","managingEditor":"e@h.example (Ed)","item":{"title":"a","description":"d"}}}}"#
        )
        #expect(feed.entries.map(\.title) == ["a"] && feed.entries.map(\.authors) == [["Ed"]])
    }

    @Test func `the channel around a CDF's channels is the feed`() throws {
        let feed = try read(
            "<CHANNEL HREF='http://c.example/'><TITLE>F</TITLE><CHANNEL HREF='sub'><TITLE>s</TITLE></CHANNEL></CHANNEL>"
        )
        #expect(feed.title == "F" && feed.link == "http://c.example/")
    }

    @Test func `the ways of RDF to name an item`() throws {
        let feed = try read(
            "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                + "<item r:about='http://i.example/'/><item about='2'/></r:RDF>")
        #expect(feed.entries.map(\.id) == ["http://i.example/", "2"])
    }

    @Test func `Atom 0.3's alternatives are one content`() throws {
        let entry = try entry(
            "<content type='multipart/alternative'><content type='text/plain'>p</content>"
                + "<content type='text/html' mode='escaped'>&lt;p&gt;h&lt;/p&gt;</content></content>")
        #expect(entry.content == "<p>h</p>")
    }
}
