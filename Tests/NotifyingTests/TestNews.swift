import Articles
import Foundation
import Locking
import Notifying
import Settings
import Storage
import TestSupport
import Testing

/// A store in which articles are published and revised as a test wants it.
struct TestNews {
    let folder: TemporaryFolder
    let store: ArticleStore
    private let source: Source
    let clock = TestClock()

    init() throws {
        folder = try TemporaryFolder()
        store = try ArticleStore(path: folder.file("d.sqlite"), access: .write)
        let url = try #require(WebURL("https://h.example/feed"))
        source = try #require(try store.sources([(url, "H", .feed)]).first)
    }

    /// Publishes the article of that number, or shows another state of it.
    @discardableResult
    func show(_ article: Int, boats: Int = 7, title: String? = nil) async throws -> [Change] {
        let url = try #require(WebURL("https://h.example/a\(article)"))
        let paragraphs = (1...6).map { paragraph in
            let words = (1...15).map { "word\(article)x\(paragraph)x\($0)" }.joined(separator: " ")
            return paragraph == 3 ? "\(words) and \(boats) boats left the harbour." : "\(words)."
        }
        let check = PageCheck(
            subject: .entry(once: nil), url: url, outlet: "H", source: source.id, representation: Representation(),
            title: nil, published: nil)
        let draft = Draft(title: title ?? "Boats of harbour \(article)", paragraphs: paragraphs)
        let page = PageArrival(
            check: check, url: url, draft: draft, bytes: Array(draft.text.utf8), contentType: "text/html",
            representation: Representation())
        clock.advance(60)
        return try await store.record([.page(page)], at: clock.now)
    }

    /// A look that found nothing new, by the server's word.
    func look(_ article: Article.ID) async throws {
        clock.advance(60)
        try await store.record([.pageNotModified(article, Representation(), freshFor: 0)], at: clock.now)
    }

    func log() throws -> [Change] { try store.changes(after: ChangeCursor(rawValue: 0), limit: 100_000) }

    /// Time that passes only while somebody waits for it.
    func hurried() throws -> DeliveryClock {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        return DeliveryClock(
            now: { [clock] in clock.now },
            rest: { [clock] time in
                try Task.checkCancellation()
                clock.advance(time / .seconds(1))
                await Task.yield()
            }, chance: { 0.5 }, calendar: calendar)
    }
}

/// What was heard, for whoever waits to hear enough.
final class Heard<Element: Sendable>: Sendable {
    private struct State {
        var all: [Element] = []
        var waiters: [Waiter] = []
    }

    private struct Waiter {
        let isEnough: @Sendable ([Element]) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    private let state = Locked(State())

    var all: [Element] { state.withLock { $0.all } }

    func add(_ element: Element) {
        let served = state.withLock { state -> [Waiter] in
            state.all.append(element)
            let all = state.all
            let served = state.waiters.filter { $0.isEnough(all) }
            state.waiters.removeAll { $0.isEnough(all) }
            return served
        }
        for waiter in served { waiter.continuation.resume() }
    }

    func wait(until isEnough: @escaping @Sendable ([Element]) -> Bool) async {
        await withCheckedContinuation { continuation in
            let passes = state.withLock { state -> Bool in
                if isEnough(state.all) { return true }
                state.waiters.append(Waiter(isEnough: isEnough, continuation: continuation))
                return false
            }
            if passes { continuation.resume() }
        }
    }
}

/// A receiver that a test makes answer as it wants.
final class TestReceiver: Sink {
    enum Fate: Sendable {
        /// The answer that arrives here, and whether the message arrived there.
        case answers(DeliveryOutcome, hears: Bool)
        /// The process is ended meanwhile.
        case killed(hears: Bool)
        /// Nothing comes back.
        case hangs
    }

    let heard = Heard<SinkMessage>()
    private let fate: @Sendable (SinkMessage) -> Fate

    init(_ fate: @escaping @Sendable (SinkMessage) -> Fate = { _ in .answers(.delivered, hears: true) }) {
        self.fate = fate
    }

    func deliver(_ message: SinkMessage) async throws(CancellationError) -> DeliveryOutcome {
        switch fate(message) {
        case .answers(let outcome, let hears):
            if hears { heard.add(message) }
            return outcome
        case .killed(let hears):
            if hears { heard.add(message) }
            throw CancellationError()
        case .hangs:
            do { try await Task.sleep(for: .seconds(3600)) } catch { throw CancellationError() }
            return .failed(reason: "hung", after: nil)
        }
    }

    /// What it heard, repeats dropped by their ids.
    var seqs: [Int64] { Self.seqs(heard.all) }

    static func seqs(_ messages: [SinkMessage]) -> [Int64] {
        var ids: Set<String> = []
        return messages.filter { ids.insert($0.id).inserted }.flatMap { $0.changes.map(\.change.cursor.rawValue) }
    }
}

extension SinkSettings {
    static func forTests(_ name: String = "s", _ change: (inout SinkSettings) -> Void = { _ in }) -> SinkSettings {
        var settings = SinkSettings(name: name, target: .output, file: "dateline.yaml", line: 1)
        change(&settings)
        return settings
    }
}

/// Runs it until the body returns, and anew whenever it ends by itself, as after a kill.
func delivering(
    _ make: @escaping @Sendable () -> Notifier, while body: @Sendable () async throws -> Void
) async throws {
    let running = Task {
        while !Task.isCancelled { try? await make().run() }
    }
    defer { running.cancel() }
    try await body()
    running.cancel()
    await running.value
}
