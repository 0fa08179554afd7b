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
        limits.timeout = .seconds(20)
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
        #expect(reply.exchange.bytesReceived == 5)
        #expect(reply.exchange.httpVersion == "1.1")
        #expect(reply.exchange.total > .zero)
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

    @Test(.timeLimit(.minutes(5))) func `a cancelled fetch ends at once, and once`() async throws {
        site.serve("/never") { _ in ServedResponse(delivery: .never) }
        let request = try request("/never")
        for _ in 0..<50 {
            let task = Task { try await fetcher.fetch(request) }
            await Task.yield()
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test(.timeLimit(.minutes(5))) func `a host that hangs does not delay another`() async throws {
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
