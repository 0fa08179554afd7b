import Foundation
import Testing

@testable import Reconciliation

struct CatchUpTests {
    private let now = Date(timeIntervalSince1970: 1_772_000_000)

    @Test func `a thousand things have places of their own, evenly over their time`() {
        let catchUp = CatchUp(count: 1000, at: now)
        #expect(catchUp.span == 100)
        let tenths = (1...1000).map { Int(catchUp.opening(of: $0).timeIntervalSince(now) / 10) }
        for tenth in 0..<10 { #expect((70...130).contains(tenths.count { $0 == tenth })) }
        #expect(catchUp.isOver(at: now + 100) && !catchUp.isOver(at: now + 99))
    }

    @Test func `what is new waits for nothing, and nothing waits longer than ten minutes`() {
        #expect(CatchUp(count: 0, at: now).isOver(at: now))
        #expect(CatchUp(count: 1_000_000, at: now).span == 600)
        let catchUp = CatchUp(count: 5000, at: now)
        #expect(catchUp.opening(of: 7, dueSince: now + 1) == now + 1)
        #expect(catchUp.opening(of: 7, dueSince: now - 1) == catchUp.opening(of: 7))
    }

    @Test func `a source that fails is asked ever more rarely, and once a day at last`() {
        let waits = (1...12).map { SourceRhythm.retry(failures: $0, at: now).timeIntervalSince(now) / 60 }
        #expect(waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440])
        #expect(SourceRhythm.retry(failures: .max, at: now).timeIntervalSince(now) == 86_400)
    }
}
