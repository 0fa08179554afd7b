import Articles
import Foundation
import HTTPTypes
import HummingbirdTesting
import Locking
import Storage
import Testing

@testable import WebServer

struct StreamTests {
    let stand: Newsstand

    init() throws {
        stand = try Newsstand()
    }

    /// Serves for as long as the body runs, on a port that is free.
    private func serving(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
        let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
        let terms = try ServerTerms(port: 0)
        let server = try PageServer(storePath: stand.store.path, terms: terms, now: { Date() }) {
            continuation.yield($0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run() }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            let port = try #require(URL(string: address)?.port)
            try await body(port)
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func events(_ address: String, port: Int, last: Int64? = nil) throws -> RawStream {
        let resumed = last.map { "Last-Event-ID: \($0)\r\n" } ?? ""
        return try RawStream(
            port: port,
            "GET \(address) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\n\(resumed)\r\n")
    }

    // MARK: JSON Lines

    @Test func `the log after a number is told in lines, and where to go on`() async throws {
        _ = try await stand.publishTwo()
        let answer = try await stand.ask("/changes?since=1")
        let lines = answer.text.split(separator: "\n")
        let first = try JSONSerialization.jsonObject(with: Data((lines.first ?? "").utf8)) as? [String: Any]
        #expect(first?["id"] as? String == "2" && first?["specversion"] as? String == "1.0")
        let next = try #require(HTTPField.Name("Dateline-Next"))
        #expect(answer.headers[next] == "\(lines.count + 1)")
        #expect(try await stand.ask("/changes?since=\(lines.count + 1)").text.isEmpty)
    }

    @Test func `a filter that passes nothing still says where to go on`() async throws {
        _ = try await stand.publishTwo()
        let answer = try await stand.ask("/changes?since=0&type=article.gone")
        let next = try #require(HTTPField.Name("Dateline-Next"))
        #expect(answer.text.isEmpty)
        #expect(answer.headers[next] == "\(try stand.store.lastCursor())")
    }

    @Test func `whoever asks for few goes on where they end`() async throws {
        for number in 1...5 {
            try await stand.publish("/p\(number)", title: "Title \(number)", Newsstand.text(number * 13))
        }
        let next = try #require(HTTPField.Name("Dateline-Next"))
        var told: [Substring] = []
        var since = "0"
        for _ in 1...10 {
            let answer = try await stand.ask("/changes?type=article.published&limit=2&since=\(since)")
            told += answer.text.split(separator: "\n")
            since = try #require(answer.headers[next])
        }
        #expect(told.count == 5 && Set(told).count == 5)
        #expect(since == "\(try stand.store.lastCursor())")
    }

    @Test func `whoever waits is told of a change as soon as it is there`() async throws {
        _ = try await stand.publish()
        let since = try stand.store.lastCursor()
        try await serving { [stand] port in
            let stream = try RawStream(
                port: port,
                "GET /changes?since=\(since)&wait=30 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            try await stand.publish("/b", title: "Trains stop", Newsstand.text(31))
            let answer = try await stream.read(until: "Trains stop")
            #expect(answer.contains("article.published"))
        }
    }

    // MARK: Server-sent events

    @Test func `a stream tells what comes, each change once and with its number`() async throws {
        try await serving { [stand] port in
            let stream = try events("/changes", port: port)
            _ = try await stream.read(until: "retry:")
            try await stand.publish(title: "Boats leave")
            let told = try await stream.read(until: "Boats leave")
            #expect(told.contains("id: 1\ndata: {"))
        }
    }

    @Test func `a stream goes on after the event that its reader had last`() async throws {
        for number in 1...4 {
            try await stand.publish("/p\(number)", title: "Title \(number)", Newsstand.text(number * 13))
        }
        try await serving { port in
            let stream = try events("/changes?since=0", port: port, last: 2)
            let told = try await stream.read(until: "Title 4")
            #expect(told.contains("id: 3\n") && !told.contains("id: 2\n") && !told.contains("id: 1\n"))
        }
    }

    @Test func `a stream holds to its filter`() async throws {
        try await serving { [stand] port in
            let stream = try events("/changes?since=0&type=article.revised", port: port)
            _ = try await stream.read(until: "retry:")
            _ = try await stand.publishTwo()
            let told = try await stream.read(until: "article.revised")
            #expect(!told.contains("article.published"))
        }
    }

    @Test func `a stream by a tag hears of an outlet that was given it since`() async throws {
        let (store, source) = (stand.store, stand.source)
        _ = try store.sources([(source.url, source.outlet, .feed)])
        try await serving { [stand] port in
            let stream = try events("/changes?since=0&tag=boats", port: port)
            let begun = try await stream.read(until: "retry:")
            #expect(begun.contains(": No source has the tag “boats”.\n"))
            try await stand.publish("/a", title: "Trains stop", Newsstand.text(31))
            _ = try store.sources([(source.url, source.outlet, .feed)], tags: [source.url: ["boats"]])
            try await stand.publish("/b", title: "Boats leave")
            let told = try await stream.read(until: "Boats leave")
            #expect(told.contains("data: {"))
        }
    }

    @Test func `a stream that its filter keeps silent says how far it has read`() async throws {
        _ = try await stand.publishTwo()
        let last = try stand.store.lastCursor()
        try await serving { port in
            let stream = try events("/changes?since=0&type=article.gone", port: port)
            let told = try await stream.read(until: "id: \(last)\n\n")
            #expect(told.contains("id: \(last)\n\n") && !told.contains("data:"))
        }
    }

    @Test func `streams end when the server does`() async throws {
        let open = Locked<RawStream?>(nil)
        try await serving { port in
            let stream = try events("/changes", port: port)
            _ = try await stream.read(until: "retry:")
            open.withLock { $0 = stream }
        }
        let stream = try #require(open.withLock { $0 })
        // Whose end never comes fails after two minutes.
        _ = try await stream.read(until: nil)
    }

    @Test(.timeLimit(.minutes(5)))
    func `the server ends though a reader takes nothing of what it is told`() async throws {
        let text = String(repeating: "word ", count: 4000)
        for number in 1...40 {
            try await stand.publish("/p\(number)", title: "Title \(number) \(text)", Newsstand.text(number * 13))
        }
        let open = Locked<[RawStream]>([])
        try await serving { port in
            for _ in 1...3 {
                let stream = try events("/changes?since=0", port: port)
                open.withLock { $0.append(stream) }
            }
        }
        #expect(open.withLock { $0.count } == 3)
    }

    @Test(.timeLimit(.minutes(5))) func `a reader who goes away is followed by nobody`() async throws {
        try await serving { port in
            let waiting = try RawStream(
                port: port, "GET /changes?since=0&wait=600 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            waiting.depart()
            // It ends long before the ten minutes that were asked for; a read waits for two.
            _ = try await waiting.read(until: nil)
        }
    }

    @Test func `a reader who will ask nothing more is answered still`() async throws {
        try await serving { port in
            let stream = try RawStream(port: port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            stream.depart()
            #expect(try await stream.read(until: nil).contains("ok"))
        }
    }

    @Test(.timeLimit(.minutes(5))) func `very many may begin to follow at once`() async throws {
        _ = try await stand.publishTwo()
        try await serving { port in
            let streams = try (1...100).map { _ in try events("/changes?since=1", port: port) }
            for stream in streams { #expect(try await stream.read(until: "id: ").contains("200 OK")) }
        }
    }

    @Test func `a request under another site's name is refused`() async throws {
        try await serving { port in
            let stream = try RawStream(
                port: port, "GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n")
            #expect(try await stream.read(until: "rebound.example").contains("421"))
        }
    }
}
