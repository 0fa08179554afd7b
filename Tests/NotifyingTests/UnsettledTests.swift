import Foundation
import GRDB
import Settings
import Storage
import TestSupport
import Testing

@testable import Notifying

/// A store that takes no writing for a while, as on a full disk.
@Suite(.timeLimit(.minutes(5)))
struct UnsettledTests {
    let news: TestNews

    init() throws {
        news = try TestNews()
    }

    private static let fails = """
        CREATE TRIGGER noRoom BEFORE INSERT ON deliveryAttempt BEGIN SELECT RAISE(ABORT, 'no room'); END
        """

    @Test func `what was delivered and could not be noted down is not sent again`() async throws {
        var configuration = GRDB.Configuration()
        configuration.busyMode = .timeout(10)
        let store = news.store
        let disk = try DatabaseQueue(path: store.path, configuration: configuration)
        _ = try await store.openSink("s")
        try await disk.write { try $0.execute(sql: Self.fails) }
        let receiver = TestReceiver()
        let (troubles, deliveries) = (Heard<Bool>(), Heard<Bool>())
        let clock = try news.hurried()
        try await delivering({
            Notifier(store: store, sinks: [(.forTests(), receiver)], clock: clock) { event in
                switch event {
                case .troubled: troubles.add(true)
                case .delivered: deliveries.add(true)
                default: break
                }
            }
        }) {
            try await news.show(1)
            await troubles.wait { $0.count >= 3 }
            try await disk.write { try $0.execute(sql: "DROP TRIGGER noRoom") }
            await deliveries.wait { !$0.isEmpty }
        }
        #expect(Set(receiver.heard.all.map(\.id)).count == receiver.heard.all.count)
        #expect(try store.sinkState("s")?.pending == nil)
    }
}
