extension NewsDate {
    /// Seconds or milliseconds since 1970, in figures alone: of this century, since data has numbers of all kinds.
    public init?(timestamp text: String) {
        guard [10, 13].contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }), let value = Int(text) else {
            return nil
        }
        let seconds = text.utf8.count == 13 ? value / 1000 : value
        guard Self.ofThisCentury.contains(seconds) else { return nil }
        var year = 1970, day = seconds / 86_400 + 1
        while day > Self.daysInYear(year) {
            day -= Self.daysInYear(year)
            year += 1
        }
        guard let date = NewsDate(dayNumber: day, of: year) else { return nil }
        self.init(year: date.year, month: date.month, day: date.day, second: seconds % 86_400, offset: 0)
    }

    /// From 2001 to 2065.
    private static let ofThisCentury = 978_307_200...3_000_000_000
}
