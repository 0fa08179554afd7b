import Markup

extension FeedRhythm {
    /// RSS 2.0's `ttl`, `skipHours` and `skipDays`, and the syndication module of RSS 1.0, which any dialect may have.
    init(of channel: FeedElement) {
        self.init()
        let minutes = FeedText.number(channel.text(.ttl) ?? channel.text(.ttl, .atom)).flatMap {
            (1...525_600).contains($0) ? $0 : nil
        }
        timeToLive = minutes.map { .seconds($0 * 60) } ?? Self.period(of: channel)
        let hours = channel.first(.skiphours)?.all(.hour).compactMap { FeedText.number($0.text) } ?? []
        skippedHours = Set(hours.filter { (0...24).contains($0) }.map { $0 % 24 })
        skippedDays = Set(
            (channel.first(.skipdays)?.all(.day) ?? []).compactMap { $0.text.flatMap(Weekday.init(name:)) })
    }

    private static func period(of channel: FeedElement) -> Duration? {
        guard let name = channel.first(.updateperiod, .syndication)?.text?.lowercased(), let minutes = periods[name]
        else {
            return nil
        }
        let frequency = FeedText.number(channel.first(.updatefrequency, .syndication)?.text) ?? 1
        return .seconds(max(1, minutes / max(1, frequency)) * 60)
    }

    private static let periods = ["hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600]
}
