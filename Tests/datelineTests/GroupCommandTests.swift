import Foundation
import Newsroom
import TestSupport
import Testing

/// `copies`, `stories` and `story`, on three outlets that report one event and print one wire.
struct GroupCommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        let outlets = ["Vestland Wire", "Post", "Herald"]
        let sources = outlets.enumerated().map { "- outlet: \($1)\n  feeds: \(site.url)/\($0)/feed\n" }
        try folder.write(sources.joined(), to: "Feeds/site.yaml")
        for outlet in outlets.indices {
            site.serveFeed(
                "/\(outlet)/feed", entries: [("e", "/\(outlet)/event"), ("w", "/\(outlet)/wire")])
            let report = EventReports.lumba[outlet]
            site.serve(
                "/\(outlet)/event", page(report.title, report.text.components(separatedBy: "\n\n") + closing(outlet)))
        }
        try serveWires(["seven", "seven", "seven"])
    }

    /// What all three say besides, the third with another figure.
    private func closing(_ outlet: Int) -> [String] {
        ["The harbour of Tarvo will stay closed for \(outlet == 2 ? "nine" : "5") weeks, the captain of the port said."]
    }

    private func serveWires(_ dead: [String]) throws {
        for (outlet, figure) in dead.enumerated() {
            let lead = outlet == 1 ? ["Readers of ours will remember the bridge in the valley."] : []
            let wire =
                [
                    "Rescuers said that \(figure) soldiers were killed when the convoy was hit near the old bridge at Dalen."
                ]
                + (1...8).map {
                    "On day \($0) the coast guard said that \($0 * 3) boats had left harbour number \($0)."
                }
            site.serve("/\(outlet)/wire", page("Convoy hit at Dalen bridge", lead + wire))
        }
    }

    private func page(_ title: String, _ paragraphs: [String]) -> String {
        let prose = paragraphs.map { "<p>\($0)</p>" }.joined()
        return
            "<html lang=en><head><title>\(title)</title></head><body><article><h1>\(title)</h1>\(prose)</article></body></html>"
    }

    private func object(_ line: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func sync() throws { #expect(try program.run("sync", "--all", "--quiet").status == 0) }

    private func number(ofOutlet outlet: String, path: String) throws -> Int {
        let articles = try program.run("articles", "--format", "jsonl").lines.map(object)
        let found = articles.first { $0["outlet"] as? String == outlet && ($0["url"] as? String ?? "").hasSuffix(path) }
        return try #require(found?["id"] as? Int)
    }

    @Test func `who has not followed a correction is named`() throws {
        try sync()
        let wire = try number(ofOutlet: "Vestland Wire", path: "/wire")
        let before = try program.run("copies", String(wire))
        #expect(before.status == 0)
        #expect(before.output.contains("3 outlets with this text") && before.output.contains("likely the origin"))
        #expect(!before.output.contains("corrected"))

        try serveWires(["eight", "seven", "eight"])
        try sync()
        let post = try number(ofOutlet: "Post", path: "/wire")
        let after = try program.run("copies", String(post)).output
        #expect(after.contains("corrected a figure"))
        #expect(after.contains("that seven soldiers were") && after.contains("that eight soldiers were"))
        #expect(after.contains("still the old: Post (\(post))"))

        let line = try object(try #require(program.run("copies", String(wire), "--format", "jsonl").lines.first))
        #expect(Set(line.keys) == ["article", "origin", "copies", "corrections", "excerpts"])
        let correction = try #require((line["corrections"] as? [[String: Any]])?.first)
        #expect(correction["behind"] as? [Int] == [post] && correction["kind"] as? String == "number")
        #expect((correction["followed"] as? [Int])?.count == 1)
        #expect((line["copies"] as? [[String: Any]])?.count == 3)
    }

    @Test func `a story is listed, and told with who says which`() throws {
        try sync()
        let listed = try program.run("stories", "--format", "jsonl").lines.map(object)
        let event = try number(ofOutlet: "Post", path: "/event")
        let article = try #require(
            try program.run("articles", "--format", "jsonl").lines.map(object).first { $0["id"] as? Int == event })
        let known = try #require(article["story"] as? Int)
        let story = try #require(listed.first { $0["id"] as? Int == known })
        #expect(story["outlets"] as? Int == 3 && story["articles"] as? Int == 3)
        #expect(story["new_articles"] as? Int == 3)
        #expect(try program.run("stories", "-n", "1", "--since", "2h").lines.count == 2)
        #expect(try program.run("stories", "--since", "2190-01-01").output.contains("no story"))

        let told = try program.run("story", String(known)).output
        for words in ["Timeline", "Outlet by outlet", "Told differently", "5 weeks", "nine weeks", "Vestland Wire"] {
            #expect(told.contains(words), "\(words)")
        }
        let line = try object(try #require(program.run("story", String(known), "--format", "jsonl").lines.first))
        #expect(
            Set(line.keys) == [
                "id", "title", "outlets", "began", "grown", "articles", "differing", "shared", "single",
            ])
        #expect(try program.run("show", String(event)).output.contains("dateline story \(known)"))
        #expect(try program.run("articles").output.contains("story \(known)"))
        let exported = try program.run("export", "articles").lines.map(object).first { $0["id"] as? Int == event }
        #expect(exported?["story"] as? Int == known)
    }

    @Test func `what is not there, or not understood, is said in a line`() throws {
        try sync()
        let missing = try program.run("story", "999")
        #expect(missing.status == 1 && missing.complaints.contains("no story 999"))
        let since = try program.run("stories", "--since", "yesterday-ish")
        #expect(since.status == 2 && since.complaints.contains("expected a time"))
        #expect(try program.run("stories", "-n", "0").status == 2)
        #expect(try program.run("copies", "999").status == 1)
    }
}
