import Foundation
import Newsroom
import TestSupport
import Testing

/// `dateline feeds …`, on the built binary.
struct FeedsCommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        site.serve(
            "/",
            "<html><head><title>Gazette</title><link rel=alternate type='application/rss+xml' href='/comments'>"
                + "<link rel=alternate type='application/rss+xml' href='/feed'></head><body><a href='/other.rss'>RSS</a></body></html>"
        )
        site.serveFeed("/feed", entries: [("1", "/a"), ("2", "/b"), ("2", "/c")])
        site.serve(
            "/comments",
            "<rss><channel><title>Comments on all</title><item><title>Re</title><link>/x</link></item></channel></rss>")
        site.serve("/robots.txt", "Sitemap: \(site.url)/news-map.xml\n", type: "text/plain")
        site.serve(
            "/news-map.xml", "<urlset><url><loc>\(site.url)/a</loc><lastmod>2026-01-01</lastmod></url></urlset>",
            type: "text/xml")
    }

    private func feeds(_ arguments: String...) throws -> Program.Ending {
        try program.run((["feeds"] + arguments)[...])
    }

    @Test func `discover tells what an outlet offers, the best first`() throws {
        let ending = try feeds("discover", site.url + "/")
        #expect(ending.status == 0)
        #expect(ending.lines.first == "best  \(site.url)/feed")
        #expect(ending.output.contains("\(site.url)/news-map.xml\n      sitemap, 1 entry, newest of 2026-01-01"))
        #expect(ending.output.contains("\(site.url)/comments"))
        #expect(ending.lines.last == "follow it with: dateline feeds add \(site.url)/feed")
        let lines = try feeds("discover", "--format", "jsonl", site.url + "/").lines
        #expect(lines.count == 3 && lines[0].contains("\"kind\":\"RSS\""))
    }

    @Test func `an address that offers nothing is said`() throws {
        let bare = try LoopbackSite()
        let ending = try feeds("discover", bare.url + "/")
        #expect(ending.status == 1)
        #expect(ending.complaints.contains("\(bare.url)/: HTTP 404 Not Found"))
        bare.serve("/", "<html><body><p>Nothing here.</p></body></html>")
        #expect(
            try feeds("discover", bare.url + "/").complaints.contains(
                "found no feed, no sitemap and no links to articles"))
        #expect(try feeds("discover", "no address").status == 2)
    }

    @Test func `add follows the best feed of a page, list tells of it, remove ends it`() throws {
        let added = try feeds("add", site.url + "/", "--tag", "local")
        #expect(added.output.hasSuffix("Feeds/feeds.yaml:5: follows \(site.url)/feed as “Site”\n"))
        #expect(try feeds("add", site.url + "/feed").complaints.contains("is followed already, by"))
        #expect(try feeds("list").output.contains("Site  \(site.url)/feed  new"))
        _ = try program.run("sync")
        let listed = try #require(try feeds("list", "--format", "jsonl").lines.first)
        for part in [
            "\"state\":\"ok\"", "\"entries\":3", "\"tags\":[\"local\"]", "\"title\":\"Site\"", "\"next_check\":\"2",
        ] {
            #expect(listed.contains(part), "\(part)")
        }
        site.serve("/feed") { _ in ServedResponse(status: 500) }
        _ = try program.run("sync")
        #expect(try feeds("list").output.contains("failing"))
        #expect(try feeds("list").output.contains("HTTP 500 Internal Server Error"))
        #expect(try feeds("remove", site.url + "/feed").status == 0)
        #expect(try feeds("list").output.contains("nothing is followed"))
        #expect(try program.run("articles").status == 0)
    }

    @Test func `check asks each source once and says in words what is wrong`() throws {
        site.redirect("/old", to: "/feed", status: 301)
        try folder.write(
            "- outlet: Site\n  feeds:\n    - \(site.url)/old\n    - \(site.url)/\n    - \(site.url)/none\n  sections: \(site.url)/feed\n",
            to: "Feeds/s.yaml")
        let ending = try feeds("check")
        #expect(ending.status == 1)
        for part in [
            "/old: RSS, 3 entries, “Site”", "has moved for good to \(site.url)/feed",
            "all 3 entries without a date that can be understood; they count from when they are first seen",
            "1 of 3 entries with the id of another; they are told apart by their links",
            "\(site.url)/: found an HTML page, not a feed; that page links \(site.url)/comments, \(site.url)/feed",
            "/none: HTTP 404 Not Found", "found no link that looks like an article",
        ] {
            #expect(ending.output.contains(part), "\(part) in \(ending.output)")
        }
    }

    @Test func `an article that three feeds and a sitemap list is one, with each way noted`() throws {
        let page =
            "<html><body><h1>Boats leave</h1>"
            + String(repeating: "<p>Seven boats left the harbour that day.</p>", count: 5)
        site.serve("/a", page)
        for feed in ["/f1", "/f2", "/f3"] {
            site.serveFeed(feed, entries: [(feed, "/a?utm_source=\(feed.dropFirst())")])
        }
        try folder.write(
            ["/f1", "/f2", "/f3", "/news-map.xml"].map { site.url + $0 }.joined(separator: "\n"), to: "Feeds/l.txt")
        #expect(try program.run("sync").status == 0)
        #expect(site.exchanges.count { $0.request.path.hasPrefix("/a") } == 1)
        let shown = try program.run("show", "1").output
        for path in ["/f1", "/f2", "/f3", "/news-map.xml"] { #expect(shown.contains("  \(site.url)\(path)\n")) }
        #expect(try program.run("articles").lines.count == 1)
    }

    @Test func `a list of subscriptions comes in and goes out without loss`() throws {
        let list = """
            <opml version="2.0"><body><outline text="World"><outline text="A &amp; B" xmlUrl="\(site.url)/feed"
            htmlUrl="\(site.url)/"/></outline><outline text="C" xmlUrl="\(site.url)/c" category="/x,/y"/>
            <outline text="bad" xmlUrl="nowhere"/></body></opml>
            """
        try folder.write(list, to: "mine.opml")
        let ending = try feeds("import", "mine.opml")
        #expect(ending.output.contains("Feeds/mine.opml: follows 2 feeds"))
        #expect(ending.complaints.contains("found “nowhere”, expected an http or https address"))
        let exported = try feeds("export").output
        #expect(exported.contains("<outline text=\"World\">"))
        #expect(
            exported.contains(
                "text=\"A &amp; B\" title=\"A &amp; B\" xmlUrl=\"\(site.url)/feed\" htmlUrl=\"\(site.url)/\""))
        #expect(exported.contains("category=\"/x,/y\""))
        try FileManager.default.removeItem(atPath: folder.file("Feeds/mine.opml"))
        try folder.write(exported, to: "again.opml")
        #expect(try feeds("import", "again.opml").status == 0)
        #expect(try feeds("export").output == exported)
        #expect(try feeds("import", "again.opml").output.contains("2 feeds followed already"))
    }

    @Test func `parse prints a line a file as programs are promised, and a failing one stops no other`() throws {
        try folder.write("<rss><channel><title>T</title><item><guid>1</guid></item></channel></rss>", to: "a.xml")
        try folder.write("no feed", to: "b.xml")
        try folder.write("b.xml\na.xml\nnone.xml\n", to: "list")
        let ending = try feeds("parse", "--format", "jsonl", "--files-from", "list")
        #expect(ending.status == 0)
        #expect(
            ending.lines == [
                #"{"source":"b.xml","entries":[],"feed":{"title":null,"link":null,"language":null,"ttl_minutes":null,"hub":null,"next":null},"error":"found text that begins “no feed”; expected RSS, Atom, RDF, JSON Feed or a sitemap"}"#,
                #"{"source":"a.xml","entries":[{"id":"1","link":null,"title":null,"published":null,"updated":null,"authors":[],"summary":null,"content":null,"categories":[],"enclosures":[]}],"feed":{"title":"T","link":null,"language":null,"ttl_minutes":null,"hub":null,"next":null},"error":null}"#,
                #"{"source":"none.xml","entries":[],"feed":{"title":null,"link":null,"language":null,"ttl_minutes":null,"hub":null,"next":null},"error":"no such file, or not readable"}"#,
            ])
        #expect(try feeds("parse", "b.xml").status == 1)
    }
}
