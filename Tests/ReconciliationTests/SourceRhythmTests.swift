import Foundation
import Reconciliation
import Testing

struct SourceRhythmTests {
    private let now = Date(timeIntervalSince1970: 1_800_000_000)

    /// Seconds until a source is due that published every so often, the last time so long ago.
    private func wait(every gap: TimeInterval, last: TimeInterval, restsFor: TimeInterval = 0) -> TimeInterval {
        let times = (0..<10).map { now.addingTimeInterval(-last - Double($0) * gap) }
        return SourceRhythm(of: times, at: now).nextCheck(restsFor: restsFor, at: now).timeIntervalSince(now)
    }

    @Test func `a source is due after half of its usual time, within five minutes and a day`() {
        #expect(wait(every: 3600, last: 600) == 1800)
        #expect(wait(every: 30, last: 10) == 300)
        #expect(wait(every: 30 * 86_400, last: 600) == 86_400)
    }

    @Test func `one that fell silent is asked ever more rarely`() {
        #expect(wait(every: 600, last: 86_400) == 7200)
        #expect(wait(every: 600, last: 90 * 86_400) == 86_400)
    }

    @Test func `its own wish is heard, for a day at the most`() {
        #expect(wait(every: 600, last: 60, restsFor: 7200) == 7200)
        #expect(wait(every: 600, last: 60, restsFor: 90 * 86_400) == 86_400)
    }

    @Test func `one of which nothing is known is asked by the hour`() {
        for times in [[], [now.addingTimeInterval(86_400)]] {
            #expect(SourceRhythm(of: times, at: now).nextCheck(restsFor: 0, at: now).timeIntervalSince(now) == 1800)
        }
    }
}
