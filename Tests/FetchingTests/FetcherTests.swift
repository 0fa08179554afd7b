import Articles
import Fetching
import Foundation
import Locking
import Newsroom
import TestSupport
import Testing

struct FetcherTests {
    let site: LoopbackSite
    let fetcher: Fetcher

    init() throws {
        site = try LoopbackSite()
        fetcher = Self.fetcher()
    }

    private static func fetcher(_ change: (inout FetchLimits) -> Void = { _ in }) -> Fetcher {
        var limits = FetchLimits()
        limits.allowPrivate = true
        limits.timeout = .seconds(5)
        change(&limits)
        return Fetcher(limits: limits)
    }

    private func request(_ path: String, _ validators: Validators = Validators()) throws -> FetchRequest {
        FetchRequest(url: try #require(WebURL(site.url + path)), validators: validators)
    }

    @Test func `a page comes with its headers, address and bytes`() async throws {
        site.serve("/a", "hello", type: "text/plain")
        let reply = try await fetcher.fetch(request("/a"))
        #expect(reply.status == 200)
        #expect(reply.body == Array("hello".utf8))
        #expect(reply.contentType == "text/plain")
        #expect(reply.url.text == site.url + "/a")
        #expect(reply.bytesReceived == 5)
    }

    @Test func `the second fetch is conditional, byte for byte`() async throws {
        site.serve("/a") { request in
            let isSame =
                request.headers["if-none-match"] == "W/\"odd \\ tag\""
                && request.headers["if-modified-since"] == "Sun, 06 Nov 1994 08:49:37 GMT"
            return ServedResponse(
                status: isSame ? 304 : 200,
                headers: [("ETag", "W/\"odd \\ tag\""), ("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT")],
                body: isSame ? [] : [0x41])
        }
        let first = try await fetcher.fetch(request("/a"))
        #expect(first.status == 200)
        #expect(try await fetcher.fetch(request("/a", first.validators)).status == 304)
    }

    @Test func `a compressed page arrives unpacked`() async throws {
        let gzipped: [UInt8] = [
            0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x86,
            0xa6,
            0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
        ]
        site.serve("/gz") { request in
            #expect(request.headers["accept-encoding"]?.contains("gzip") == true)
            return ServedResponse(headers: [("Content-Encoding", "gzip")], body: gzipped)
        }
        #expect(try await fetcher.fetch(request("/gz")).body == Array("hello".utf8))
    }

    @Test func `a redirect is followed and its end is told`() async throws {
        site.serve("/old") { _ in
            ServedResponse(status: 301, headers: [("Location", "/new"), ("ETag", "\"old\"")], body: [1])
        }
        site.serve("/new", "here")
        let reply = try await fetcher.fetch(request("/old"))
        #expect(reply.url.text == site.url + "/new")
        #expect(reply.body == Array("here".utf8))
        #expect(reply.validators.etag != "\"old\"")
    }

    @Test func `a redirect loop ends`() async throws {
        site.serve("/loop") { _ in ServedResponse(status: 302, headers: [("Location", "/loop")]) }
        await #expect(throws: FetchError.tooManyRedirects(10)) { try await fetcher.fetch(request("/loop")) }
    }

    @Test func `a redirect to a file is refused`() async throws {
        site.serve("/file") { _ in ServedResponse(status: 302, headers: [("Location", "file:///etc/passwd")]) }
        await #expect(throws: FetchError.unsupportedScheme) { try await fetcher.fetch(request("/file")) }
    }

    @Test func `an answer that is cut off is no answer`() async throws {
        site.serve("/cut") { _ in
            ServedResponse(
                headers: [("Content-Length", "100")], body: Array(repeating: 0x41, count: 100),
                delivery: .cutOff(after: 40))
        }
        await #expect(throws: FetchError.cutOff) { try await fetcher.fetch(request("/cut")) }
    }

    @Test func `a page beyond the limit is refused, whether it says its size or not`() async throws {
        let small = Self.fetcher { $0.largestBody = 1000 }
        site.serve("/big") { _ in ServedResponse(body: Array(repeating: 0x41, count: 2000)) }
        site.serve("/liar") { _ in
            ServedResponse(
                headers: [("Content-Length", "2000")], body: Array(repeating: 0x41, count: 2000),
                delivery: .dribble(bytes: 500, pause: 0))
        }
        await #expect(throws: FetchError.tooLarge(limit: 1000)) { try await small.fetch(request("/big")) }
        await #expect(throws: FetchError.tooLarge(limit: 1000)) { try await small.fetch(request("/liar")) }
    }

    @Test func `a server that falls silent is given up`() async throws {
        let hasty = Self.fetcher { $0.timeout = .milliseconds(300) }
        site.serve("/never") { _ in ServedResponse(delivery: .never) }
        await #expect(throws: FetchError.timedOut(after: .milliseconds(300))) {
            try await hasty.fetch(request("/never"))
        }
    }

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

    @Test(arguments: [
        "http://127.0.0.1:9/", "http://[::1]:9/", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.1]:9/",
    ])
    func `private addresses are refused before anything is connected`(address: String) async throws {
        let careful = Fetcher(limits: FetchLimits())
        let request = FetchRequest(url: try #require(WebURL(address)))
        let error = await #expect(throws: FetchError.self) { try await careful.fetch(request) }
        guard case .privateAddress = error else {
            Issue.record("expected a private address to be refused, got \(String(describing: error))")
            return
        }
    }

    @Test func `one host is never asked more at a time than allowed`() async throws {
        let polite = Self.fetcher { $0.perHost = 2 }
        let gauge = Gauge()
        site.serve("/slow") { _ in
            gauge.measure()
            return ServedResponse(body: [0x41])
        }
        let request = try request("/slow")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<10 { group.addTask { _ = try await polite.fetch(request) } }
            try await group.waitForAll()
        }
        #expect(site.statuses(of: "/slow").count == 10)
        #expect(gauge.most == 2)
    }

    @Test(.timeLimit(.minutes(1))) func `a cancelled fetch ends at once, and once`() async throws {
        site.serve("/never") { _ in ServedResponse(delivery: .never) }
        let request = try request("/never")
        for _ in 0..<50 {
            let task = Task { try await fetcher.fetch(request) }
            await Task.yield()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a host that hangs does not delay another`() async throws {
        let other = try LoopbackSite()
        other.serve("/quick", "x")
        site.serve("/never") { _ in ServedResponse(delivery: .never) }
        let (slow, quick) = (try request("/never"), FetchRequest(url: try #require(WebURL(other.url + "/quick"))))
        let hanging = (0..<20).map { _ in Task { try await fetcher.fetch(slow) } }
        #expect(try await fetcher.fetch(quick).status == 200)
        hanging.forEach { $0.cancel() }
    }
}

/// How many handlers run at a time.
private final class Gauge: Sendable {
    private let counts = Locked((now: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    /// Takes long enough for others to come.
    func measure() {
        counts.withLock {
            $0.now += 1
            $0.most = max($0.most, $0.now)
        }
        Thread.sleep(forTimeInterval: 0.03)
        counts.withLock { $0.now -= 1 }
    }
}
