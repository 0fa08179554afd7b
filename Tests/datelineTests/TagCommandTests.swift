import Foundation
import Newsroom
import TestSupport
import Testing

struct TagCommandTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
    }

    private func follow(_ tags: String) throws {
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
        let outlets = ["Gazette", "Herald"].map { outlet in
            "- outlet: \(outlet)\n  feeds: [\(site.url)/\(outlet)]\n" + (outlet == "Herald" ? "  tags: \(tags)\n" : "")
        }
        try folder.write(outlets.joined(), to: "Feeds/site.yaml")
    }

    private func serve() {
        for (outlet, number) in [("Gazette", 7), ("Herald", 31)] {
            site.serveFeed("/" + outlet, entries: [("1", "/\(outlet)/a")])
            let prose = (1...4).map {
                "<p>Paragraph \($0) of the \(outlet) says that \(number) boats left the harbour that day.</p>"
            }
            site.serve("/\(outlet)/a", "<html><body><h1>Boats of the \(outlet)</h1>\(prose.joined())</body></html>")
        }
    }

    @Test func `the log is told by the tags that Feeds gives its outlets`() throws {
        try follow("[world, boats]")
        serve()
        #expect(try program.run("sync", "--quiet").status == 0)
        let told = try program.run("tail", "--tag", "boats", "--format", "jsonl")
        #expect(told.output.contains("article.published") && told.complaints.isEmpty, "\(told.complaints)")
        #expect(told.lines.allSatisfy { $0.contains("\"outlet\":\"Herald\"") }, "\(told.output)")
        let unknown = try program.run("tail", "--tag", "moon")
        #expect(unknown.status == 0 && unknown.output.isEmpty)
        #expect(unknown.complaints.contains("no source has the tag “moon”"))

        try follow("[harbours]")
        #expect(try program.run("sync", "--quiet").status == 0)
        #expect(try program.run("tail", "--tag", "boats").output.isEmpty)
        #expect(try program.run("tail", "--tag", "harbours", "--tag", "moon").output.contains("Herald"))
    }
}
