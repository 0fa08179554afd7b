import Foundation
import Newsroom
import TestSupport
import Testing

/// Five real outlets' pages before and after an afternoon of edits, as they lie beside the project where it is
/// developed.
@Suite(.enabled(if: Seeds.areThere, "no ../shared/corpora/seeds beside the project"))
struct SeedsTests {
    let folder: TemporaryFolder
    let site: LoopbackSite
    let program: Program
    let expected: [Seeds.Expectation]

    init() throws {
        folder = try TemporaryFolder()
        site = try LoopbackSite()
        program = Program(folder: folder.path)
        expected = try Seeds.expectations()
        try folder.write("fetch:\n  allow-private: true\n", to: "Config/dateline.yaml")
    }

    private func serve(_ edition: String) throws {
        for expectation in expected {
            for path in [expectation.feed, expectation.page] {
                guard let data = FileManager.default.contents(atPath: "\(Seeds.folder)/site/\(edition)/\(path)") else {
                    site.remove("/" + path)
                    continue
                }
                site.serve(
                    "/" + path, bytes: Array(data), type: path == expectation.feed ? Seeds.feedType(path) : "text/html")
            }
        }
    }

    private func serveTexts(under folder: String) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Seeds.folder)
        for expectation in expected {
            let name = try #require(names.first { $0.hasPrefix(expectation.seed + "_") })
            let text = try #require(FileManager.default.contents(atPath: "\(Seeds.folder)/\(name)"))
            site.serve("\(folder)/\(expectation.seed).txt", bytes: Array(text), type: "text/plain; charset=utf-8")
        }
    }

    private func export() throws -> [Seeds.Exported] {
        try program.run("export", "articles").lines.map {
            try JSONDecoder().decode(Seeds.Exported.self, from: Data($0.utf8))
        }
    }

    @Test func `an afternoon of edits is found, and nothing else`() throws {
        let sources = expected.map { "- outlet: \($0.name)\n  feeds: \(site.url)/\($0.feed)\n" }
        try folder.write(sources.joined(), to: "Feeds/seeds.yaml")
        try serve("v1")
        #expect(try program.run("sync").status == 0)
        try serve("v2")
        #expect(try program.run("sync").status == 0)
        site.forgetExchanges()
        #expect(try program.run("sync").output.isEmpty)
        #expect(Set(site.exchanges.map(\.status)) == [304, 404])

        let found = try export()
        #expect(found.count == expected.count)
        for expectation in expected {
            let article = try #require(found.first { $0.url == "\(site.url)/\(expectation.page)" })
            try compare(article, expectation)
        }
        let kinds = found.flatMap(\.versions).map(\.change).filter { !$0.isEmpty }.sorted { $0.count < $1.count }
        #expect(kinds == [["number"], ["headline", "paragraph-added"]])
        #expect(try program.run("tail", "--type", "article.gone").output.contains("Ahval"))
        #expect(try program.run("tail", "--kind", "number").output.contains("seven → eight"))
    }

    private func compare(_ article: Seeds.Exported, _ expectation: Seeds.Expectation, tellsGone: Bool = true) throws {
        if tellsGone { #expect(article.status == (expectation.gone_in_v2 ? "gone" : "live")) }
        #expect(article.versions.map(\.title) == expectation.versions.map(\.title))
        for (version, wanted) in zip(article.versions, expectation.versions) {
            #expect(
                version.text.components(separatedBy: "\n\n") == wanted.body.map(Seeds.folded), "\(expectation.outlet)")
            for clutter in expectation.never_in_text { #expect(!version.text.contains(clutter)) }
            #expect(version.byline == expectation.byline)
            #expect(version.place == expectation.place)
            #expect(version.agency == expectation.agency)
            if let day = expectation.published { #expect(version.published.map { String($0.prefix(10)) } == day) }
        }
    }

    @Test func `the five report one event, and none is a copy`() throws {
        let sources = expected.map { "- outlet: \($0.name)\n  feeds: \(site.url)/\($0.feed)\n" }
        try folder.write(sources.joined(), to: "Feeds/seeds.yaml")
        try serve("v1")
        #expect(try program.run("sync").status == 0)
        let found = try export()
        #expect(found.count == 5 && found.allSatisfy { $0.copy_group == nil })
        #expect(Set(found.map(\.story)).count == 1 && found.allSatisfy { $0.story != nil })
    }

    // MARK: Other ways to the same articles

    @Test func `front pages lead to the same versions as the feeds did`() throws {
        try folder.write(
            expected.map { "- outlet: \($0.name)\n  sections: \(site.url)/\($0.outlet)/\n" }.joined(),
            to: "Feeds/seeds.yaml")
        for edition in ["v1", "v2"] {
            try serve(edition)
            for outlet in expected { site.serve("/\(outlet.outlet)/", Self.frontPage(of: outlet)) }
            #expect(try program.run("sync").complaints.contains("0 failed"))
        }
        try compareAll()
    }

    private static func frontPage(of outlet: Seeds.Expectation) -> String {
        """
        <html><head><title>\(outlet.name)</title></head><body>
        <nav><a href="/\(outlet.outlet)/world">World</a> <a href="/\(outlet.outlet)/about">About us</a></nav>
        <main><h2><a href="/\(outlet.page)">A headline that says what happened and where</a></h2>
        <p><a href="/\(outlet.outlet)/tag/peace">Peace</a></p></main>
        <footer><a href="/\(outlet.outlet)/privacy">Privacy policy of this outlet</a></footer></body></html>
        """
    }

    @Test func `an index of sitemaps leads to the same versions as the feeds did`() throws {
        try folder.write(
            expected.map { "- outlet: \($0.name)\n  feeds: \(site.url)/\($0.outlet)/sitemaps.xml\n" }.joined(),
            to: "Feeds/seeds.yaml")
        for edition in ["v1", "v2"] {
            try serve(edition)
            for outlet in expected {
                site.serve(
                    "/\(outlet.outlet)/sitemaps.xml",
                    "<sitemapindex><sitemap><loc>\(site.url)/\(outlet.outlet)/s1.xml</loc></sitemap></sitemapindex>")
                site.serve(
                    "/\(outlet.outlet)/s1.xml", "<urlset><url><loc>\(site.url)/\(outlet.page)</loc></url></urlset>")
            }
            #expect(try program.run("sync").complaints.contains("0 failed"))
        }
        try compareAll()
    }

    @Test func `a folder of files leads to the same versions as the feeds did`() throws {
        let sources = expected.map {
            "- outlet: \($0.name)\n  folders:\n    - path: drop/\($0.outlet)\n      base: \(site.url)/\($0.outlet)/\n"
        }
        try folder.write(sources.joined(), to: "Feeds/seeds.yaml")
        for edition in ["v1", "v2"] {
            for outlet in expected {
                let page = "\(Seeds.folder)/site/\(edition)/\(outlet.page)"
                guard let data = FileManager.default.contents(atPath: page) else { continue }
                try folder.write(Array(data), to: "drop/\(outlet.page)")
            }
            #expect(try program.run("sync").complaints.contains("0 failed"))
        }
        #expect(try program.run("sync").output.isEmpty)
        try compareAll(tellsGone: false)
    }

    private func compareAll(tellsGone: Bool = true) throws {
        let found = try export()
        #expect(found.count == expected.count)
        for expectation in expected {
            let article = try #require(found.first { $0.url == "\(site.url)/\(expectation.page)" })
            try compare(article, expectation, tellsGone: tellsGone)
        }
    }

    @Test func `the same texts as plain text become the same articles`() throws {
        try serveTexts(under: "/txt")
        let sources = expected.map {
            "- outlet: \($0.name)\n  feeds: \(site.url)/\($0.feed)\n  pages: \(site.url)/txt/\($0.seed).txt\n"
        }
        try folder.write(sources.joined(), to: "Feeds/seeds.yaml")
        try serve("v1")
        #expect(try program.run("sync").status == 0)
        let found = try export()
        #expect(found.count == expected.count)
        for article in found { #expect(article.urls.count { $0.contains("/txt/") } == 1) }
        #expect(try program.run("sync").output.isEmpty)
    }

    @Test func `each text alone gives its headline, its paragraphs, its place and its agency`() throws {
        let sources = expected.map { "- outlet: \($0.name)\n  pages: \(site.url)/\($0.seed).txt\n" }
        try folder.write(sources.joined(), to: "Feeds/seeds.yaml")
        try serveTexts(under: "")
        #expect(try program.run("sync").status == 0)
        let found = try export()
        for expectation in expected {
            let article = try #require(found.first { $0.url.hasSuffix("/\(expectation.seed).txt") })
            let version = try #require(article.versions.first)
            #expect(version.title == expectation.versions[0].title)
            #expect(version.text.components(separatedBy: "\n\n") == expectation.versions[0].body.map(Seeds.folded))
            #expect(version.byline == expectation.byline)
            #expect(version.place == expectation.place)
            #expect(version.agency == expectation.agency)
        }
    }
}

enum Seeds {
    struct Expectation: Decodable {
        struct State: Decodable {
            let title: String
            let body: [String]
        }

        let outlet: String
        let feed: String
        let page: String
        let seed: String
        let versions: [State]
        let gone_in_v2: Bool
        let byline: String?
        let published: String?
        let agency: String?
        let place: String?
        let never_in_text: [String]

        /// "press-tv" is Press TV.
        var name: String {
            outlet.split(separator: "-").map { $0.count <= 3 ? $0.uppercased() : $0.capitalized }.joined(separator: " ")
        }
    }

    struct Exported: Decodable {
        struct Version: Decodable {
            let title: String
            let text: String
            let byline: String?
            let published: String?
            let place: String?
            let agency: String?
            let change: [String]
        }

        let url: String
        let urls: [String]
        let status: String
        let story: Int?
        let copy_group: Int?
        let versions: [Version]
    }

    /// Beside the checkout.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpora/seeds").path

    static var areThere: Bool { FileManager.default.fileExists(atPath: folder + "/site/expected.json") }

    static func expectations() throws -> [Expectation] {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/site/expected.json"))
        return try JSONDecoder().decode([Expectation].self, from: data)
    }

    static func feedType(_ path: String) -> String { path.hasSuffix(".json") ? "application/feed+json" : "text/xml" }

    /// No-break spaces are spaces: the shape of white space is not part of a text.
    static func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
