import Articles
import FeedReading
import Foundation
import TestSupport
import Testing

/// Feeds as they come: in pieces, packed, endless, and in dialects that are rarely met.
struct FeedReaderTests {
    private func read(_ bytes: [UInt8], pieces: Int) throws -> FeedDocument {
        var entries: [Entry] = []
        let reader = FeedReader { entries.append($0) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(piece.count)
            try piece.withUnsafeBufferPointer { try reader.read($0) }
        }
        var feed = try reader.finish()
        feed.entries = entries
        return feed
    }

    private func read(_ text: String) throws -> FeedDocument { try readFeed(Array(text.utf8)) }

    static let feeds = [
        "<rss><channel><title>T &amp; T</title><item><title>Ünï &#8217; 😀</title><link>http://h.example/a?b=1&c=2</link>"
            + "<description><![CDATA[<p>x</p>]]></description></item><item><guid>2</guid></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><title type='html'>&lt;b&gt;x</title><entry><id>1</id>"
            + "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>b</b></div></content></entry>"
            + "<author><name>At the end</name></author></feed>",
        #"{"version":"https://jsonfeed.org/version/1","title":"J \"q\"","items":[{"id":"1","title":"a ] b"},{"id":2}],"language":"en"}"#,
    ]

    @Test(arguments: feeds)
    func `pieces of any length read as the whole does`(text: String) throws {
        let bytes = Array(text.utf8)
        let whole = try readFeed(bytes)
        #expect(!whole.entries.isEmpty)
        for pieces in [1, 2, 3, 7, 64] {
            let feed = try read(bytes, pieces: pieces)
            #expect(feed.entries == whole.entries)
            #expect(feed.title == whole.title && feed.language == whole.language)
        }
    }

    @Test func `an author named at the feed's end wrote its first entry too`() throws {
        #expect(try read(Self.feeds[1]).entries.map(\.authors) == [["At the end"]])
    }

    @Test func `a gzipped sitemap is told by its first bytes, however it is cut`() throws {
        // Packed by gzip: <urlset><url><loc>http://h.example/1</loc></url></urlset>
        let packed = try #require(
            Data(
                base64Encoded:
                    "H4sIAAAAAAACA7MpLcopTi2xswHSdjY5+cl2GSUlBVb6+hl6qRWJuQU5qfqGNvogcRt9sBJ9qAYA/BJY5TkAAAA="))
        for pieces in [1, 5, 1000] {
            #expect(try read(Array(packed), pieces: pieces).entries.map(\.link) == ["http://h.example/1"])
        }
    }

    @Test func `what unpacks without end is an error and not an empty feed`() throws {
        let bomb = try Self.gzip(of: "<urlset><url><loc>http://h.example/1</loc></url>", blanks: 200 << 20)
        #expect(throws: FeedError.self) { try readFeed(bomb) }
    }

    /// A gzip file whose text ends in so many blanks.
    private static func gzip(of text: String, blanks: Int) throws -> [UInt8] {
        let output = Pipe()
        let tool = try Child(
            "/bin/sh", ["-c", "(printf '%s' '\(text)'; head -c \(blanks) /dev/zero | tr '\\0' ' ') | gzip -9"],
            output: output)
        let data = output.fileHandleForReading.readDataToEndOfFile()
        tool.waitUntilExit()
        return Array(data)
    }

    @Test func `JSON that was cut off keeps the items that were whole`() throws {
        let feed = try read(#"{"version":"x","title":"T","items":[{"id":"1"},{"id":"2","ti"#)
        #expect(feed.entries.map(\.id) == ["1"] && feed.title == "T")
    }

    @Test func `RSS in JSON is read as RSS`() throws {
        let feed = try read(
            ##"{"rss":{"channel":{"title":"S","language":"en","ttl":60,"item":[{"title":"a &amp; b","guid":{"#value":"g"},"pubDate":"Mon, 26 Jun 2017 19:40:58 GMT"}]}}}"##
        )
        #expect(feed.kind == .rss && feed.language == "en" && feed.rhythm.timeToLive == .seconds(3600))
        #expect(feed.entries.map(\.title) == ["a & b"] && feed.entries.map(\.id) == ["g"])
        #expect(feed.entries.first?.published?.description == "2017-06-26T19:40:58Z")
    }

    @Test func `CDF, from which RSS came, is read`() throws {
        let feed = try read(
            "<CHANNEL HREF='http://h.example/'><TITLE>C</TITLE><ITEM HREF='http://h.example/1' LASTMOD='1997-02-03'>"
                + "<TITLE>One</TITLE><ABSTRACT>Short</ABSTRACT></ITEM></CHANNEL>")
        #expect(feed.title == "C" && feed.link == "http://h.example/")
        let entry = try #require(feed.entries.first)
        #expect(entry.link == "http://h.example/1" && entry.title == "One" && entry.summary == "Short")
        #expect(entry.updated?.description == "1997-02-03")
    }

    @Test func `an entry alone is a document`() throws {
        let feed = try read("<entry xmlns='http://www.w3.org/2005/Atom'><id>7</id><title>Alone</title></entry>")
        #expect(feed.entries.map(\.title) == ["Alone"])
    }

    @Test func `when a publisher asks not to be asked`() throws {
        let feed = try read(
            "<rss><channel><ttl> 45 </ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour><hour>99</hour></skipHours>"
                + "<skipDays><day>Sunday</day><day>Someday</day></skipDays></channel></rss>")
        #expect(feed.rhythm.timeToLive == .seconds(2700))
        #expect(feed.rhythm.skippedHours == [0, 7] && feed.rhythm.skippedDays == [.sunday])
        func rest(_ time: String) throws -> TimeInterval {
            feed.rhythm.rest(at: try #require(NewsDate(time)).instant)
        }
        #expect(try rest("2026-11-20T12:00:00Z") == 2700)
        #expect(try rest("2026-11-20T06:30:00Z") == 5400)  // 07:15 is skipped, 08:00 is not
        // From Saturday night over Sunday, and over the hour after midnight.
        #expect(try rest("2026-11-21T23:30:00Z") == 25.5 * 3600)
    }

    @Test(arguments: [
        ("ann@example.com (Ann Lee)", "Ann Lee"), ("Ann Lee <ann@example.com>", "Ann Lee"), ("Ann Lee", "Ann Lee"),
        ("ann@example.com", "ann@example.com"), ("mailto:ann@example.com", "ann@example.com"),
        ("&lt;p&gt;Ann Lee&lt;/p&gt;", "Ann Lee"), ("Ann @ Night", "Ann @ Night"), ("(ann@example.com) Ann", "Ann"),
    ])
    func `an author is a name where there is one`(written: String, expected: String) throws {
        let text = written.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(
            try read("<rss><channel><item><author>\(text)</author></item></channel></rss>").entries[0].authors == [
                expected
            ])
    }

    @Test(arguments: [
        ("type='text'>a &lt;b&gt; c", "a <b> c"), ("type='html'>a &lt;b&gt;c&lt;/b&gt;", "a c"),
        ("type='html'>AT&amp;amp;T", "AT&T"), (">it&amp;#8217;s &lt;i&gt;so&lt;/i&gt;", "it’s so"),
        ("type='xhtml'><div>less &lt;more&gt;</div>", "less <more>"), ("mode='base64'>VGhlIGVuZA==", "The end"),
        ("type='application/octet-stream'>not base64", "not base64"),
    ])
    func `Atom says what its headlines are written in`(title: String, expected: String) throws {
        let feed = try read("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title \(title)</title></entry></feed>")
        #expect(feed.entries.map(\.title) == [expected])
    }

    @Test func `a video's headline is found in the media that it consists of`() throws {
        let feed = try read(
            "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><media:group><media:content>"
                + "<media:title>Clip</media:title></media:content><media:description>What</media:description></media:group></item>"
                + "<item><title>Own</title><media:title>Clip</media:title></item></channel></rss>")
        #expect(feed.entries.map(\.title) == ["Clip", "Own"])
        #expect(feed.entries[0].summary == "What")
    }

    @Test func `RSS without a channel is no empty feed`() {
        #expect(throws: FeedError.unknownFormat(found: "RSS without a channel")) { try read("<rss version='0.92'/>") }
    }

    @Test func `more entries than any honest feed has are an error, after as many as are taken`() {
        var count = 0
        let reader = FeedReader { _ in count += 1 }
        let block = Array(String(repeating: "<item><guid>1</guid></item>", count: 10_000).utf8)
        #expect(throws: FeedError.tooLarge(found: "more than 150000 entries", expected: "fewer")) {
            try Array("<rss><channel>".utf8).withUnsafeBufferPointer { try reader.read($0) }
            for _ in 0..<20 { try block.withUnsafeBufferPointer { try reader.read($0) } }
        }
        #expect(count == 150_000)
    }

    /// Nothing of a long feed is kept but what it says of itself.
    @Test(.timeLimit(.minutes(5))) func `a feed of fifty megabytes is read piece by piece`() throws {
        let item =
            "<item><title>One of many</title><description>\(String(repeating: "words ", count: 150))</description></item>\n"
        let block = Array(String(repeating: item, count: 500).utf8)
        var count = 0
        let reader = FeedReader { _ in count += 1 }
        try Array("<rss><channel><title>Long</title>".utf8).withUnsafeBufferPointer { try reader.read($0) }
        for _ in 0..<100 { try block.withUnsafeBufferPointer { try reader.read($0) } }
        #expect(try reader.finish().title == "Long")
        #expect(count == 50_000)
    }
}
