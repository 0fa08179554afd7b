import Articles
import Foundation
import Newsroom
import Storage
import TestSupport
import Testing

struct CommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
    }

    private func follow(_ feeds: [String]) throws {
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        try folder.write(
            "- outlet: Site\n  feeds: [\(feeds.map { site.url + $0 }.joined(separator: ", "))]\n", to: "Feeds/site.yaml"
        )
    }

    private func page(_ title: String, _ number: Int) -> String {
        let prose = (1...4).map {
            "<p>Paragraph \($0) of “\(title)” says that \(number) boats left the harbour that day.</p>"
        }
        return
            "<html lang=en><head><title>\(title)</title></head><body><h1>\(title)</h1>\(prose.joined())</body></html>"
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    // MARK: The main job

    @Test func `the demo shows the whole job in seconds`() throws {
        let started = ContinuousClock.now
        let ending = try program.run("demo")
        #expect(ending.status == 0)
        #expect(ContinuousClock.now - started < .seconds(60))
        for words in [
            "published", "[headline, number]", "silent", "[-Seven-]{+Eight+}", "the same text as", "gone", "0 changes",
            "Where to go next",
        ] {
            #expect(ending.output.contains(words), "\(words)")
        }
        #expect(!ending.output.contains("\u{1B}"))
    }

    @Test func `from an empty folder to a word diff`() throws {
        #expect(try program.run("init").status == 0)
        try follow(["/feed"])
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("Boats leave", 7))
        #expect(try program.run("check").status == 0)
        let first = try program.run("sync")
        #expect(first.status == 0)
        #expect(first.output.contains("published Site: Boats leave"))

        site.serve("/a", page("Boats leave", 8))
        #expect(try program.run("sync").output.contains("[number]"))
        let third = try program.run("sync")
        #expect(third.output.isEmpty)
        #expect(third.complaints == "1 source and 1 page looked at, 2 not modified, 0 changes, 0 failed\n")

        #expect(try program.run("articles").output.contains("Site: Boats leave (2 versions)"))
        #expect(try program.run("show", "1").output.contains("8 boats"))
        #expect(try program.run("show", site.url + "/a", "--version", "1").output.contains("7 boats"))
        #expect(try program.run("show", "1", "--version", "1", "--raw").output == page("Boats leave", 7))
        #expect(try program.run("history", "1").lines.count == 3)
        #expect(try program.run("diff", "1").output.contains("[-7-]{+8+} boats"))
        #expect(try program.run("search", "7", "boats").output.contains("version 1 of 2, since replaced"))
        #expect(try program.run("tail", "-n", "1").output.contains("revised"))
    }

    @Test func `programs get lines with every field of the contract`() throws {
        try follow(["/feed"])
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("Boats leave", 7))
        _ = try program.run("sync", "--quiet")
        let article = try object(try #require(program.run("export", "articles").lines.first))
        #expect(Set(article.keys) == ["id", "url", "urls", "outlet", "status", "copy_group", "story", "versions"])
        let version = try #require((article["versions"] as? [[String: Any]])?.first)
        #expect(Set(["n", "seen_at", "title", "text", "byline", "published", "change"]).isSubset(of: version.keys))
        #expect(version["byline"] is NSNull)

        let event = try object(try #require(program.run("tail", "--format", "jsonl").lines.first))
        #expect(event["type"] as? String == "article.published" && event["id"] as? String == "1")
        #expect(try program.run("export", "changes").lines.count == 1)
        #expect(try program.run("tail", "--since", "1", "--format", "jsonl").output.isEmpty)
        #expect(try program.run("tail", "--since", "2020-01-01", "--type", "article.published").lines.count == 1)
        #expect(try program.run("tail", "--kind", "number").output.isEmpty)

        try folder.write(page("Boats leave", 7), to: "page.html")
        try folder.write("page.html\nmissing.html\n", to: "list")
        let extracted = try program.run("extract", "--files-from", "list", "--format", "jsonl")
        #expect(extracted.status == 1 && extracted.lines.count == 2)
        #expect(
            Set(try object(extracted.lines[0]).keys) == [
                "source", "title", "byline", "published", "updated", "language", "place", "agency", "text",
                "standfirst",
                "socialTitle", "form", "corrections", "canonical", "amp", "picture",
            ])
        #expect(extracted.complaints == "dateline: missing.html: no such file, or not readable\n")
    }

    @Test func `a page is explained: what was kept, what not, and why`() throws {
        try folder.write(page("Boats leave", 7), to: "page.html")
        let told = try program.run("extract", "--explain", "page.html")
        #expect(told.status == 0)
        #expect(told.output.contains("headline: from h1: “Boats leave”"))
        #expect(told.lines.contains { $0.hasPrefix("+ Seven") || $0.hasPrefix("+ 7") || $0.hasPrefix("+ ") })
        let line = try #require(try program.run("extract", "--explain", "page.html", "--format", "jsonl").lines.first)
        #expect(Set(try object(line).keys) == ["source", "notes", "blocks"])
    }

    @Test func `rules are read from beside the configuration, tried when asked, and told where they are wrong`() throws
    {
        try follow([])
        site.serve(
            "/ferry", "<body><h1>T</h1><div id=x><p>The ferry sailed.</p></div><p>Also this and that.</p></body>")
        try folder.write(
            "body: //div[@id='x']\nboddy: //p\ntest_url: \(site.url)/ferry\ntest_contains: ferry sailed\n",
            to: "Config/rules/127.0.0.1.txt")
        #expect(try program.run("extract", site.url + "/ferry").output.hasSuffix("\nThe ferry sailed.\n"))
        let checked = try program.run("check", "--rules")
        #expect(checked.output.contains("127.0.0.1.txt:2: found the directive “boddy”"))
        #expect(checked.output.contains("127.0.0.1.txt:3: \(site.url)/ferry: ok"))
        try folder.write(
            "body: //div[@id='x']\ntest_url: \(site.url)/ferry\ntest_contains: Also this\n",
            to: "Config/rules/127.0.0.1.txt")
        let failed = try program.run("check", "--rules")
        #expect(failed.status == 1 && failed.complaints.contains("does not contain “Also this”"))
    }

    @Test func `feeds are parsed to the contract, and one broken file stops no other`() throws {
        try folder.write(
            "<rss><channel><title>T</title><item><guid>1</guid><link>/a</link></item></channel></rss>", to: "a.xml")
        try folder.write("", to: "b.xml")
        let ending = try program.run(
            "feeds", "parse", "--format", "jsonl", "--base-url", "http://h.example/f", "b.xml", "a.xml")
        #expect(ending.status == 0 && ending.lines.count == 2)
        #expect(try object(ending.lines[0])["error"] is String)
        let feed = try object(ending.lines[1])
        #expect(feed["error"] is NSNull)
        let entry = try #require((feed["entries"] as? [[String: Any]])?.first)
        #expect(entry["link"] as? String == "http://h.example/a")
    }

    @Test func `copies among given articles are grouped`() throws {
        let wire = (1...20).map {
            "On day \($0) the coast guard said that \($0 * 3) boats had left harbour number \($0)."
        }.joined(separator: " ")
        let lines = [("a", wire), ("b", "Nothing to do with it."), ("c", wire + " Our own line.")].map {
            "{\"id\":\"\($0)\",\"title\":\"\",\"text\":\"\($1)\"}"
        }
        try folder.write(lines.joined(separator: "\n"), to: "articles.jsonl")
        let groups = try program.run("group", "--format", "jsonl", "articles.jsonl").lines.map {
            try object($0)["copy_group"] as? String
        }
        #expect(groups == ["a", nil, "a"])
    }

    // MARK: What goes wrong

    @Test(
        arguments: [
            (["sync"], 2, "no configuration"), (["tail"], 2, "no configuration"), (["bogus"], 2, "Unexpected argument"),
            (["sync", "--bogus"], 2, "Unknown option"), (["articles", "--store", "none.sqlite"], 3, "no such store"),
            (["extract", "none.html"], 1, "no such file"), (["--config", "x"], 2, "Unknown option"),
            (["check", "--config", "none.yaml"], 2, "none.yaml: no such file"), (["extract"], 2, "nothing to read"),
        ] as [([String], Int32, String)])
    func `a mistake is one clear line and its exit status`(arguments: [String], status: Int32, words: String) throws {
        let (output, complaints) = (Pipe(), Pipe())
        let process = try program.start(arguments, output: output, complaints: complaints)
        let said = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == status)
        #expect(said.contains(words))
    }

    @Test func `bad sources cost a line each and nothing else`() throws {
        try follow(["/html", "/empty", "/good", "/fails"])
        try folder.write("http://127.0.0.1:1/feed\nhttp://no-such-host.invalid/\n", to: "Feeds/more.txt")
        site.serve("/html", "<html><head><link rel=alternate type='application/rss+xml' href='/good'></head></html>")
        site.serve("/empty", "", type: "text/xml")
        site.serve("/fails") { _ in ServedResponse(status: 500) }
        site.serveFeed("/good", entries: [("1", "/zero"), ("2", "/huge"), ("3", "/a")])
        site.serve("/zero", "")
        let huge = [UInt8](repeating: 0x61, count: 50_000_000)
        site.serve("/huge") { _ in ServedResponse(headers: [("Content-Type", "text/html")], body: huge) }
        site.serve("/a", page("Boats leave", 7))
        let ending = try program.run("sync")
        #expect(ending.status == 1)
        #expect(ending.output.contains("published Site: Boats leave"))
        for words in [
            "/html: found an HTML page, not a feed; that page links \(site.url)/good",
            "/empty: the feed is empty (no text in it)",
            "/fails: HTTP 500 Internal Server Error", "127.0.0.1:1 refuses connections",
            "“no-such-host.invalid” does not resolve",
            "/zero: the page is empty (0 bytes)", "/huge: larger than 10 MB",
        ] {
            #expect(ending.complaints.contains(words), "\(words) in \(ending.complaints)")
        }
        #expect(ending.complaints.split(separator: "\n").count == 8)
    }

    // MARK: One exchange

    @Test func `fetch shows what came, how, and what it is`() throws {
        try follow(["/feed"])
        site.redirect("/r", to: "/a")
        site.serve("/a", page("Boats leave", 7))
        site.serve("/robots.txt", "User-agent: *\nCrawl-delay: 0.01\nDisallow: /private\n", type: "text/plain")
        let ending = try program.run("fetch", site.url + "/r", "--verbose")
        #expect(ending.status == 0)
        for words in [
            "redirect    HTTP 302 Found: \(site.url)/r → \(site.url)/a", "verdict     fresh: an article, “Boats leave”",
            "answer      HTTP 200 OK over HTTP/1.1", "validators  ETag ", "Crawl-delay 0.01 s", "> GET /a HTTP/1.1",
            "< ETag:",
        ] {
            #expect(ending.output.contains(words), "\(words) in \(ending.output)")
        }
        let forbidden = try program.run("fetch", site.url + "/private/x")
        #expect(forbidden.status == 1)
        #expect(forbidden.output.contains("verdict     disallowed"))
        #expect(forbidden.complaints.contains("robots.txt asks not to (line 3: Disallow: /private)"))
        #expect(try program.run("fetch", site.url + "/private/x", "--ignore-robots").output.contains("gone: HTTP 404"))
        site.serve("/wall", "<html><head><title>Just a moment...</title></head><body><p>Checking.</p></body></html>")
        let wall = try program.run("fetch", site.url + "/wall")
        #expect(wall.status == 1)
        #expect(wall.output.contains("soft-error: the page is no article but says “Just a moment...”"))
    }

    @Test func `secrets of a source are sent and never shown`() throws {
        try follow([])
        try folder.write("tok3n-s3cret", to: "secret")
        try folder.write(
            "- outlet: S\n  feeds: \(site.url)/feed\n  credentials:\n    bearer: file:secret\n", to: "Feeds/s.yaml")
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("Boats leave", 7))
        let shown = try program.run("fetch", site.url + "/feed", "--verbose")
        let synced = try program.run("sync", "--verbose")
        #expect(synced.status == 0, "\(synced.complaints)")
        #expect(synced.complaints.contains("fetch url=\(site.url)/a verdict=fresh status=200"))
        #expect(site.exchanges.allSatisfy { $0.request.headers["authorization"] == "Bearer tok3n-s3cret" })
        let store = try Data(contentsOf: URL(fileURLWithPath: folder.file("dateline.sqlite")))
        let said = shown.output + shown.complaints + synced.output + synced.complaints
        #expect(!said.contains("s3cret"))
        #expect(store.range(of: Data("s3cret".utf8)) == nil)
        #expect(shown.output.contains("> Authorization: (hidden)"))
    }

    @Test func `check says aloud what is asked in spite of robots.txt`() throws {
        try follow([])
        try folder.write("- outlet: S\n  feeds: \(site.url)/feed\n  robots: no\n", to: "Feeds/s.yaml")
        let ending = try program.run("check")
        #expect(ending.output.contains("Feeds/s.yaml:2: \(site.url)/feed: robots: no; its robots.txt is not obeyed"))
    }

    @Test func `check lists every fault at once`() throws {
        try folder.write("stoer: x\nfetch:\n  timeout: soon\n", to: "Config/dateline.yaml")
        try folder.write("- outlet: A\n  fedds: x\n", to: "Feeds/a.yaml")
        let ending = try program.run("check")
        #expect(ending.status == 1)
        #expect(ending.complaints.split(separator: "\n").count == 5)
        #expect(ending.complaints.contains("Feeds/a.yaml:2: unknown key “fedds”; did you mean “feeds”?"))
    }

    @Test(arguments: Dateline.commands)
    func `every command's help has an example`(command: String) throws {
        let ending = try program.run(ArraySlice(command.split(separator: " ").map(String.init)) + ["--help"])
        #expect(ending.status == 0)
        #expect(ending.output.contains("EXAMPLE"))
    }

    // MARK: Two at once, and none

    @Test func `a second sync says who holds the store, or waits`() throws {
        try follow(["/feed"])
        site.serve("/feed") { _ in
            ServedResponse(
                headers: [("Content-Type", "text/xml")], body: Array("<rss><channel></channel></rss>".utf8),
                delivery: .dribble(bytes: 10, pause: 0.2))
        }
        let first = try program.start(["sync"])
        while site.exchanges.isEmpty { Thread.sleep(forTimeInterval: 0.005) }
        let second = try program.run("sync")
        #expect(second.status == 75)
        #expect(second.complaints.contains("in use by sync, process \(first.processIdentifier)"))
        #expect(try program.run("articles").status == 0)
        #expect(try program.run("sync", "--wait").status == 0)
        first.waitUntilExit()
        #expect(first.terminationStatus == 0)
    }

    @Test func `while it waits, a sync lets go of the code that it started with, of all libraries`() throws {
        try follow(["/feed"])
        site.serve("/feed") { _ in
            ServedResponse(
                headers: [("Content-Type", "text/xml")], body: Array("<rss><channel></channel></rss>".utf8),
                delivery: .dribble(bytes: 5, pause: 0.2))
        }
        let sync = try program.start(["sync"])
        while site.exchanges.isEmpty { Thread.sleep(forTimeInterval: 0.005) }
        // It is among the last of some forty, and has prepared itself for encrypting what nobody encrypts here.
        var held = try codeHeld(by: sync.processIdentifier, of: "libcrypto")
        for _ in 0..<40 where held >= 256 {
            Thread.sleep(forTimeInterval: 0.01)
            held = try codeHeld(by: sync.processIdentifier, of: "libcrypto")
        }
        #expect(held < 256)
        sync.waitUntilExit()
        #expect(sync.terminationStatus == 0)
    }

    /// In KiB.
    private func codeHeld(by process: Int32, of library: String) throws -> Int {
        let file = try #require(FileHandle(forReadingAtPath: "/proc/\(process)/smaps"))
        let lines = String(decoding: try #require(try file.readToEnd()), as: UTF8.self).split(separator: "\n")
        let maps = lines.indices.filter { lines[$0].contains(" r-xp ") && lines[$0].contains(library) }
        #expect(!maps.isEmpty)
        return try maps.reduce(0) { sum, map in
            let resident = try #require(lines[map...].first { $0.hasPrefix("Rss:") })
            return sum + (resident.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0)
        }
    }

    @Test(arguments: [3, 20, 60, 110, 170])
    func `killed in the middle, the next sync loses nothing and repeats nothing`(pages: Int) throws {
        try follow(["/feed"])
        site.serveFeed("/feed", entries: (0..<200).map { ("\($0)", "/p\($0)") })
        for number in 0..<200 { site.serve("/p\(number)", page("Page \(number)", number)) }
        let doomed = try program.start(["sync"])
        while site.exchanges.count < pages { Thread.sleep(forTimeInterval: 0.001) }
        kill(doomed.processIdentifier, SIGKILL)
        doomed.waitUntilExit()
        #expect(try program.run("sync", "--quiet").status == 0)
        let store = try ArticleStore(path: folder.file("dateline.sqlite"), access: .read)
        #expect(try store.integrity() == "ok")
        let changes = try store.changes(after: ChangeCursor(rawValue: 0), limit: 10_000)
        #expect(changes.map(\.cursor.rawValue) == (1...Int64(changes.count)).map(\.self))
        let published = changes.filter { $0.type == .articlePublished }.compactMap(\.data.article?.url)
        #expect(published.count == 200 && Set(published).count == 200)
        #expect(try program.run("sync").output.isEmpty)
    }

    @Test(.timeLimit(.minutes(5))) func `tail -f hears of another process's writes within a quarter of a second`()
        throws
    {
        try follow(["/feed"])
        site.serveFeed("/feed", entries: [("1", "/a")])
        site.serve("/a", page("Boats leave", 0))
        _ = try program.run("sync")
        let output = Pipe()
        let tail = try program.start(["tail", "-f", "--format", "jsonl"], output: output)
        defer { tail.terminate() }
        #expect(try object(Self.line(from: output))["id"] as? String == "1")
        for number in 1...5 {
            site.serve("/a", page("Boats leave", number))
            _ = try program.run("sync", "--quiet")
            let committed = Date()
            #expect(try object(Self.line(from: output))["type"] as? String == "article.revised")
            #expect(Date().timeIntervalSince(committed) < 0.25)
        }
    }

    private static func line(from pipe: Pipe) -> String {
        var bytes: [UInt8] = []
        while let byte = pipe.fileHandleForReading.readData(ofLength: 1).first, byte != UInt8(ascii: "\n") {
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

enum Dateline {
    static let commands = [
        "", "demo", "init", "sync", "tail", "articles", "show", "history", "diff", "search", "extract", "feeds parse",
        "group", "copies", "stories", "story",
        "export articles", "export changes", "check",
    ]
}
