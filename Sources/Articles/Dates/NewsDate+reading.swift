import Foundation

extension NewsDate {
    /// Reads a date in any of the forms that feeds and pages use: RFC 3339, W3CDTF, ISO 8601 with weeks and days of the
    /// year, RFC 822 and its abuses, asctime, `21 May 2019`, `May 21, 2019, 5:30 pm`, `30th March, 2020`,
    /// `2016/6/29 15:07`, `2016年6月29日`.
    ///
    /// The whole text has to be understood, or it is `nil`: no date is better than a wrong one. Day and month in
    /// figures alone are read only with the year first (`2016/6/29`) or with dots (`29.6.2016`): `3/4/2016` is two
    /// days.
    public init?(_ text: String) {
        guard text.utf8.count <= 100, let date = NewsDate(exactly: text) ?? Self.read(text) else { return nil }
        self = date
    }

    private static func read(_ text: String) -> NewsDate? {
        let (text, zone) = zoneByPlace(withoutBrackets(text))
        guard let tokens = DateToken.tokens(of: text), var reader = Optional(DateReader(tokens)), reader.readAll()
        else {
            return nil
        }
        guard let zone, let local = reader.date else { return zone == nil ? reader.date : nil }
        return NewsDate(
            year: local.year, month: local.month, day: local.day, second: local.second,
            offset: zone.secondsFromGMT(for: local.instant))
    }

    /// Java's `ZonedDateTime` says the place of a zone behind its offset: `+01:00[Europe/Berlin]`.
    private static func withoutBrackets(_ text: String) -> String {
        guard text.hasSuffix("]"), let open = text.lastIndex(of: "["), open > text.startIndex else { return text }
        return String(text[..<open])
    }

    /// A zone that is named for a place, `America/Los_Angeles`, or as POSIX has it, `EST5EDT`, at the end.
    private static func zoneByPlace(_ text: String) -> (String, TimeZone?) {
        guard let blank = text.utf8.lastIndex(of: 0x20), case let name = text[text.index(after: blank)...],
            name.first?.isLetter == true, name.utf8.contains(UInt8(ascii: "/")) || name.contains(where: \.isNumber),
            let zone = TimeZone(identifier: String(name))
        else { return (text, nil) }
        return (String(text[..<blank]), zone)
    }
}
