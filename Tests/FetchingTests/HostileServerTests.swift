import Articles
import Fetching
import Foundation
import Newsroom
import TestSupport
import Testing

/// Servers that err, lie, and set traps: one test a way.
struct HostileServerTests {
    let site: LoopbackSite
    let fetcher = Fetcher.forTests()

    init() throws {
        site = try LoopbackSite()
    }

    private func error(_ path: String, by fetcher: Fetcher? = nil) async -> FetchError? {
        await #expect(throws: FetchError.self) { try await (fetcher ?? self.fetcher).fetch(site.request(path)) }
    }

    // MARK: Size

    @Test func `an answer that is cut off is no answer`() async throws {
        site.serve("/cut") { _ in
            ServedResponse(
                headers: [("Content-Length", "100")], body: Array(repeating: 0x41, count: 100),
                delivery: .cutOff(after: 40))
        }
        #expect(await error("/cut") == .cutOff)
    }

    @Test func `a chunked answer without its last chunk is cut off`() async throws {
        site.serve("/chunks") { _ in
            ServedResponse(
                headers: [("Transfer-Encoding", "chunked"), ("Content-Length", "")],
                body: Array("5\r\nhello\r\n".utf8), delivery: .cutOff(after: 10))
        }
        #expect(await error("/chunks") == .cutOff)
    }

    @Test func `a page beyond the limit is refused, whether it says its size or not`() async throws {
        let small = Fetcher.forTests({ $0.largestBody = 1000 })
        site.serve("/big") { _ in ServedResponse(body: Array(repeating: 0x41, count: 2000)) }
        site.serve("/unsaid") { _ in
            ServedResponse(
                headers: [("Connection", "close"), ("Content-Length", "")], body: Array(repeating: 0x41, count: 2000),
                delivery: .cutOff(after: 2000))
        }
        #expect(await error("/big", by: small) == .tooLarge(limit: 1000))
        #expect(await error("/unsaid", by: small) == .tooLarge(limit: 1000))
    }

    @Test func `a bomb of zeros ends at the limit, not at the end`() async throws {
        // 10 MB of zeros, gzipped: about 10 kB on the wire.
        let bomb = try #require(gzipped(Data(count: 10_000_000)))
        #expect(bomb.count < 20_000)
        site.serve("/bomb") { _ in ServedResponse(headers: [("Content-Encoding", "gzip")], body: bomb) }
        let careful = Fetcher.forTests({ $0.largestBody = 1_000_000 })
        #expect(await error("/bomb", by: careful) == .tooLarge(limit: 1_000_000))
    }

    /// By the system's gzip, since Foundation has none.
    private func gzipped(_ data: Data) -> [UInt8]? {
        let folder = try? TemporaryFolder()
        guard let path = folder?.file("zeros"), (try? data.write(to: URL(fileURLWithPath: path))) != nil else {
            return nil
        }
        try? Child("/bin/gzip", ["-9", path]).waitUntilExit()
        return FileManager.default.contents(atPath: path + ".gz").map(Array.init)
    }

    @Test func `an answer that is not packed as it says is no answer`() async throws {
        site.serve("/gz") { _ in ServedResponse(headers: [("Content-Encoding", "gzip")], body: Array("plain".utf8)) }
        #expect(await error("/gz")?.name == "cut-off")
    }

    @Test func `headers without end are refused`() async throws {
        site.serve("/head") { _ in
            ServedResponse(headers: (0..<3000).map { ("X-Filler-\($0)", String(repeating: "x", count: 50)) })
        }
        #expect(await error("/head") == .headTooLarge(limit: 128 * 1024))
    }

    // MARK: Time

    @Test func `a server that falls silent is given up, and it is said that it had connected`() async throws {
        let hasty = Fetcher.forTests({ $0.timeout = .milliseconds(300) })
        site.serve("/never") { _ in ServedResponse(delivery: .never) }
        #expect(await error("/never", by: hasty) == .timedOut(.waiting, after: .milliseconds(300)))
    }

    @Test func `a server that trickles is given up long before the end`() async throws {
        let hasty = Fetcher.forTests({ limits in
            limits.stall = .seconds(1)
            limits.timeout = .seconds(30)
        })
        site.serve("/drip") { _ in
            ServedResponse(body: Array(repeating: 0x41, count: 100), delivery: .dribble(bytes: 1, pause: 0.3))
        }
        #expect(await error("/drip", by: hasty) == .stalled(after: .seconds(1)))
    }

    // MARK: Layers

    @Test func `a port where nobody listens is refused`() async throws {
        await #expect(throws: FetchError.refused("127.0.0.1:1")) {
            try await fetcher.fetch(FetchRequest(url: #require(WebURL("http://127.0.0.1:1/"))))
        }
    }

    @Test func `a name that does not exist is told as such`() async throws {
        await #expect(throws: FetchError.unknownHost("no-such-host.invalid")) {
            try await fetcher.fetch(FetchRequest(url: #require(WebURL("http://no-such-host.invalid/"))))
        }
    }

    @Test func `a server that speaks no TLS is told as a failure of TLS`() async throws {
        site.serve("/a", "x")
        let url = try #require(WebURL(site.url.replacing("http:", with: "https:") + "/a"))
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(FetchRequest(url: url)) }
        #expect(error?.name == "tls")
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl"), "needs openssl"))
    func `a certificate that nobody vouches for is told as such, and nothing is asked`() async throws {
        let folder = try TemporaryFolder()
        let (key, certificate) = (folder.file("key.pem"), folder.file("certificate.pem"))
        try openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-subj",
            "/CN=localhost"
        ).waitUntilExit()
        // A port that was free a moment ago.
        let port = try LoopbackServer { _ in ServedResponse() }.port
        let server = try openssl(
            "s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www", "-quiet")
        defer { server.terminate() }
        let url = WebURL(stored: "https://127.0.0.1:\(port)/")
        var error: FetchError?
        for _ in 0..<50 {
            let fetcher = Fetcher.forTests()
            error = await #expect(throws: FetchError.self) { try await fetcher.fetch(FetchRequest(url: url)) }
            guard error?.name == "connect" else { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(error?.name == "tls")
        #expect("\(try #require(error))".contains("self-signed certificate"))
    }

    private func openssl(_ arguments: String...) throws -> Child { try Child("/usr/bin/openssl", arguments) }

    @Test func `a connection that is closed without a word is cut off`() async throws {
        site.serve("/mute") { _ in ServedResponse(delivery: .hangUp) }
        #expect(await error("/mute") == .cutOff)
    }

    // MARK: Answers to questions that were not asked

    @Test func `a 304 that nobody asked for is asked again in full`() async throws {
        site.serve("/stuck") { request in
            request.headers["cache-control"] == "no-cache"
                ? ServedResponse(body: Array("whole".utf8)) : ServedResponse(status: 304)
        }
        #expect(try await fetcher.fetch(site.request("/stuck")).body == Array("whole".utf8))
        site.serve("/always") { _ in ServedResponse(status: 304) }
        #expect(await error("/always")?.name == "failed")
    }

    // MARK: Private addresses

    @Test(arguments: [
        "http://127.0.0.1:9/", "http://[::1]:9/", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.1]:9/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/",
        "http://[fd00::1]/", "http://[ff02::1]/", "http://224.0.0.1/", "http://0.0.0.0/", "http://100.64.0.1/",
        "http://192.168.1.1/", "http://172.16.0.1/", "http://localhost:9/", "http://2130706433/", "http://0x7f.1/",
    ])
    func `private addresses are refused before anything is connected`(address: String) async throws {
        let careful = Fetcher()
        let request = FetchRequest(url: try #require(WebURL(address)))
        let error = await #expect(throws: FetchError.self) { try await careful.fetch(request) }
        #expect(error?.name == "private-address", "\(String(describing: error))")
    }

    @Test func `a source that may lie on a private address is fetched, and lends its connection to nobody`()
        async throws
    {
        let careful = Fetcher()
        site.serve("/a", "inside")
        let allowed = site.request("/a") { $0.terms.allowsPrivate = true }
        #expect(try await careful.fetch(allowed).body == Array("inside".utf8))
        #expect(await error("/a", by: careful)?.name == "private-address")
    }

    @Test func `a redirect to a private address is refused like any other`() async throws {
        let other = try LoopbackSite()
        other.serve("/secret", "inside")
        site.redirect("/out", to: other.url + "/secret")
        // The first hop is allowed by name only; a proxy that resolves names must not be a way around.
        let careful = Fetcher()
        let request = site.request("/out") { $0.terms.proxy = Secret(site.url) }
        let error = await #expect(throws: FetchError.self) { try await careful.fetch(request) }
        #expect(error?.name == "private-address")
        #expect(other.exchanges.isEmpty)
    }
}
