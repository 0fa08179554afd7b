import Articles
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing

@testable import WebServer

struct PageTests {
    let stand: Newsstand

    init() throws {
        stand = try Newsstand()
    }

    // MARK: Changes

    @Test func `the changes page tells a silent revision with its size and leads to the difference`() async throws {
        let id = try await stand.publishTwo()
        let page = try await stand.page("/")
        #expect(page.status == .ok)
        #expect(page.text.contains("/articles/\(id)/diff/1..2"))
        #expect(page.text.contains("<strong class=\"tag alarm\">silent</strong>"))
        #expect(page.text.contains("The Gazette"))
        #expect(page.text.contains("Boats <del>leave</del> <ins>sail</ins></a>"))
    }

    @Test func `a headline that is wholly another is told whole, and nothing but itself stands in its line`()
        async throws
    {
        let id = try await stand.publish(title: "السفن تغادر الميناء")
        try await stand.publish(title: "عاصفة تضرب الساحل", of: id, at: 60)
        let page = try await stand.page("/")
        // Words of ours before it would give the line their direction.
        #expect(page.text.contains("\"><del>السفن تغادر الميناء</del> <ins>عاصفة تضرب الساحل</ins></a>"))
    }

    @Test func `a first word stands apart from the one whose place it takes`() async throws {
        let id = try await stand.publish(title: "Seven boats leave the harbour")
        try await stand.publish(title: "Nine boats leave the harbour", Newsstand.text(8), of: id, at: 60)
        for address in ["/", "/articles/\(id)/diff/1..2"] {
            let page = try await stand.page(address)
            #expect(page.text.contains("<del>Seven</del> <ins>Nine</ins> boats leave the harbour"), "\(address)")
        }
    }

    @Test func `one is told as one`() async throws {
        let id = try await stand.publish()
        let article = try await stand.page("/articles/\(id)").text
        #expect(article.contains("· 1 version<") && !article.contains("(s)"))
        let sources = try await stand.page("/sources").text
        #expect(sources.contains("1 source ·") && sources.contains("1 article in 1 version ·"))
    }

    @Test func `a filter stands in the form, in the links and in the feed's address`() async throws {
        for number in 1...3 {
            try await stand.publish("/p\(number)", title: "Title \(number)", Newsstand.text(number * 11))
        }
        let page = try await stand.page("/?type=article.published&outlet=The+Gazette&limit=2")
        #expect(page.text.contains("value=\"article.published\" checked"))
        #expect(page.text.contains("value=\"The Gazette\" checked"))
        #expect(page.text.contains("/?type=article.published&amp;outlet=The%20Gazette&amp;limit=2&amp;before="))
        #expect(page.text.contains("/changes.atom?type=article.published&amp;outlet=The%20Gazette&amp;limit=2"))
        #expect(try await stand.page("/?type=article.gone").text.contains("no change passes this filter"))
    }

    @Test func `pages of the log follow upon each other without gap or repeat`() async throws {
        for number in 1...5 {
            try await stand.publish("/p\(number)", title: "Title \(number)", Newsstand.text(number * 11))
        }
        let all = try await stand.ask("/api/changes?limit=200")
        let numbers = try Self.numbers(in: all.text)
        var seen: [Int] = []
        var address: String? = "/api/changes?limit=2"
        while let next = address {
            let page =
                try JSONSerialization.jsonObject(with: Data(try await stand.ask(next).text.utf8)) as? [String: Any]
            seen += try Self.numbers(
                in: String(decoding: JSONSerialization.data(withJSONObject: page ?? [:]), as: UTF8.self))
            address = (page?["before"] as? Int).map { "/api/changes?limit=2&before=\($0)" }
        }
        #expect(seen == numbers && !seen.isEmpty)
    }

    private static func numbers(in json: String) throws -> [Int] {
        let page = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        let changes = page?["changes"] as? [[String: Any]] ?? []
        return changes.compactMap { ($0["id"] as? String).flatMap { Int($0) } }
    }

    @Test func `the lines that came since are a list and nothing around it`() async throws {
        _ = try await stand.publishTwo()
        let lines = try await stand.page("/lines?since=1")
        #expect(lines.text.contains("<li class=\"change revised silent\"") && !lines.text.contains("<html"))
        #expect(!lines.text.contains("id=\"c1\""))
    }

    @Test func `a page that shows nothing of the log follows it from its end`() async throws {
        _ = try await stand.publishTwo()
        let last = try stand.store.lastCursor()
        let page = try await stand.page("/?type=article.gone")
        #expect(page.text.contains("data-live=\"type=article.gone&amp;since=\(last)\""))
        let lines = try await stand.page("/lines?type=article.gone&since=0")
        #expect(lines.text.hasPrefix("<meta name=\"last\" content=\"\(last)\">"))
    }

    @Test(arguments: ["/lines?since=9223372036854775807", "/changes?since=9223372036854775807"])
    func `a number beyond the log's end is answered with nothing`(address: String) async throws {
        try await stand.publish()
        let answer = try await stand.ask(address)
        #expect(answer.status == .ok && !answer.text.contains("Boats leave"))
    }

    // MARK: Articles, versions, differences

    @Test func `an article's page has its text, versions, strip and addresses`() async throws {
        let id = try await stand.publishTwo()
        let page = try await stand.page("/articles/\(id)")
        #expect(page.status == .ok)
        #expect(page.text.contains("8 boats left the harbour") && !page.text.contains("7 boats left the harbour"))
        #expect(page.text.contains("<svg class=\"strip\" role=\"group\""))
        #expect(page.text.contains("<a href=\"/articles/\(id)/versions/1\" aria-label=\"Version 1, "))
        #expect(page.text.contains("https://gazette.example/a"))
        #expect(page.text.contains("/articles/\(id)/versions/1/snapshot"))
    }

    @Test func `a version stays at its address, as it was`() async throws {
        let id = try await stand.publishTwo()
        let page = try await stand.page("/articles/\(id)/versions/1")
        #expect(page.text.contains("7 boats left the harbour") && page.text.contains("Boats leave"))
    }

    @Test func `a difference is told inline, side by side and as a picture`() async throws {
        let id = try await stand.publishTwo()
        let inline = try await stand.page("/articles/\(id)/diff/1..2")
        #expect(inline.text.contains("<ins>8</ins>") && inline.text.contains("<del>7</del>"))
        let side = try await stand.page("/articles/\(id)/diff/1..2?layout=side")
        #expect(side.text.contains("class=\"sides\"") && side.text.contains("<ins>8</ins>"))
        let picture = try await stand.page("/articles/\(id)/diff/1..2.svg")
        #expect(picture.headers[.contentType] == "image/svg+xml; charset=utf-8")
        #expect(picture.text.contains("text-decoration=\"line-through\""))
        #expect(!picture.text.contains("<script") && !picture.text.contains("style="))
    }

    @Test func `the form on an article's page leads to the comparison, whichever version comes first`() async throws {
        let id = try await stand.publishTwo()
        let answer = try await stand.page("/articles/\(id)/diff?from=2&to=1")
        #expect(answer.status == .seeOther && answer.headers[.location] == "/articles/\(id)/diff/1..2")
    }

    @Test(arguments: [("ar", "غادرت القوارب الميناء صباح اليوم"), ("zh", "七艘船今天早上离开了港口前往大海")])
    func `texts keep their language and each paragraph its direction`(language: String, sentence: String) async throws {
        let id = try await stand.publish(title: sentence, (1...6).map { "\(sentence) \($0)" }, language: language)
        let page = try await stand.page("/articles/\(id)")
        #expect(page.text.contains("lang=\"\(language)\"") && page.text.contains("<p dir=\"auto\">\(sentence) 1</p>"))
    }

    @Test func `a snapshot is the page as it came, shut in`() async throws {
        let script = "<html><script>alert(1)</script><img src=https://tracker.example/x></html>"
        let id = try await stand.publish(page: script, type: "text/html; charset=ISO-8859-1")
        let answer = try await stand.page("/articles/\(id)/versions/1/snapshot")
        #expect(answer.text == script)
        #expect(
            answer.headers[.contentSecurityPolicy]
                == "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        #expect(answer.headers[.contentType] == "text/html; charset=iso-8859-1")
    }

    @Test func `a snapshot asks no other host, whatever its charset`() async throws {
        let page = "<html><LINK rel=dns-prefetch href=//tracker.example><p>link <em>text</em></p></html>"
        let id = try await stand.publish(page: page)
        let answer = try await stand.page("/articles/\(id)/versions/1/snapshot")
        #expect(answer.text == page.replacing("<LINK", with: "<xINK"))
        func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] as [UInt8] } }
        #expect(HarmlessPage.bytes(wide("a<link>b")) == wide("a<xink>b"))
        for short in ["<", "<l", "<lin", "", "<<link"] {
            #expect(HarmlessPage.bytes(Array(short.utf8)).count == short.utf8.count)
        }
    }

    @Test(arguments: [
        "image/svg+xml", "application/xml", "text/html\u{7F}x", "", "application/javascript; charset=utf-8",
    ])
    func `what is no HTML is served as text, whatever it calls itself`(type: String) async throws {
        let id = try await stand.publish(page: "<svg onload=alert(1)>", type: type)
        let answer = try await stand.page("/articles/\(id)/versions/1/snapshot")
        #expect(answer.headers[.contentType]?.hasPrefix("text/plain") == true)
    }

    // MARK: Sources, search, stories

    @Test func `sources tell how they do and when they are asked again`() async throws {
        try await stand.store.record(
            [.sourceFailed(stand.source.id, reason: "503 <Service> Unavailable")], at: stand.start)
        let page = try await stand.page("/sources")
        #expect(page.text.contains("503 &lt;Service&gt; Unavailable") && page.text.contains("failing"))
        #expect(page.text.contains("<svg class=\"rhythm\""))
    }

    @Test func `a search tells words that do not stand any more, and since when`() async throws {
        let id = try await stand.publish()
        try await stand.publish(
            title: "Boats sail", Newsstand.text().map { $0.replacing("harbour", with: "port") }, of: id, at: 60)
        let page = try await stand.page("/search?q=harbour")
        #expect(page.text.contains("stood in version 1 of 2") && page.text.contains("<mark>harbour</mark>"))
        #expect(page.text.contains("/articles/\(id)/diff/1..2"))
        #expect(try await stand.page("/search?q=port").text.contains("still stands, version 2"))
    }

    @Test func `an article that is gone does not still say what it said`() async throws {
        let id = try await stand.publish()
        _ = try await stand.store.record(
            [.pageGone(id, reason: "HTTP 404 Not Found")], at: stand.start.addingTimeInterval(60))
        let page = try await stand.page("/search?q=harbour")
        #expect(page.text.contains("stood there to the end, version 1") && !page.text.contains("still stands"))
    }

    @Test func `a page on a long text leads down to its first edit`() async throws {
        let id = try await stand.publish()
        var text = Newsstand.text()
        text[4] = text[4].replacing("7 boats", with: "8 boats")
        try await stand.publish(title: "Boats leave", text, of: id, at: 60)
        let page = try await stand.page("/articles/\(id)/diff/1..2")
        #expect(page.text.contains("<a href=\"#p5\">") && page.text.contains("<p id=\"p5\" class=\"revised\""))
        #expect(try await !stand.page("/articles/\(id)/diff/1..2?layout=side").text.contains("href=\"#p5\""))
    }

    @Test func `drawings are as wide as their place, and nothing in them is stretched`() async throws {
        let id = try await stand.publishTwo()
        let page = try await stand.page("/articles/\(id)")
        let strip = try #require(page.text.firstMatch(of: #/<svg class="strip"[^>]*>/#)).output
        #expect(strip.contains("width=\"100%\"") && !strip.contains("viewBox"))
        #expect(page.text.contains("<rect x=\"0%\"") && page.text.contains("<rect x=\"98.4%\""))
    }

    @Test func `what turned out to be another article leads to its page, and to no version of it`() async throws {
        let url = try #require(WebURL("https://gazette.example/b"))
        let kept = try await stand.publish()
        let gone = try await stand.publish("/b", title: "Trains stop", Newsstand.text(31))
        _ = try await stand.store.merge(kept, gone, at: stand.start.addingTimeInterval(60))
        #expect(try stand.store.article(at: url)?.id == kept)
        for address in ["", "/versions/1", "/versions/2", "/diff/1..2", "/versions/1/snapshot"] {
            let answer = try await stand.page("/articles/\(gone)\(address)")
            #expect(
                answer.status == .permanentRedirect && answer.headers[.location] == "/articles/\(kept)", "\(address)")
            #expect(answer.text.contains("/articles/\(kept)"))
        }
        let told = try await stand.ask("/api/articles/\(gone)/versions/1")
        #expect(told.headers[.location] == "/api/articles/\(kept)")
    }

    @Test func `without a story the page says so, and a number that none has is not found`() async throws {
        #expect(try await stand.page("/stories").status == .ok)
        #expect(try await stand.page("/stories/99").status == .notFound)
    }

    // MARK: Feeds and counts

    @Test func `the Atom feed is well-formed whatever stands in a headline`() async throws {
        try await stand.publish(title: "A & B <\u{1}> “C” ]]>")
        let feed = try await stand.ask("/changes.atom")
        let parser = XMLCheck(feed.text)
        #expect(parser.isWellFormed && feed.text.contains("A &amp; B &lt;&gt;"))
        let search = try await stand.ask("/search.atom?q=harbour").text
        #expect(XMLCheck(search).isWellFormed)
    }

    @Test func `what is written does not have everything counted anew`() async throws {
        try await stand.publish()
        try await stand.server().application.test(.router) { [stand] client in
            let first = try await client.execute(uri: "/metrics", method: .get)
            try await stand.publish("/b", title: "Trains stop", Newsstand.text(31))
            let second = try await client.execute(uri: "/metrics", method: .get)
            #expect(first.text.contains("\ndateline_articles 1\n") && second.text == first.text)
        }
    }

    @Test func `counts are told to Prometheus`() async throws {
        _ = try await stand.publishTwo()
        let text = try await stand.ask("/metrics").text
        #expect(text.contains("\ndateline_versions 2\n") && text.contains("\ndateline_changes_total "))
        #expect(try await stand.ask("/healthz").text == "ok\n")
        #expect(try await stand.ask("/readyz").status == .ok)
    }
}
