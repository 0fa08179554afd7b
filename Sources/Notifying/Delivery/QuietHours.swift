import Foundation
import Settings

/// A part of each day, by the clock on the wall, in which nothing is sent.
struct QuietHours {
    let range: SinkPace.Range
    let calendar: Calendar

    func hold(_ time: Date) -> Bool {
        let minute = minute(of: time)
        return range.begin < range.end
            ? range.begin <= minute && minute < range.end : minute >= range.begin || minute < range.end
    }

    /// When they are over. Where the clock is changed meanwhile it is read again at that moment: the hour before may be
    /// there twice, or the end never.
    func end(after now: Date) -> Date {
        var time = now
        for _ in 0..<8 where hold(time) {
            let end = time.addingTimeInterval(remaining(at: time))
            let change = calendar.timeZone.nextDaylightSavingTimeTransition(after: time)
            time = change.map { $0 > time ? min($0, end) : end } ?? end
        }
        return time
    }

    /// Seconds until the end, if the clock is not changed.
    private func remaining(at time: Date) -> TimeInterval {
        let parts = calendar.dateComponents([.second, .nanosecond], from: time)
        let minutes = (range.end - minute(of: time) + 1440) % 1440
        return Double(minutes * 60 - (parts.second ?? 0)) - Double(parts.nanosecond ?? 0) / 1e9
    }

    private func minute(of time: Date) -> Int {
        let parts = calendar.dateComponents([.hour, .minute], from: time)
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }
}
