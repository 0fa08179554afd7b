public import Foundation

/// When something was published, as exactly as the publisher said it: a day, or an instant with its zone.
///
/// Reads and writes ISO 8601: `2020-03-30` or `2020-03-30T14:20:00+05:00`.
public struct NewsDate: Hashable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int
    /// Seconds after midnight, `nil` where only the day is known.
    public let second: Int?
    /// Seconds east of UTC, `nil` where the publisher named no zone.
    public let offset: Int?

    /// `nil` for a day that no calendar has, or a year that no news outlet has published in.
    public init?(year: Int, month: Int, day: Int, second: Int? = nil, offset: Int? = nil) {
        guard (1700...2200).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year), second.map({ (0..<86_400).contains($0) }) ?? true,
            offset.map({ abs($0) <= 15 * 3600 }) ?? true
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.second = second
        self.offset = second == nil ? nil : offset
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Where no zone is known, UTC is assumed; where no time is, midnight.
    public var instant: Date {
        Date(timeIntervalSince1970: Double(dayNumber * 86_400 + (second ?? 0) - (offset ?? 0)))
    }

    /// The same, `2020-03-30T09:20:00Z`.
    public var instantText: String {
        let seconds = dayNumber * 86_400 + (second ?? 0) - (offset ?? 0)
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let day = days == dayNumber ? self : NewsDate(dayNumber: ordinal + days - dayNumber, of: year) ?? self
        return Self.spelled { text in
            day.appendDay(to: &text)
            Self.appendClock(seconds - days * 86_400, to: &text)
            text.append(UInt8(ascii: "Z"))
        }
    }

    /// 1 for the first of January.
    private var ordinal: Int { day + (1..<month).reduce(0) { $0 + Self.days(in: $1, of: year) } }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms", `days_from_civil`).
    private var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// The day of so many days since the end of the year before; it may lie in a neighbouring year.
    init?(dayNumber: Int, of year: Int) {
        var (year, day, month) = (year, dayNumber, 1)
        if day < 1 {
            year -= 1
            day += Self.daysInYear(year)
        } else if day > Self.daysInYear(year) {
            day -= Self.daysInYear(year)
            year += 1
        }
        while month <= 12, case let length = Self.days(in: month, of: year), day > length {
            day -= length
            month += 1
        }
        self.init(year: year, month: month, day: day)
    }

    /// The same time on the day that follows.
    var dayAfter: NewsDate? {
        NewsDate(dayNumber: ordinal + 1, of: year).flatMap {
            NewsDate(year: $0.year, month: $0.month, day: $0.day, second: second, offset: offset)
        }
    }

    static func daysInYear(_ year: Int) -> Int { 337 + days(in: 2, of: year) }

    /// The day alone, `2020-03-30`.
    public var dayText: String { Self.spelled { appendDay(to: &$0) } }

    public var description: String {
        guard let second else { return dayText }
        return Self.spelled { text in
            appendDay(to: &text)
            Self.appendClock(second, to: &text)
            appendZone(to: &text)
        }
    }

    /// Feeds tell ten thousand dates in a turn: figures are put one after another, not strings.
    private static func spelled(_ body: (inout [UInt8]) -> Void) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(32)
        body(&text)
        return String(decoding: text, as: UTF8.self)
    }

    private func appendDay(to text: inout [UInt8]) {
        Self.append(year, 4, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(month, 2, to: &text)
        text.append(UInt8(ascii: "-"))
        Self.append(day, 2, to: &text)
    }

    /// From "T" on.
    private static func appendClock(_ second: Int, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "T"))
        append(second / 3600, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(second / 60 % 60, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        append(second % 60, 2, to: &text)
    }

    private func appendZone(to text: inout [UInt8]) {
        guard let offset else { return }
        guard offset != 0 else { return text.append(UInt8(ascii: "Z")) }
        let minutes = abs(offset) / 60
        text.append(UInt8(ascii: offset < 0 ? "-" : "+"))
        Self.append(minutes / 60, 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(minutes % 60, 2, to: &text)
    }

    /// A number that is not negative, with as many figures at the least.
    private static func append(_ number: Int, _ width: Int, to text: inout [UInt8]) {
        if width > 1 || number > 9 { append(number / 10, width - 1, to: &text) }
        text.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}

extension NewsDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = NewsDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date: \(text)")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
