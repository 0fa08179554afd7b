import Articles
import Fetching
import Foundation
import Settings
import TestSupport
import Testing

struct SourceEditorTests {
    let folder: TemporaryFolder
    let editor: SourceEditor
    private let configuration: ConfigurationFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "Config/dateline.yaml")
        configuration = ConfigurationFolder(configuration: folder.file("Config/dateline.yaml"))
        editor = SourceEditor(configuration)
    }

    private func text(_ name: String = "Feeds/s.yaml") throws -> String {
        try String(contentsOfFile: folder.file(name), encoding: .utf8)
    }

    private func source(_ url: String) throws -> FollowedSource {
        try #require(configuration.load().sources.first { $0.url.text == url })
    }

    // MARK: Adding

    @Test(arguments: [
        (
            "# ours\n- outlet: A # the first\n  feeds:\n    - http://a.example/1 # main\n  robots: no\n",
            "# ours\n- outlet: A # the first\n  feeds:\n    - http://a.example/1 # main\n    - http://a.example/new\n  robots: no\n"
        ),
        (
            "- outlet: A\n  feeds: http://a.example/1 # main\n",
            "- outlet: A\n  feeds:\n    - http://a.example/1 # main\n    - http://a.example/new\n"
        ),
        (
            "- feeds: [http://a.example/1, http://a.example/2] # two\n  outlet: A\n",
            "- feeds: [http://a.example/1, http://a.example/2, http://a.example/new] # two\n  outlet: A\n"
        ),
        (
            "-   outlet: A\n    pages: http://a.example/p\n",
            "-   outlet: A\n    feeds:\n      - http://a.example/new\n    pages: http://a.example/p\n"
        ),
    ])
    func `an address joins its outlet, and all else stays as it was`(before: String, after: String) throws {
        try folder.write(before, to: "Feeds/s.yaml")
        let added = try editor.add(#require(WebURL("http://a.example/new")), as: .feeds, outlet: "A", joins: true)
        #expect(try text() == after)
        #expect(added.outlet == "A" && added.kind == .feed)
    }

    @Test func `a new outlet stands at the end of a file of its own`() throws {
        try folder.write("[]\n", to: "Feeds/example.yaml")
        _ = try editor.add(#require(WebURL("http://b.example/")), as: .sections, outlet: "The “B”: yes", tags: ["x, y"])
        _ = try editor.add(#require(WebURL("http://c.example/")), as: .pages, outlet: "no")
        #expect(try text("Feeds/example.yaml") == "[]\n")
        let sources = configuration.load().sources
        #expect(sources.map(\.outlet) == ["The “B”: yes", "no"])
        #expect(sources.map(\.kind) == [.section(articles: nil), .page])
        #expect(sources[0].tags == ["x, y"])
    }

    @Test func `a feed that calls itself like an outlet gets none of its credentials`() throws {
        try folder.write("token", to: "token")
        try folder.write(
            "- outlet: A\n  feeds: http://a.example/1\n  credentials:\n    bearer: file:token\n", to: "Feeds/s.yaml")
        let added = try editor.add(#require(WebURL("http://evil.example/f")), as: .feeds, outlet: "A")
        #expect(added.file.hasSuffix("feeds.yaml"))
        #expect(added.terms.credentials.isEmpty)
        #expect(throws: SourceEditor.Failure.self) {
            try editor.add(#require(WebURL("http://a.example/2")), as: .feeds, outlet: "A", tags: ["x"], joins: true)
        }
    }

    @Test func `lines that end as Windows ends them are lines`() throws {
        try folder.write("# notes\r\nhttp://a.example/1\r\n\r\nhttp://a.example/2\r\n# more\r\n", to: "Feeds/l.txt")
        try folder.write("- outlet: A\r\n  feeds: http://b.example/1\r\n# notes\r\n", to: "Feeds/s.yaml")
        try editor.remove(source("http://a.example/2"))
        #expect(try text("Feeds/l.txt") == "# notes\r\nhttp://a.example/1\r\n\r\n# more\r\n")
        _ = try? editor.remove(source("http://b.example/1"))
        #expect(try text().contains("# notes"))
    }

    @Test func `a link to a file stays a link`() throws {
        try folder.write("http://a.example/1\nhttp://a.example/2\n", to: "elsewhere/l.txt")
        try folder.write("", to: "Feeds/.keep")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("Feeds/l.txt"), withDestinationPath: folder.file("elsewhere/l.txt"))
        try editor.remove(source("http://a.example/1"))
        #expect(try text("elsewhere/l.txt") == "http://a.example/2\n")
        #expect(throws: Never.self) {
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("Feeds/l.txt"))
        }
    }

    @Test(arguments: [
        (
            "<opml><body><outline text=\"F\">\n<outline xmlUrl=\"http://a.example/1\" text=\"A > B\"/>\n<!-- <outline> my notes -->\n</outline></body></opml>\n",
            "<opml><body><outline text=\"F\">\n<!-- <outline> my notes -->\n</outline></body></opml>\n"
        ),
        (
            "<opml><body><outline xmlUrl='http://a.example/1'><outline text='k'></outline></outline><outline text='z'/></body></opml>\n",
            "<opml><body><outline text='z'/></body></opml>\n"
        ),
    ])
    func `an outline leaves whole, and nothing else with it`(before: String, after: String) throws {
        try folder.write(before, to: "Feeds/o.opml")
        try editor.remove(source("http://a.example/1"))
        #expect(try text("Feeds/o.opml") == after)
    }

    @Test func `what is followed already is said, with its place`() throws {
        try folder.write("- outlet: A\n  feeds: http://a.example/1\n", to: "Feeds/s.yaml")
        let failure = #expect(throws: SourceEditor.Failure.self) {
            try editor.add(#require(WebURL("https://www.a.example/1/")), as: .feeds, outlet: "B")
        }
        #expect(failure?.description.hasSuffix("/Feeds/s.yaml:2") == true)
    }

    // MARK: Removing

    @Test(arguments: [
        (
            "- outlet: A\n  feeds:\n    - http://a.example/1 # one\n    # about two\n    - http://a.example/2\n",
            "http://a.example/2", "- outlet: A\n  feeds:\n    - http://a.example/1 # one\n    # about two\n"
        ),
        (
            "- outlet: A\n  feeds: [http://a.example/1, http://a.example/2]\n", "http://a.example/1",
            "- outlet: A\n  feeds: [http://a.example/2]\n"
        ),
        (
            "- outlet: A\n  feeds: http://a.example/1\n  sections:\n    - url: http://a.example/s\n      articles: //h2\n  tags: [x]\n",
            "http://a.example/s", "- outlet: A\n  feeds: http://a.example/1\n  tags: [x]\n"
        ),
        (
            "# first\n- outlet: A\n  feeds: http://a.example/1\n  robots: no\n\n# second\n- outlet: B\n  feeds: http://b.example/1\n",
            "http://a.example/1", "# first\n\n# second\n- outlet: B\n  feeds: http://b.example/1\n"
        ),
        (
            "- outlet: A\n  feeds: http://a.example/1\n  pages: no\n", "http://a.example/1", ""
        ),
    ])
    func `an address leaves with what was there for it alone`(before: String, url: String, after: String) throws {
        try folder.write(before, to: "Feeds/s.yaml")
        try editor.remove(source(url))
        #expect(try text() == after)
    }

    @Test func `a line leaves a text, and an outline an OPML list`() throws {
        try folder.write("# list\nhttp://a.example/1\nhttp://a.example/2\n", to: "Feeds/l.txt")
        try folder.write(
            "<opml><body><outline text='F'>\n  <outline xmlUrl='http://b.example/?a=1&amp;b=2'/>\n  <outline xmlUrl=\"http://b.example/3\"></outline>\n</outline></body></opml>\n",
            to: "Feeds/o.opml")
        try editor.remove(source("http://a.example/1"))
        try editor.remove(source("http://b.example/?a=1&b=2"))
        try editor.remove(source("http://b.example/3"))
        #expect(try text("Feeds/l.txt") == "# list\nhttp://a.example/2\n")
        #expect(try text("Feeds/o.opml") == "<opml><body><outline text='F'>\n</outline></body></opml>\n")
    }

    @Test func `a layout that cannot be edited safely is left as it was`() throws {
        let anchors =
            "- outlet: A\n  feeds: &f\n    - http://a.example/1\n- outlet: B\n  sections: *f\n  pages: http://b.example/\n"
        try folder.write(anchors, to: "Feeds/s.yaml")
        let source = try source("http://a.example/1")
        #expect(throws: (any Error).self) { try editor.remove(source) }
        #expect(try text() == anchors)
    }
}
