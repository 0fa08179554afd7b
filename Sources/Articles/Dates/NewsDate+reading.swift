import Foundation

extension NewsDate {
    /// Reads a date in any of the forms that feeds and pages use: RFC 3339, W3CDTF, ISO 8601 with weeks and days of the
    /// year, RFC 822 and its abuses, asctime, `21 May 2019`, `May 21, 2019, 5:30 pm`, `30th March, 2020`,
    /// `2016/6/29 15:07`, `2016年6月29日`.
    ///
    /// The whole text has to be understood, or it is `nil`: no date is better than a wrong one. Day and month in
    /// figures alone are read only with the year first (`2016/6/29`) or with dots (`29.6.2016`): `3/4/2016` is two days.
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
        guard let blank = text.lastIndex(of: " "), case let name = text[text.index(after: blank)...],
            name.first?.isLetter == true, name.contains("/") || name.contains(where: \.isNumber),
            let zone = TimeZone(identifier: String(name))
        else { return (text, nil) }
        return (String(text[..<blank]), zone)
    }
}

/// Gives each part of a date's text its one meaning.
private struct DateReader {
    private let tokens: [DateToken]
    private var position = 0

    private var year: Int?, month: Int?, day: Int?
    private var second: Int?, offset: Int?
    private var meridiem: Int?
    /// 24:00, which ends a day (ISO 8601:2004, section 4.2.3).
    private var isMidnightAfter = false
    /// "15. listopada" is October in Croatian, "15 listopada" November in Polish.
    private var dayHasDot = false

    init(_ tokens: [DateToken]) {
        self.tokens = tokens
    }

    var date: NewsDate? {
        guard let year, let month, let day else { return nil }
        let date = NewsDate(year: year, month: month, day: day, second: second, offset: offset)
        return isMidnightAfter ? date?.dayAfter : date
    }

    /// - Returns: whether every part had a meaning.
    mutating func readAll() -> Bool {
        if readISODay() || readEastAsianDay() { _ = skipWord("t") || skip(",") }
        if readCompactClock() || readHour() { _ = readZone() }
        if readZoneOfDay() { return true }
        while position < tokens.count {
            guard
                readISODay() || readClock() || readZone() || readSpelledZone() || readUnsignedZone() || readNamedDay()
                    || readOtherNumericDay() || readMeridiem()
                    || skipFiller()
                    || readUnknownZone()
            else { return false }
        }
        return true
    }

    // MARK: Days

    /// `2016-06-29`, `2016/6/29`, `20160629`, `2016-06` (the first of the month, as W3CDTF readers take it), `2016-181`
    /// (the 181st day), `2016-W26-3` (the third day of the 26th week).
    private mutating func readISODay() -> Bool {
        guard year == nil, month == nil, day == nil, case .number(let first, let digits)? = token(at: position) else {
            return false
        }
        if digits == 8 { return take(first / 10_000, first / 100 % 100, first % 100, length: 1) }
        guard digits == 4, first > 1000, let mark = mark(at: position + 1), Self.isBetweenDays(mark) else {
            return false
        }
        if mark == "-", readWeekDate(first) || readOrdinalDate(first) { return true }
        guard let month = number(at: position + 2) else { return readHungarianDay(first) }
        guard let other = self.mark(at: position + 3), Self.isBetweenDays(other), let day = number(at: position + 4)
        else {
            return mark == "-" && tokens.count == 3 ? take(first, month, 1, length: 3) : false
        }
        return take(first, month, day, length: 5)
    }

    private mutating func readOrdinalDate(_ year: Int) -> Bool {
        guard case .number(let ordinal, digits: 3)? = token(at: position + 2),
            (1...NewsDate.daysInYear(year)).contains(ordinal)
        else {
            return false
        }
        return take(dayNumber: ordinal, of: year, length: 3)
    }

    /// ISO 8601, section 4.3.2.2: the first week has the year's first Thursday. Without a day, its Monday.
    private mutating func readWeekDate(_ year: Int) -> Bool {
        guard isWord(at: position + 2, "w"), let week = number(at: position + 3), (1...53).contains(week) else {
            return false
        }
        let hasDay = mark(at: position + 4) == "-"
        let weekday = hasDay ? number(at: position + 5) ?? 0 : 1
        guard (1...7).contains(weekday), let january4 = NewsDate(year: year, month: 1, day: 4) else { return false }
        // The Monday of the first week is the one before, or on, the fourth of January.
        let monday = 4 - (january4.weekday - 1) + (week - 1) * 7
        return take(dayNumber: monday + weekday - 1, of: year, length: hasDay ? 6 : 4)
    }

    private mutating func take(dayNumber: Int, of year: Int, length: Int) -> Bool {
        guard let date = NewsDate(dayNumber: dayNumber, of: year) else { return false }
        return take(date.year, date.month, date.day, length: length)
    }

    /// `2004-július-13`.
    private mutating func readHungarianDay(_ year: Int) -> Bool {
        guard case .word(let word)? = token(at: position + 2), let month = DateNames.months[word],
            mark(at: position + 3) == "-", let day = number(at: position + 4)
        else { return false }
        return take(year, month, day, length: 5)
    }

    /// `2016年6月29日`, `2016년 6월 29일`.
    private mutating func readEastAsianDay() -> Bool {
        guard case .number(let year, digits: 4)? = token(at: 0), isWord(at: 1, "年", "년"), let month = number(at: 2),
            isWord(at: 3, "月", "월"), let day = number(at: 4), isWord(at: 5, "日", "일", "号")
        else { return false }
        return take(year, month, day, length: 6)
    }

    /// `29.6.2016`, and `29/6/2016` where only one order is possible.
    private mutating func readOtherNumericDay() -> Bool {
        guard year == nil, day == nil, let first = number(at: position), let mark = mark(at: position + 1),
            Self.isBetweenDays(mark), let second = number(at: position + 2), self.mark(at: position + 3) == mark,
            case .number(let year, let digits)? = token(at: position + 4), digits == 4
        else { return false }
        if mark == "." { return take(year, second, first, length: 5) }
        if first > 12, second <= 12 { return take(year, second, first, length: 5) }
        if second > 12, first <= 12 { return take(year, first, second, length: 5) }
        return first == second ? take(year, first, second, length: 5) : false
    }

    /// The parts of a date with a named month, in whatever order they stand.
    private mutating func readNamedDay() -> Bool {
        switch token(at: position) {
        case .word(let word): return readMonth(word)
        case .number(let value, let digits):
            if day == nil, digits <= 2, (1...31).contains(value), month != nil || nextIsMonth {
                day = value
                position += 1
                dayHasDot = mark(at: position) == "."
                _ = ["st", "nd", "rd", "th", "er", "º"].contains(where: { skipWord($0) }) || skip(".") || skip("º")
                return true
            }
            guard year == nil, month != nil, let full = Self.year(value, digits: digits), digits == 4 || day != nil
            else {
                return false
            }
            year = full
            position += 1
            return true
        default: return false
        }
    }

    /// RFC 2822, section 4.3, with the pivot of POSIX.
    private static func year(_ value: Int, digits: Int) -> Int? {
        switch digits {
        case 4: value
        case 3: value + 1900
        case 2: value + (value < 70 ? 2000 : 1900)
        default: nil
        }
    }

    private mutating func readMonth(_ word: String) -> Bool {
        if word == "tháng", month == nil, let number = number(at: position + 1) {
            month = number
            position += 2
            return true
        }
        guard month == nil, let number = DateNames.months[word] else { return false }
        // "mar" is a Tuesday in French, Spanish and Italian, where another word is the month.
        if word == "mar", anotherMonthFollows { return skipOne() }
        if word.hasPrefix("listopad"), dayHasDot { return false }
        month = number
        position += 1
        return true
    }

    private var anotherMonthFollows: Bool {
        tokens[(position + 1)...].contains {
            if case .word(let word) = $0 { DateNames.months[word] != nil } else { false }
        }
    }

    private var nextIsMonth: Bool {
        var index = position + 1
        while index < tokens.count, index < position + 4 {
            if case .word(let word) = tokens[index], DateNames.months[word] != nil || word == "tháng" { return true }
            index += 1
        }
        return false
    }

    private mutating func take(_ year: Int, _ month: Int, _ day: Int, length: Int) -> Bool {
        self.year = year
        self.month = month
        self.day = day
        position += length
        return true
    }

    // MARK: Time

    /// `15:07`, `15:07:41.123`, `5:30 pm`, `15h07`, and `15.07` where the day is known.
    private mutating func readClock() -> Bool {
        guard second == nil, let hour = number(at: position), let minute = number(at: position + 2) else {
            return false
        }
        let isDotted = mark(at: position + 1) == "." && year != nil && day != nil
        guard mark(at: position + 1) == ":" || isDotted || isWord(at: position + 1, "h", "時", "点", "시") else {
            return false
        }
        position += 3
        _ = skipWord("min") || skipWord("分") || skipWord("분")
        var seconds = 0
        if mark(at: position) == ":" || isDotted && mark(at: position) == ".", let value = number(at: position + 1) {
            seconds = min(value, 59)  // a leap second is told as the one before it
            position += 2
            skipFraction()
        }
        return take(hour: hour, minute: minute, seconds: seconds)
    }

    /// `T1507` and `T150741`, behind a day.
    private mutating func readCompactClock() -> Bool {
        guard day != nil, second == nil, case .number(let value, let digits)? = token(at: position),
            position > 0, token(at: position - 1) == .word("t"), digits == 4 || digits == 6
        else { return false }
        position += 1
        let clock = digits == 4 ? value * 100 : value
        skipFraction()
        return take(hour: clock / 10_000, minute: clock / 100 % 100, seconds: min(clock % 100, 59))
    }

    /// `T19`, behind a day (ISO 8601, section 4.2.2.3).
    private mutating func readHour() -> Bool {
        guard day != nil, second == nil, position > 0, isWord(at: position - 1, "t"), let hour = number(at: position),
            mark(at: position + 1) != ":"
        else { return false }
        position += 1
        return take(hour: hour, minute: 0, seconds: 0)
    }

    private mutating func take(hour: Int, minute: Int, seconds: Int) -> Bool {
        var hour = hour
        let following = meridiemFollows
        if let half = meridiem ?? following, hour <= 12 { hour = hour % 12 + half }
        if hour == 24, minute == 0, seconds == 0 { (hour, isMidnightAfter) = (0, true) }
        guard hour < 24, minute < 60 else { return false }
        second = hour * 3600 + minute * 60 + seconds
        return true
    }

    /// `am`, `p.m.`.
    private var meridiemFollows: Int? {
        mutating get {
            guard case .word(let word)? = token(at: position) else { return nil }
            if (word == "a" || word == "p"), mark(at: position + 1) == ".", token(at: position + 2) == .word("m") {
                position += 3
                _ = skip(".")
                return word == "a" ? 0 : 12
            }
            guard let half = DateNames.meridiems[word] else { return nil }
            position += 1
            return half
        }
    }

    /// Where it stands before the hour, as in Chinese, Japanese and Korean.
    private mutating func readMeridiem() -> Bool {
        guard second == nil, meridiem == nil, case .word(let word)? = token(at: position),
            let half = DateNames.meridiems[word]
        else { return false }
        meridiem = half
        return skipOne()
    }

    private mutating func skipFraction() {
        guard let mark = mark(at: position), mark == "." || mark == ",", case .number? = token(at: position + 1) else {
            return
        }
        position += 2
    }

    // MARK: Zone

    /// `Z`, `GMT`, `EST`, `+0500`, `+05:00`, `GMT+3`.
    private mutating func readZone() -> Bool {
        guard second != nil else { return false }
        if case .word(let word)? = token(at: position), let zone = DateNames.zones[word] {
            guard offset == nil || offset == zone else { return skipOne() }
            offset = zone
            position += 1
            // `GMT/BST`: the name of the other half of the year.
            if mark(at: position) == "/", case .word(let other)? = token(at: position + 1),
                DateNames.zones[other] != nil
            {
                position += 2
            }
            return true
        }
        guard let sign = mark(at: position), sign == "+" || sign == "-" || sign == "−",
            case .number(let value, let digits)? = token(at: position + 1), digits <= 4, offset == nil || offset == 0
        else { return false }
        position += 2
        var (hours, minutes) = digits > 2 ? (value / 100, value % 100) : (value, 0)
        if digits <= 2, mark(at: position) == ":", let value = number(at: position + 1) {
            minutes = value
            position += 2
        }
        hours = min(hours, 99)
        offset = (hours * 3600 + minutes * 60) * (sign == "+" ? 1 : -1)
        return true
    }

    /// XML Schema's days have zones, `2004-01-01+01:00`; a day is no instant, so they say nothing here.
    private mutating func readZoneOfDay() -> Bool {
        guard day != nil, second == nil, position > 0 else { return false }
        if position == tokens.count - 1, isWord(at: position, "z") { return skipOne() }
        guard let sign = mark(at: position), sign == "+" || sign == "-", position == tokens.count - 4,
            number(at: position + 1) != nil, mark(at: position + 2) == ":", number(at: position + 3) != nil
        else { return false }
        position = tokens.count
        return true
    }

    /// `Eastern Standard Time`.
    private mutating func readSpelledZone() -> Bool {
        guard second != nil, offset == nil, case .word(let region)? = token(at: position),
            let hours = ["atlantic": -4, "eastern": -5, "central": -6, "mountain": -7, "pacific": -8][region]
        else { return false }
        position += 1
        let isSummer = skipWord("daylight") || skipWord("summer")
        _ = skipWord("standard")
        _ = skipWord("time")
        offset = (hours + (isSummer ? 1 : 0)) * 3600
        return true
    }

    /// An offset at the very end that has lost its sign, which was a plus: ` 0200`, ` 00:00`. Programs that take a plus in
    /// an address for a blank write so.
    private mutating func readUnsignedZone() -> Bool {
        guard second != nil, offset == nil || offset == 0, year != nil else { return false }
        if position == tokens.count - 1, case .number(let value, digits: 4)? = token(at: position), value <= 1400 {
            offset = (value / 100 * 60 + value % 100) * 60
            return skipOne()
        }
        guard position == tokens.count - 3, let hours = number(at: position), hours <= 14,
            mark(at: position + 1) == ":",
            let minutes = number(at: position + 2)
        else { return false }
        offset = (hours * 60 + minutes) * 60
        position += 3
        return true
    }

    /// Letters at the very end that nobody knows, and the military ones, whose sense RFC 822 had wrong: RFC 2822, section
    /// 4.3, takes both for UTC.
    private mutating func readUnknownZone() -> Bool {
        guard second != nil, offset == nil, year != nil, position == tokens.count - 1,
            case .word(let word)? = token(at: position), word.utf8.count <= 5, word.allSatisfy(\.isASCII)
        else { return false }
        offset = 0
        return skipOne()
    }

    // MARK: What may stand between

    private mutating func skipFiller() -> Bool {
        switch token(at: position) {
        case .mark(let mark): return Self.isFiller(mark) ? skipOne() : false
        case .word(let word):
            return DateNames.fillers.contains(word) || DateNames.weekdays.contains(word) ? skipOne() : false
        default: return false
        }
    }

    private static func isBetweenDays(_ mark: Character) -> Bool { mark == "-" || mark == "/" || mark == "." }

    private static func isFiller(_ mark: Character) -> Bool { ",-|()–—.·@،、（）_".contains(mark) }

    private mutating func skipOne() -> Bool {
        position += 1
        return true
    }

    private mutating func skip(_ mark: Character) -> Bool {
        self.mark(at: position) == mark ? skipOne() : false
    }

    private mutating func skipWord(_ word: String) -> Bool {
        token(at: position) == .word(word) ? skipOne() : false
    }

    private func isWord(at index: Int, _ words: String...) -> Bool {
        if case .word(let word)? = token(at: index) { words.contains(word) } else { false }
    }

    private func token(at index: Int) -> DateToken? { index < tokens.count ? tokens[index] : nil }

    private func number(at index: Int) -> Int? {
        guard case .number(let value, let digits)? = token(at: index), digits <= 2 else { return nil }
        return value
    }

    private func mark(at index: Int) -> Character? {
        guard case .mark(let mark)? = token(at: index) else { return nil }
        return mark
    }
}
