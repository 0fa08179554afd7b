import Fetching
import Foundation
import Settings
import TestSupport
import Testing

struct WebSettingsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("a-token-that-is-long-enough\n", to: "web.token")
        try folder.write("short", to: "short.token")
    }

    private func load(_ text: String) throws -> Settings {
        try folder.write(text, to: "Config/dateline.yaml")
        return ConfigurationFolder(configuration: folder.file("Config/dateline.yaml")).load()
    }

    @Test func `without the block no pages are served`() throws {
        #expect(try load("").web == nil)
        #expect(try load("web: no").web == nil)
    }

    @Test func `an empty block serves this machine`() throws {
        let web = try #require(try load("web:\n  names: []").web)
        #expect(web.listen.description == "127.0.0.1:8080" && web.token == nil)
    }

    @Test func `a token is read from where it is`() throws {
        let web = try #require(
            try load("web:\n  listen: 0.0.0.0:9000\n  token: file:web.token\n  names: news.example").web)
        #expect(web.listen.host == "0.0.0.0" && web.listen.port == 9000 && web.names == ["news.example"])
        #expect(web.token?.revealed == "a-token-that-is-long-enough")
    }

    @Test(arguments: [
        ("web:\n  listen: 0.0.0.0:80", ":2: listen: found 0.0.0.0:80 without “token”"),
        ("web:\n  listen: here", ":2: listen: found “here”, expected an address and a port"),
        ("web:\n  listen: 127.0.0.1:70000", ":2: listen: found “127.0.0.1:70000”"),
        ("web:\n  token: secret", ":2: token: found a value, expected where it is"),
        ("web:\n  token: file:short.token", ":2: token: found fewer than 16 characters"),
        ("web:\n  tokne: file:x", ":2: unknown key “tokne”; did you mean “token”?"),
    ])
    func `what is wrong is told with its line, and nothing is served`(text: String, problem: String) throws {
        let settings = try load(text)
        #expect(settings.web == nil)
        #expect(settings.problems.contains { $0.description.contains(problem) }, "\(settings.problems)")
    }

    @Test(arguments: [("[::1]:8080", "::1", 8080), ("localhost:0", "localhost", 0)])
    func `addresses are read as they are written`(text: String, host: String, port: Int) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host && address.port == port && address.description == text && address.isLoopback)
    }
}
