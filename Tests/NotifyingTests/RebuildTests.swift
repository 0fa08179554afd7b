import Articles
import Foundation
import Locking
import Settings
import Storage
import TestSupport
import Testing

@testable import Notifying

@Suite(.timeLimit(.minutes(5)))
struct RebuildTests {
    private let news: TestNews
    private let path: String

    init() throws {
        news = try TestNews()
        path = news.folder.file("changes.jsonl")
    }

    private func settings(_ change: (inout SinkSettings) -> Void = { _ in }) -> SinkSettings {
        .forTests("log") { [path] settings in
            settings.target = .file(path: path)
            change(&settings)
        }
    }

    private func seqs() throws -> [Int64] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return try text.split(separator: "\n").map { line in
            let event = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return try #require((event?["id"] as? String).flatMap { Int64($0) })
        }
    }

    /// Tells all that there is to one sink, and ends.
    private func tell(_ settings: SinkSettings, _ sink: any Sink) async throws {
        try await Notifier(store: news.store, sinks: [(settings, sink)]).tellWhatIsDue(within: .seconds(60))
    }

    @Test func `what was told is written anew byte for byte, and goes on with the next`() async throws {
        let settings = settings(), sink = FileSink(path: path)
        _ = try await news.store.openSink("log")
        for article in 1...3 { try await news.show(article) }
        try await news.show(1, boats: 8)
        try await tell(settings, sink)
        let told = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(chmod(path, 0o640) == 0)
        try news.folder.write("{\"half", to: "changes.jsonl")
        let count = try news.log().count
        #expect(try await FileRebuild(settings, in: news.store).run() == count)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == told)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o640)
        try FileManager.default.removeItem(atPath: path)
        #expect(try await FileRebuild(settings, in: news.store).run() == count)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == told)
        try await news.show(2, boats: 9)
        try await tell(settings, sink)
        #expect(try seqs() == (try news.log().map(\.cursor.rawValue)))
        let names = try FileManager.default.contentsOfDirectory(atPath: news.folder.path)
        #expect(!names.contains { $0.hasSuffix(".new") })
    }

    @Test func `rebuilt again and again while it is told, a file neither lacks nor repeats a line`() async throws {
        let settings = settings(), sink = FileSink(path: path), store = news.store
        _ = try await store.openSink("log")
        let deliveries = Heard<Int>()
        try await delivering({
            Notifier(store: store, sinks: [(settings, sink)]) {
                if case .delivered(_, let count) = $0 { deliveries.add(count) }
            }
        }) {
            for round in 0..<25 {
                for article in 0..<3 { try await news.show(article, boats: 7 + round) }
                if round % 3 == 1 { try? FileManager.default.removeItem(atPath: path) }
                if round % 3 == 2 { try news.folder.write("{\"half", to: "changes.jsonl") }
                _ = try await FileRebuild(settings, in: store).run()
            }
            let last = try news.log().last?.cursor
            await deliveries.wait { _ in (try? store.sinkState("log"))?.cursor == last }
        }
        #expect(try seqs() == (try news.log().map(\.cursor.rawValue)))
    }

    @Test func `what reached the file and was not noted down is not lost`() async throws {
        let settings = settings(), store = news.store
        _ = try await store.openSink("log")
        try await news.show(1)
        let sink = FileSink(path: path)
        // The file is written anew after the line has reached it, and before anybody knows that.
        let meddler = Meddler(sink) { _ = try? await FileRebuild(settings, in: store).run() }
        try await tell(settings, meddler)
        #expect(try seqs() == [1])
        #expect(try store.sinkState("log")?.cursor.rawValue == 1)
    }

    @Test func `the filter is kept, and a begin`() async throws {
        let settings = settings { $0.filter.types = [.articleRevised] }
        _ = try await news.store.openSink("log")
        for boats in 7...9 { for article in 1...2 { try await news.show(article, boats: boats) } }
        try await tell(settings, FileSink(path: path))
        let revised = try news.log().filter { $0.type == .articleRevised }.map(\.cursor.rawValue)
        #expect(try await FileRebuild(settings, in: news.store).run() == revised.count)
        #expect(try seqs() == revised)
        let begin = try #require(revised.first)
        let count = try await FileRebuild(settings, in: news.store).run(after: ChangeCursor(rawValue: begin))
        #expect(count == revised.count - 1)
        #expect(try seqs() == Array(revised.dropFirst()))
    }

    @Test func `nothing is told before its time`() async throws {
        _ = try await news.store.openSink("log")
        try await news.show(1)
        #expect(try await FileRebuild(settings(), in: news.store).run() == 0)
        #expect(try seqs().isEmpty)
    }

    @Test func `an Atom file is written from what was told`() async throws {
        let path = news.folder.file("changes.atom"), store = news.store
        let settings = SinkSettings.forTests("log") { $0.target = .atom(path: path, entries: 2) }
        _ = try await store.openSink("log")
        for article in 1...3 { try await news.show(article) }
        try await tell(settings, AtomSink(path: path, entries: 2, settings, recentChanges(of: settings, in: store)))
        let told = try Data(contentsOf: URL(fileURLWithPath: path))
        try FileManager.default.removeItem(atPath: path)
        #expect(try await FileRebuild(settings, in: store).run() == 2)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == told)
    }

    @Test func `what cannot be written anew is said, and the file is left`() async throws {
        try news.folder.write("mine\n", to: "changes.jsonl")
        let failures = [
            (settings(), "was told nothing yet, so there is nothing to write anew"),
            (settings { $0.lasting = 2 }, RebuildError.lasting.description),
            (settings { $0.target = .output }, RebuildError.noFile.description),
        ]
        for (settings, reason) in failures {
            #expect(await failure(settings) == reason)
        }
        _ = try await news.store.openSink("log")
        let held = try FileDraft(for: path)
        #expect(await failure(settings()) == "\(path): another process is writing to it")
        held.close()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine\n")
        #expect(await failure(settings { $0.target = .file(path: "/dev/null") }) == "/dev/null: is no regular file")
    }

    private func failure(_ settings: SinkSettings) async -> String? {
        do {
            _ = try await FileRebuild(settings, in: news.store).run()
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `a lost file is said where lines were told, and not where it is the first`() async throws {
        let settings = settings(), store = news.store
        _ = try await store.openSink("log")
        let said = Heard<String>()
        let notice = newFileNotice(of: settings, in: store) { if case .begunAnew(let name) = $0 { said.add(name) } }
        for article in 1...2 {
            try await news.show(article)
            try await tell(settings, FileSink(path: path, onNewFile: notice))
        }
        #expect(said.all.isEmpty)
        try FileManager.default.removeItem(atPath: path)
        for article in 3...4 {
            try await news.show(article)
            try await tell(settings, FileSink(path: path, onNewFile: notice))
        }
        #expect(said.all == ["log"])
    }
}

/// Does something after the first delivery that its sink has made, and before anybody hears of it.
private final class Meddler: Sink {
    private let sink: any Sink
    private let deed: @Sendable () async -> Void
    private let isDone = Locked(false)

    init(_ sink: any Sink, _ deed: @escaping @Sendable () async -> Void) {
        self.sink = sink
        self.deed = deed
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        let outcome = try await sink.deliver(message)
        let isFirst = isDone.withLock { done -> Bool in
            defer { done = true }
            return !done
        }
        if isFirst { await deed() }
        return outcome
    }
}
