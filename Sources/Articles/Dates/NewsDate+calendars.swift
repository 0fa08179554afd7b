/// Days that publishers tell by another calendar than the world's.
extension NewsDate {
    /// - Parameters:
    ///   - year: 2567 is 2024 in Thailand's Buddhist calendar, 1403 began in March 2024 in the Solar Hijri calendar of Iran:
    ///     no news has been published in such years of ours.
    ///   - month: of that calendar.
    init?(calendarYear year: Int, month: Int, day: Int, second: Int?, offset: Int?) {
        switch year {
        case Self.solarHijri:
            guard let date = Self(solarHijri: year, month: month, day: day) else { return nil }
            self.init(year: date.year, month: date.month, day: date.day, second: second, offset: offset)
        case Self.buddhist: self.init(year: year - 543, month: month, day: day, second: second, offset: offset)
        default: self.init(year: year, month: month, day: day, second: second, offset: offset)
        }
    }

    static func isSolarHijri(_ year: Int) -> Bool { solarHijri.contains(year) }

    private static let solarHijri = 1343...1472
    private static let buddhist = 2443...2743

    /// The leap years of a cycle of 33 years. The calendar goes by the equinox itself, but in these years by the cycle,
    /// too: Python's convertdate and jdatetime have the same first days from 1277 to 1502.
    private static let leaps: Set<Int> = [1, 5, 9, 13, 17, 22, 26, 30]

    private init?(solarHijri year: Int, month: Int, day: Int) {
        let isLeap = Self.leaps.contains(year % 33)
        let length = month <= 6 ? 31 : month < 12 || isLeap ? 30 : 29
        guard (1...12).contains(month), (1...length).contains(day) else { return nil }
        let ofYear = month <= 7 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day
        // The first of Farvardin 1400 was the 21st of March 2021, the 80th day of that year.
        let (first, last) = (min(year, 1400), max(year, 1400))
        let leaps = (first..<last).count { Self.leaps.contains($0 % 33) }
        let days = 365 * (year - 1400) + (year < 1400 ? -leaps : leaps)
        var gregorian = 2021, left = 79 + days + ofYear
        while left < 1 {
            gregorian -= 1
            left += Self.daysInYear(gregorian)
        }
        while left > Self.daysInYear(gregorian) {
            left -= Self.daysInYear(gregorian)
            gregorian += 1
        }
        self.init(dayNumber: left, of: gregorian)
    }
}
