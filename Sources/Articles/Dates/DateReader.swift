import Foundation

/// Gives each part of a date's text its one meaning.
struct DateReader {
    let tokens: [DateToken]
    var position = 0

    var year: Int?, month: Int?, day: Int?
    var second: Int?, offset: Int?
    var meridiem: Int?
    /// 24:00, which ends a day (ISO 8601:2004, section 4.2.3).
    var isMidnightAfter = false
    /// 1 for Monday to 7 for Sunday, where it is named.
    var weekday: Int?
    /// Whether the month is named, and is one of the world's calendar.
    var namesMonth = false
    /// Whether the month is named in Thai, whose years of two figures are of the Buddhist calendar.
    var isThai = false
    /// "15. listopada" is October in Croatian, "15 listopada" November in Polish.
    var dayHasDot = false

    init(_ tokens: [DateToken]) {
        self.tokens = tokens
    }

    var date: NewsDate? {
        guard let year, let month, let day else { return nil }
        if namesMonth, NewsDate.isSolarHijri(year) { return nil }
        let date = NewsDate(calendarYear: year, month: month, day: day, second: second, offset: offset)
        return isMidnightAfter ? date?.dayAfter : date
    }

    /// - Returns: whether every part had a meaning.
    mutating func readAll() -> Bool {
        if readISODay() || readEastAsianDay() || readMongolianDay() { _ = skipWord("t") || skip(",") }
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

    // MARK: What may stand between

    mutating func skipFiller() -> Bool {
        switch token(at: position) {
        case .mark(let mark): return Self.isFiller(mark) ? skipOne() : false
        case .word(let word):
            weekday = weekday ?? DateNames.weekdayNumbers[word]
            return DateNames.fillers.contains(word) || DateNames.weekdays.contains(word) ? skipOne() : false
        default: return false
        }
    }

    static func isBetweenDays(_ mark: Character) -> Bool { mark == "-" || mark == "/" || mark == "." }

    static func isFiller(_ mark: Character) -> Bool { ",-|()–—.·•@،、（）_/'’".contains(mark) }

    mutating func skipOne() -> Bool {
        position += 1
        return true
    }

    mutating func skip(_ mark: Character) -> Bool {
        self.mark(at: position) == mark ? skipOne() : false
    }

    mutating func skipWord(_ word: String) -> Bool {
        token(at: position) == .word(word) ? skipOne() : false
    }

    func isWord(at index: Int, _ words: String...) -> Bool {
        if case .word(let word)? = token(at: index) { words.contains(word) } else { false }
    }

    func token(at index: Int) -> DateToken? { index < tokens.count ? tokens[index] : nil }

    func number(at index: Int) -> Int? {
        guard case .number(let value, let digits)? = token(at: index), digits <= 2 else { return nil }
        return value
    }

    func mark(at index: Int) -> Character? {
        guard case .mark(let mark)? = token(at: index) else { return nil }
        return mark
    }
}
