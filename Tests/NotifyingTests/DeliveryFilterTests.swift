import Articles
import Fetching
import Foundation
import Settings
import Storage
import TestSupport
import Testing

@testable import Notifying

/// What a sink asked for: words in what changed, stories and queries, texts that lasted.
@Suite(.timeLimit(.minutes(5)))
struct DeliveryFilterTests {
    let news: TestNews

    init() throws {
        news = try TestNews()
    }

    private func filter(_ change: (inout SinkSettings) -> Void) -> SinkFilter {
        SinkFilter(.forTests("s", change), news.store)
    }

    // MARK: Words

    private static let asked: [([String], String?, Bool)] = [
        // The revision is “… and 7 → 8 boats left the harbour.”
        (["8"], nil, true), (["7"], nil, true), (["8 boats"], nil, true), (["7 BOATS"], nil, true),
        (["9 boats"], nil, false),
        // What stayed as it was, in the same sentence and in others.
        (["harbour"], nil, false), (["boats left"], nil, false), (["word1x1x1"], nil, false),
        (["nothing", "8 boats left"], nil, true),
        ([], #"\d boats"#, true), ([], "left the", false), ([], "(?i)AND [78]", true), (["8"], "nothing", false),
    ]

    @Test(arguments: asked)
    func `words are looked for in what changed`(words: [String], pattern: String?, matches: Bool) async throws {
        try await news.show(1)
        let change = try #require(try await news.show(1, boats: 8).last { $0.type == .articleRevised })
        let filter = filter {
            $0.words = words
            $0.pattern = pattern
        }
        #expect(try filter.matches(change) == matches)
    }

    @Test func `a pattern that would take for ever counts as a match, and is said`() async throws {
        let change = try #require(
            try await news.show(1, title: String(repeating: "a", count: 60)).first { $0.type == .articlePublished })
        let said = Heard<Bool>()
        let settings = SinkSettings.forTests { $0.pattern = "^(a|a)*$b" }
        let filter = SinkFilter(settings, news.store) { said.add(true) }
        let started = ContinuousClock.now
        #expect(try filter.matches(change))
        #expect(said.all == [true])
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test func `what is not for a sink is noted as read page by page, and reading ends when it is cancelled`()
        async throws
    {
        for article in 1...501 { try await news.show(article) }
        try await news.store.replay("s", after: ChangeCursor(rawValue: 0))
        let settings = SinkSettings.forTests { $0.filter.types = [.sourceMoved] }
        let (store, state) = (news.store, try #require(try news.store.sinkState("s")))
        let cancelled = Task {
            while !Task.isCancelled { await Task.yield() }
            var waiting = WaitingChanges(settings, store)
            _ = try await waiting.refill(state, at: Date(timeIntervalSince1970: 0))
        }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        var waiting = WaitingChanges(settings, store)
        let end = try #require(try await waiting.refill(state, at: Date(timeIntervalSince1970: 0))).cursor
        #expect(end == (try store.sinkState("s")?.cursor))
        #expect(end.rawValue >= 501)
    }

    @Test func `of a new article all is new`() async throws {
        let change = try #require(try await news.show(1).first { $0.type == .articlePublished })
        #expect(try filter { $0.words = ["left the harbour"] }.matches(change))
        #expect(try filter { $0.words = ["Boats of harbour"] }.matches(change))
        #expect(try !filter { $0.words = ["strike"] }.matches(change))
    }

    @Test func `a query is about the whole article, a story about its number`() async throws {
        try await news.show(1)
        let change = try #require(try await news.show(1, boats: 8).last { $0.type == .articleRevised })
        func watching(_ subject: WatchedItem.Subject) -> SinkFilter {
            filter { $0.watched = [WatchedItem(name: "w", subject: subject, file: "f", line: 1)] }
        }
        #expect(try watching(.query("harbour word1x1x1")).matches(change))
        #expect(try !watching(.query("harbour strike")).matches(change))
        #expect(try !watching(.story(Story.ID(rawValue: 17))).matches(change))
        var inStory = change
        inStory.data.story = Story.ID(rawValue: 17)
        #expect(try watching(.story(Story.ID(rawValue: 17))).matches(inStory))
    }

    @Test func `a lag is counted by words for the first changes, and says that there may be more`() async throws {
        for article in 1...203 { try await news.show(article) }
        try await news.store.replay("s", after: ChangeCursor(rawValue: 0))
        let state = try #require(try news.store.sinkState("s"))
        let published = SinkSettings.forTests { $0.filter.types = [.articlePublished] }
        let all = try SinkLag(of: published, state, in: news.store)
        #expect(all.changes == 203 && !all.isAtLeast)
        var wordy = published
        wordy.words = ["left the harbour"]
        let some = try SinkLag(of: wordy, state, in: news.store)
        #expect(some.changes == 200 && some.isAtLeast)
        #expect(some.since == all.since)
    }

    // MARK: What has lasted

    private func lasting(
        _ receiver: TestReceiver, while body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let settings = SinkSettings.forTests {
            $0.lasting = 2
            $0.filter.types = [.articleRevised]
        }
        let (store, clock) = (news.store, try news.hurried())
        _ = try await store.openSink("s")
        try await delivering({ Notifier(store: store, sinks: [(settings, receiver)], clock: clock) }, while: body)
    }

    @Test func `a revision is told when its text has stood for two more looks, a 304 among them`() async throws {
        let receiver = TestReceiver()
        let id = try #require(try await news.show(1).first?.data.article?.id)
        try await lasting(receiver) {
            try await news.show(1, boats: 8)
            try await news.show(1, boats: 8)
            #expect(receiver.heard.all.isEmpty)
            try await news.look(id)
            await receiver.heard.wait { $0.count == 1 }
        }
        let told = try #require(receiver.heard.all.first?.changes.first)
        #expect(told.change.data.version == 2 && told.change.data.previous == 1)
        #expect(told.differenceHTML?.contains("<ins>8</ins>") == true)
        #expect(told.differenceText?.contains("8 boats") == true)
    }

    @Test func `what is taken back at once is not told, what came of several is told as one`() async throws {
        let receiver = TestReceiver()
        try await news.show(1)
        try await news.show(2)
        try await lasting(receiver) {
            // One goes there and back; the other goes on.
            try await news.show(1, boats: 8)
            try await news.show(2, boats: 8)
            try await news.show(1, boats: 7)
            try await news.show(2, boats: 9)
            for _ in 0..<2 { try await news.show(1, boats: 7) }
            for _ in 0..<2 { try await news.show(2, boats: 9) }
            await receiver.heard.wait { $0.count == 1 }
        }
        let told = try #require(receiver.heard.all.first?.changes.first?.change)
        #expect(receiver.heard.all.count == 1)
        #expect(told.data.article?.url.path == "/a2")
        #expect(told.data.previous == 1 && told.data.version == 3)
        #expect(told.data.summary?.contains("7 → 9") == true)
    }

    @Test func `a feed has what was told as it was told, and nothing of what was taken back`() async throws {
        let path = news.folder.file("changes.xml")
        var settings = SinkSettings.forTests()
        settings.target = .atom(path: path, entries: 10)
        settings.lasting = 2
        settings.filter.types = [.articleRevised]
        for article in 1...3 { try await news.show(article) }
        let (store, clock, delivered) = (news.store, try news.hurried(), Heard<Int>())
        _ = try await store.openSink("s")
        let recent = recentChanges(of: settings, in: store)
        let sink = makeSink(settings, poster: Poster(), recent: recent)
        let sinks = [(settings: settings, sink: sink)]
        try await delivering({
            Notifier(store: store, sinks: sinks, clock: clock) {
                if case .delivered(_, let changes) = $0 { delivered.add(changes) }
            }
        }) {
            for boats in [8, 7, 7, 7] { try await news.show(1, boats: boats) }
            for (round, article) in [2, 3].enumerated() {
                for boats in [8, 9, 9, 9] { try await news.show(article, boats: boats) }
                await delivered.wait { $0.count == round + 1 }
            }
        }
        let told = try await recent(10)
        #expect(told.map(\.change.data.article?.url.path) == ["/a2", "/a3"])
        #expect(told.allSatisfy { $0.change.data.previous == 1 && $0.change.data.version == 3 })
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.components(separatedBy: "<entry>").count == 3)
        #expect(!text.contains("h.example/a1"))
    }

    @Test func `since when a revision has lasted is kept from one look to the next`() async throws {
        try await news.show(1)
        _ = try await news.store.openSink("s")
        let settings = SinkSettings.forTests { $0.lasting = 1 }
        var waiting = WaitingChanges(settings, news.store)
        for boats in [8, 8, 8] { try await news.show(1, boats: boats) }
        let first = news.clock.now
        var state = try #require(try news.store.sinkState("s"))
        for later in [0, 600.0] {
            state = try #require(try await waiting.refill(state, at: first.addingTimeInterval(later)))
            #expect(waiting.all.map(\.since) == [first])
            #expect(waiting.all.map(\.hasLasted) == [true])
        }
    }

    @Test func `an article that is still changing holds up no other`() async throws {
        let receiver = TestReceiver()
        try await news.show(1)
        try await news.show(2)
        try await lasting(receiver) {
            try await news.show(1, boats: 8)
            try await news.show(2, boats: 8)
            for _ in 0..<2 { try await news.show(2, boats: 8) }
            await receiver.heard.wait { $0.count == 1 }
            for _ in 0..<2 { try await news.show(1, boats: 8) }
            await receiver.heard.wait { $0.count == 2 }
        }
        #expect(receiver.heard.all.compactMap { $0.changes.first?.change.data.article?.url.path } == ["/a2", "/a1"])
    }
}
