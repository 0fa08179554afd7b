import Articles
import Foundation
import HTTPTypes
import Locking
import Storage
import Testing

@testable import WebServer

/// Questions to the store that take long, and whoever does not wait for the answer.
struct StoreReadersTests {
    let stand: Newsstand

    init() throws {
        stand = try Newsstand()
    }

    /// With its watch over time running.
    private func reading<Value: Sendable>(
        longest: Duration, _ body: @escaping @Sendable (StoreReaders) async throws -> Value
    ) async throws -> Value {
        let readers = try StoreReaders(path: stand.store.path, longest: longest)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await readers.run() }
            defer { group.cancelAll() }
            return try await body(readers)
        }
    }

    /// Counts and looks for words until it is ended.
    private static func ask(_ store: ArticleStore) throws {
        // On a busy machine it may take long until somebody ends it, but not for ever.
        let end = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < end {
            _ = try store.counts(at: Date())
            _ = try store.find("harbour", limit: 10).hits
            _ = try store.integrity()
        }
    }

    @Test func `what takes too long is ended, and the next question is answered`() async throws {
        try await stand.publish()
        try await reading(longest: .milliseconds(100)) { readers in
            let refusal = await #expect(throws: Refusal.self) { try await readers.read(Self.ask) }
            #expect(refusal?.status == .serviceUnavailable)
            let last = try await readers.read { store in try store.lastCursor() }
            #expect(last > ChangeCursor(rawValue: 0))
        }
    }

    @Test func `what nobody waits for any more is ended`() async throws {
        try await stand.publish()
        let isThere = Locked(true)
        try await reading(longest: .seconds(3600)) { readers in
            _ = await #expect(throws: Refusal.self) {
                try await Asker.$current.withValue(Asker(isThere: { isThere.withLock { $0 } })) {
                    try await readers.read { store in
                        isThere.withLock { $0 = false }
                        try Self.ask(store)
                    }
                }
            }
        }
    }

    @Test func `what nobody waits for is not begun`() async throws {
        let readers = try StoreReaders(path: stand.store.path)
        let wasAsked = Locked(false)
        await #expect(throws: Refusal.self) {
            try await Asker.$current.withValue(Asker(isThere: { false })) {
                try await readers.read { _ in wasAsked.withLock { $0 = true } }
            }
        }
        #expect(!wasAsked.withLock { $0 })
    }

    @Test func `a thousand that can wait are answered in their turn`() async throws {
        let readers = try StoreReaders(path: stand.store.path)
        let answers = try await withThrowingTaskGroup(of: ChangeCursor.self) { group in
            for _ in 1...1000 { group.addTask { try await readers.readInTurn { store in try store.lastCursor() } } }
            return try await group.reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(answers == 1000)
    }
}
