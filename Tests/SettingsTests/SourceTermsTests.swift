import Articles
import Fetching
import Foundation
import Settings
import TestSupport
import Testing

/// On what terms a source is asked: robots, private addresses, proxies, credentials by reference.
struct SourceTermsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("", to: "Config/dateline.yaml")
    }

    private func load(_ terms: String) throws -> Settings {
        try folder.write(
            "- outlet: A\n  feeds: https://a.example/feed\n"
                + terms.split(separator: "\n").map { "  \($0)\n" }.joined(),
            to: "Feeds/a.yaml")
        return ConfigurationFolder(configuration: folder.file("Config/dateline.yaml")).load()
    }

    @Test func `what is not said is what is careful`() throws {
        let source = try #require(try load("").sources.first)
        #expect(source.terms.obeysRobots && !source.terms.allowsPrivate && source.terms.proxy == nil)
        #expect(source.terms.credentials.isEmpty && source.fetchesPages)
    }

    @Test func `opt-outs are read`() throws {
        let settings = try load("robots: no\nallow-private: yes\npages: no\nproxy: socks5h://127.0.0.1:9050")
        let source = try #require(settings.sources.first)
        #expect(settings.problems.isEmpty)
        #expect(!source.terms.obeysRobots && source.terms.allowsPrivate && !source.fetchesPages)
        #expect(source.terms.proxy?.revealed == "socks5h://127.0.0.1:9050")
    }

    @Test func `credentials are read from where they are, for the origin of the source`() throws {
        try folder.write("jane:s3cret\n", to: "secrets/a")
        try folder.write("tok3n", to: "secrets/b")
        let settings = try load(
            "credentials:\n  basic: file:secrets/a\n  cookie: file:\(folder.file("secrets/b"))\n  headers:\n    X-Key: file:secrets/b"
        )
        #expect(settings.problems.isEmpty)
        let credentials = try #require(settings.sources.first?.terms.credentials.first)
        #expect(credentials.origin == "https://a.example")
        #expect(credentials.headers.map(\.name) == ["Authorization", "Cookie", "X-Key"])
        #expect(credentials.headers.map(\.value.revealed) == ["Basic amFuZTpzM2NyZXQ=", "tok3n", "tok3n"])
        #expect(!"\(settings)".contains("s3cret") && !"\(settings)".contains("tok3n"))
    }

    @Test func `an origin that is named is the one that they go to`() throws {
        try folder.write("tok3n", to: "b")
        let settings = try load("credentials:\n  origin: https://www.a.example/\n  bearer: file:b")
        #expect(settings.sources.first?.terms.credentials.map(\.origin) == ["https://www.a.example"])
    }

    /// What was found is never told: somebody may have written the secret where the reference should be.
    @Test(arguments: [
        (
            "credentials:\n  bearer: s3cret",
            "bearer: found a value, expected where it is: file:PATH, env:NAME or credential:NAME"
        ),
        ("credentials:\n  bearer: file:nowhere", "nowhere: no such file, or not readable"),
        ("credentials:\n  bearer: env:NO_SUCH_VARIABLE_HERE", "the environment has no variable NO_SUCH_VARIABLE_HERE"),
        ("credentials:\n  cookie: credential:x", "systemd hands over none"),
        ("credentials:\n  headers:\n    Bad Name: file:x", "expected the name of a header"),
        ("credentials:\n  headers: s3cret", "expected names and references"),
        ("credentials:\n  certificate: nowhere.pem", "expected a file in PEM that can be read"),
        ("proxy: http://user:s3cret@127.0.0.1:1", "proxy: found a proxy with a user name, expected"),
        ("proxy: ftp://x", "proxy: found something else, expected"),
        ("robots: perhaps", "robots: found “perhaps”, expected true or false"),
    ])
    func `what is wrong is told without the secret`(terms: String, message: String) throws {
        let problems = try load(terms).problems
        #expect(problems.count == 1)
        let told = try #require(problems.first.map { "\($0)" })
        #expect(told.contains(message), "\(told)")
        #expect(!told.contains("s3cret"))
        #expect(told.hasPrefix(folder.file("Feeds/a.yaml:")))
    }

    @Test func `a secret that could break out of its header is refused`() throws {
        try folder.write("a\r\nX-Other: b", to: "two-lines")
        let settings = try load("credentials:\n  bearer: file:two-lines")
        #expect(settings.problems.first?.message.contains("more than one line") == true)
        #expect(settings.sources.first?.terms.credentials.first?.headers.isEmpty != false)
    }

    @Test func `a user name in an address is refused, and not shown`() throws {
        try folder.write("- outlet: B\n  feeds: https://jane:s3cret@b.example/feed\n", to: "Feeds/b.yaml")
        let settings = try load("")
        let told = settings.problems.map { "\($0)" }.joined()
        #expect(told.contains("b.yaml:2: feeds: found a user name in an address, expected it under “credentials”"))
        #expect(!told.contains("s3cret"))
        #expect(WebURL("https://jane:s3cret@b.example/feed")?.text == "https://b.example/feed")
    }

    @Test func `a contact that could break out of its header is refused`() throws {
        try folder.write("fetch:\n  contact: \"a\\r\\nX-Other: b\"\n", to: "Config/dateline.yaml")
        let settings = try load("")
        #expect(settings.problems.count == 1)
        #expect(settings.fetch.contact.isEmpty)
    }
}
