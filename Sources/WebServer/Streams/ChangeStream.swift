import Articles
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Storage

/// The log for programs that follow it: what came after a change's number, as JSON Lines, at once or as soon as there
/// is something, or as server-sent events that go on.
enum ChangeStream {
    static func answer(_ site: Site, _ asked: Asked) async throws -> Response {
        let query = try ChangeQuery(asked.query)
        if asked.accepts("text/event-stream") { return try await events(site, asked, query) }
        return try await lines(site, asked, query)
    }

    // MARK: JSON Lines

    /// The field that names where to go on, also where no line passed the filter.
    static let next = HTTPField.Name("Dateline-Next")
    /// The field that names tags that were asked for and that no source has, percent-encoded.
    static let unknownTags = HTTPField.Name("Dateline-Unknown-Tags")

    private static func lines(_ site: Site, _ asked: Asked, _ query: ChangeQuery) async throws -> Response {
        let since = ChangeCursor(rawValue: try asked.query.number("since", in: 0...Int64.max) ?? 0)
        let wait = try asked.query.number("wait", in: 0...60) ?? 0
        // Listening begins before looking: what comes between the two is not missed.
        var news: AsyncStream<ChangeHub.Event>?
        if wait > 0 { news = try site.hub.listen { asked.context.channel.close(promise: nil) } }
        var found = try await site.read { store in try query.changes(of: store, after: since) }
        // Where there is more to look at, whoever asks comes back at once.
        if found.changes.isEmpty, found.isAtEnd, let news {
            await waited(for: query, in: news, atMost: .seconds(wait))
            found = try await site.read { [next = found.next] store in try query.changes(of: store, after: next) }
        }
        var headers = HTTPFields()
        if let next { headers[next] = found.next.description }
        if let unknownTags, !query.tags.isEmpty {
            let unknown = try await site.read { store in try store.unknownTags(among: query.tags) }
            if !unknown.isEmpty { headers[unknownTags] = unknown.map(QueryItems.encoded).joined(separator: ", ") }
        }
        headers[.cacheControl] = "no-store"
        let text = try found.changes.map { try CloudEvent($0).line() + "\n" }.joined()
        return .text(text, "application/jsonl; charset=utf-8", headers: headers)
    }

    private static func waited(
        for query: ChangeQuery, in news: AsyncStream<ChangeHub.Event>, atMost time: Duration
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await case .change(let told) in news where query.matches(told) { return }
            }
            group.addTask { await pass(time) }
            _ = await group.next()
            group.cancelAll()
        }
    }

    /// As long as whoever asked is there.
    private static func pass(_ time: Duration) async {
        let end = ContinuousClock.now + time
        while !Task.isCancelled, Asker.current.isThere(), ContinuousClock.now < end {
            try? await Task.sleep(for: min(.seconds(1), end - ContinuousClock.now))
        }
    }

    // MARK: Server-sent events

    private static func events(_ site: Site, _ asked: Asked, _ query: ChangeQuery) async throws -> Response {
        let start = try await Self.start(site, asked)
        var note: String?
        if !query.tags.isEmpty { note = try await site.readers.readInTurn { store in try query.note(in: store) } }
        let news = try site.hub.listen { asked.context.channel.close(promise: nil) }
        // A line that begins with a colon is for whoever looks at the stream, not for its program.
        let comment = note.map { ": \($0)\n" } ?? ""
        let headers: HTTPFields = [
            .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        ]
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: comment + "retry: 2000\n\n"))
                var cursor = start
                while !site.hub.isOver, isBehind(cursor, site.hub) {
                    let stretch = try await site.readers.readInTurn { [cursor] store in
                        try query.changes(of: store, after: cursor)
                    }
                    cursor = stretch.next
                    for change in stretch.changes {
                        let line = try CloudEvent(change).line()
                        try await writer.write(ByteBuffer(string: event(change.cursor, line)))
                    }
                    if stretch.isAtEnd { break }
                }
                try await writer.write(ByteBuffer(string: place(cursor)))
                for await heard in news {
                    switch heard {
                    case .beat: try await writer.write(ByteBuffer(string: place(cursor)))
                    case .change(let told):
                        // What was read from the store already is told no second time.
                        guard told.change.cursor > cursor else { continue }
                        cursor = told.change.cursor
                        guard query.matches(told) else { continue }
                        try await writer.write(ByteBuffer(string: event(cursor, told.line)))
                    }
                }
                try await writer.finish(nil)
            })
    }

    /// Whether there may be something in the store that is not told any more. A thousand readers who come back at once,
    /// as after a restart, mostly are not.
    private static func isBehind(_ cursor: ChangeCursor, _ hub: ChangeHub) -> Bool {
        hub.last.map { cursor < $0 } ?? true
    }

    /// After the event that the reader had last, by its own word on coming back, else by the address; else from now on.
    private static func start(_ site: Site, _ asked: Asked) async throws -> ChangeCursor {
        if let last = try lastEvent(in: asked.request.headers) { return last }
        if let since = try asked.query.number("since", in: 0...Int64.max) { return ChangeCursor(rawValue: since) }
        if let last = site.hub.last { return last }
        return try await site.readers.readInTurn { store in try store.lastCursor() }
    }

    /// The number of the event that the reader had last; `nil` for one that had none.
    static func lastEvent(in headers: HTTPFields) throws(Refusal) -> ChangeCursor? {
        guard let name = HTTPField.Name("Last-Event-ID"), let text = headers[name] else { return nil }
        if let number = Int64(text), number >= 0 { return ChangeCursor(rawValue: number) }
        throw .bad("Last-Event-ID: found “\(text)”, expected the number of a change.")
    }

    /// Without data a reader is told nothing, and comes back with this number all the same (WHATWG HTML, section 9.2.6):
    /// what a filter held back is not read again.
    private static func place(_ cursor: ChangeCursor) -> String { "id: \(cursor)\n\n" }

    private static func event(_ cursor: ChangeCursor, _ line: String) -> String { "id: \(cursor)\ndata: \(line)\n\n" }
}
