import Articles
import Foundation
import Settings
import TestSupport
import Testing

struct SettingsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Samples.configuration, to: "Config/dateline.yaml")
        try folder.write(Samples.sources, to: "Feeds/example.yaml")
    }

    private func load() -> Settings {
        ConfigurationFolder(configuration: folder.file("Config/dateline.yaml")).load()
    }

    /// Problems with the temporary folder's name cut off.
    private func problems() -> [String] {
        load().problems.map { "\($0)".replacing(folder.path + "/", with: "") }
    }

    @Test func `the sample says what is so without it`() throws {
        let sample = load()
        #expect(sample.problems.isEmpty)
        #expect(sample.sources.isEmpty)
        try folder.write("", to: "Config/dateline.yaml")
        let without = load()
        #expect(without.problems.isEmpty)
        #expect(sample.storePath == without.storePath)
        #expect("\(sample.fetch)" == "\(without.fetch)")
        #expect(sample.storePath == folder.file("dateline.sqlite"))
    }

    @Test func `the sample of the sources, uncommented, is valid`() throws {
        let text = Samples.sources.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.hasPrefix("# - ") }.filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(
                separator: "\n")
        try folder.write(text, to: "Feeds/example.yaml")
        for name in ["drop", "mirror"] { try folder.write("", to: "\(name)/.keep") }
        let settings = load()
        // The secrets that it names are not there, which is told, each in a line, and nothing else is wrong.
        #expect(settings.problems.count == 5)
        #expect(settings.problems.allSatisfy { ($0.line ?? 0) >= 16 })
        #expect(
            settings.sources.map(\.outlet) == [
                "The Example Gazette", "The Example Gazette", "The Example Gazette", "The Example Gazette",
                "The Example Gazette", "The Example Gazette", "The Example Gazette", "The Example Wire",
            ])
        #expect(settings.sources.map(\.fetchesPages) == [true, true, true, true, true, false, false, false])
        #expect(settings.sources[0].tags == ["world", "english"])
        #expect(settings.sources[3].kind == .section(articles: "//main//h2/a"))
        #expect(
            settings.sources[6].kind
                == .folder(path: folder.file("mirror"), base: WebURL("https://gazette.example/")))
    }

    @Test(arguments: [
        ("stoer: x", "Config/dateline.yaml:1: unknown key “stoer”; did you mean “store”?"),
        (
            "fetch:\n  zzz: 1",
            "Config/dateline.yaml:2: unknown key “zzz”; expected one of contact, concurrency, per-host, delay, timeout, max-size, fresh-at-most, proxy, allow-private"
        ),
        (
            "look-again: a while",
            "Config/dateline.yaml:1: look-again: found “a while”, expected always, or a number of days, as in “90 days”"
        ),
        ("fetch:\n  per-host: 0", "Config/dateline.yaml:2: per-host: found “0”, expected a number from 1 to 100"),
        (
            "fetch:\n  timeout: soon",
            "Config/dateline.yaml:2: timeout: found “soon”, expected a quantity such as 30s, 15m or 2h"
        ),
        (
            "fetch:\n  max-size: [1]",
            "Config/dateline.yaml:2: max-size: found a list, expected a quantity such as 500kB or 10MB"
        ),
        (
            "fetch:\n\n  allow-private: maybe",
            "Config/dateline.yaml:3: allow-private: found “maybe”, expected true or false"
        ),
        ("fetch: 7", "Config/dateline.yaml:1: fetch: found “7”, expected keys and values"),
        ("- store", "Config/dateline.yaml:1: the settings: found a list, expected keys and values"),
        ("store: {a: b}", "Config/dateline.yaml:1: store: found keys and values, expected text"),
    ])
    func `a fault in the settings is one line with its place`(text: String, expected: String) throws {
        try folder.write(text, to: "Config/dateline.yaml")
        #expect(problems() == [expected])
    }

    @Test(arguments: [
        (
            "- outlet: A\n  fedds: x",
            [
                "Feeds/s.yaml:1: A: nothing to follow; expected “feeds”, “sections”, “pages” or “folders” with addresses",
                "Feeds/s.yaml:2: unknown key “fedds”; did you mean “feeds”?",
            ]
        ),
        (
            "- outlet: A\n  feeds:\n    - ftp://x.example/",
            ["Feeds/s.yaml:3: feeds: found “ftp://x.example/”, expected an http or https address"]
        ),
        ("- feeds: https://x.example/", ["Feeds/s.yaml:1: “outlet” is missing; expected the name to show"]),
        ("- 7", ["Feeds/s.yaml:1: a source: found “7”, expected keys and values"]),
    ])
    func `a fault in a source is one line with its place`(text: String, expected: [String]) throws {
        try folder.write(text, to: "Feeds/s.yaml")
        #expect(problems() == expected)
    }

    @Test(arguments: [("look-again: always", nil), ("look-again: 90 days", 90), ("look-again: 1 day", 1), ("", nil)])
    func `for how long articles are looked at again is a number of days`(text: String, days: Int?) throws {
        try folder.write(text, to: "Config/dateline.yaml")
        #expect(load().lookAgain == days.map { .seconds($0 * 86_400) })
        #expect(problems().isEmpty)
    }

    @Test func `a file that is no YAML says where, and the others still count`() throws {
        try folder.write("- outlet: \"open\n", to: "Feeds/broken.yaml")
        try folder.write("- outlet: A\n  feeds: https://a.example/f", to: "Feeds/good.yaml")
        let settings = load()
        #expect(settings.problems.count == 1)
        #expect(settings.problems.first?.file.hasSuffix("Feeds/broken.yaml") == true)
        #expect(settings.problems.first?.line != nil)
        #expect(settings.sources.map(\.url.text) == ["https://a.example/f"])
    }

    @Test func `a source named twice is followed once and said`() throws {
        try folder.write("- outlet: A\n  feeds: https://a.example/f", to: "Feeds/a.yaml")
        try folder.write("\n- outlet: A\n  feeds: http://www.a.example/f/", to: "Feeds/b.yaml")
        #expect(load().sources.count == 1)
        #expect(problems() == ["Feeds/b.yaml:3: http://www.a.example/f/ is followed already, by Feeds/a.yaml:2"])
    }

    @Test func `OPML lists and address lists are sources as they are`() throws {
        try folder.write("# mine\nhttps://t.example/feed\n\nnot an address\n", to: "Feeds/list.txt")
        try folder.write(
            "<opml><body><outline text='O' xmlUrl='https://o.example/rss'/></body></opml>", to: "Feeds/subs.opml")
        let settings = load()
        #expect(settings.sources.map(\.outlet) == ["t.example", "O"])
        #expect(problems() == ["Feeds/list.txt:4: found “not an address”, expected an http or https address"])
    }

    @Test func `the nearest configuration above is found, a named one wins`() throws {
        let deep = folder.file("a/b/c")
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        let found = ConfigurationFolder.find(named: nil, environment: [:], from: deep)
        #expect(found?.configuration == folder.file("Config/dateline.yaml"))
        #expect(found?.root == folder.path)
        let named = ConfigurationFolder.find(
            named: "/x/other.yaml", environment: ["DATELINE_CONFIG": "/y.yaml"], from: deep)
        #expect(named?.configuration == "/x/other.yaml" && named?.root == "/x")
        #expect(
            ConfigurationFolder.find(named: nil, environment: ["DATELINE_CONFIG": "/y.yaml"], from: deep)?.configuration
                == "/y.yaml")
    }
}
