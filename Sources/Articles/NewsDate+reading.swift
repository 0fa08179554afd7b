import Foundation

extension NewsDate {
    /// Reads a date in any of the forms that feeds and pages use: RFC 3339, W3CDTF, RFC 822 and its abuses, asctime,
    /// `21 May 2019`, `May 21, 2019, 5:30 pm`, `30th March, 2020`, `2016/6/29 15:07`.
    ///
    /// The whole text has to be understood, or it is `nil`: no date is better than a wrong one. Day and month in
    /// figures alone are read only with the year first (`2016/6/29`) or with dots (`29.6.2016`): `3/4/2016` is two days.
    public init?(_ text: String) {
        guard text.utf8.count <= 100, let date = NewsDate(exactly: text) ?? DateReader(text).date() else { return nil }
        self = date
    }
}

/// Cuts the text into numbers, words and marks, and gives each its one meaning.
private struct DateReader {
    private var tokens: [Token] = []
    private var position = 0

    private var year: Int?, month: Int?, day: Int?
    private var second: Int?, offset: Int?

    enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    init(_ text: String) {
        tokens = Self.tokens(of: text)
    }

    mutating func readAll() -> Bool {
        if !tokens.isEmpty, readISODay() { _ = skip("T") || skipWord("t") || skip(",") }
        while position < tokens.count {
            guard readClock() || readZone() || readNamedDay() || readOtherNumericDay() || skipFiller() else {
                return false
            }
        }
        return true
    }

    func date() -> NewsDate? {
        var reader = self
        guard reader.readAll(), let year = reader.year, let month = reader.month, let day = reader.day else {
            return nil
        }
        return NewsDate(year: year, month: month, day: day, second: reader.second, offset: reader.offset)
    }

    // MARK: Days

    /// `2016-06-29`, `2016/6/29`, `20160629`, `2016-06` (the first of the month, as W3CDTF readers take it).
    private mutating func readISODay() -> Bool {
        guard case .number(let first, let digits) = tokens[position] else { return false }
        if digits == 8 { return take(first / 10_000, first / 100 % 100, first % 100, length: 1) }
        guard digits == 4, first > 1000 else { return false }
        guard let mark = mark(at: position + 1), Self.isBetweenDays(mark), let month = number(at: position + 2) else {
            return false
        }
        guard self.mark(at: position + 3) == mark, let day = number(at: position + 4) else {
            return mark == "-" && tokens.count == 3 ? take(first, month, 1, length: 3) : false
        }
        return take(first, month, day, length: 5)
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
        return false
    }

    /// The parts of a date with a named month, in whatever order they stand.
    private mutating func readNamedDay() -> Bool {
        switch token(at: position) {
        case .word(let word):
            if month == nil, let number = Self.months[word] {
                month = number
                position += 1
                return true
            }
            return false
        case .number(let value, let digits):
            if day == nil, digits <= 2, (1...31).contains(value), month != nil || nextIsMonth {
                day = value
                position += 1
                _ = skipWord("st") || skipWord("nd") || skipWord("rd") || skipWord("th") || skip(".")
                return true
            }
            if year == nil, month != nil, digits == 4 {
                year = value
                position += 1
                return true
            }
            if year == nil, month != nil, day != nil, digits == 2 {
                year = value + (value < 70 ? 2000 : 1900)  // RFC 2822, section 4.3, with the pivot of POSIX
                position += 1
                return true
            }
            return false
        default: return false
        }
    }

    private var nextIsMonth: Bool {
        var index = position + 1
        while index < tokens.count, index < position + 4 {
            if case .word(let word) = tokens[index], Self.months[word] != nil { return true }
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

    // MARK: Time and zone

    /// `15:07`, `15:07:41.123`, `5:30 pm`, `24:00` refused.
    private mutating func readClock() -> Bool {
        guard second == nil, var hour = number(at: position), mark(at: position + 1) == ":",
            let minute = number(at: position + 2)
        else { return false }
        position += 3
        var seconds = 0
        if mark(at: position) == ":", let value = number(at: position + 1) {
            seconds = min(value, 59)  // a leap second is told as the one before it
            position += 2
            skipFraction()
        }
        if case .word(let word)? = token(at: position), ["am", "pm", "a.m", "p.m"].contains(word), hour <= 12 {
            hour = hour % 12 + (word.hasPrefix("p") ? 12 : 0)
            position += 1
            _ = skip(".")
        }
        guard hour < 24, minute < 60 else { return false }
        second = hour * 3600 + minute * 60 + seconds
        return true
    }

    private mutating func skipFraction() {
        guard let mark = mark(at: position), mark == "." || mark == ",", case .number? = token(at: position + 1) else {
            return
        }
        position += 2
    }

    /// `Z`, `GMT`, `EST`, `+0500`, `+05:00`, `GMT+3`.
    private mutating func readZone() -> Bool {
        guard second != nil else { return false }
        if case .word(let word)? = token(at: position), let hours = Self.zones[word] {
            guard offset == nil || offset == Int(hours * 3600) else { return skipOne() }
            offset = Int(hours * 3600)
            position += 1
            return true
        }
        guard let sign = mark(at: position), sign == "+" || sign == "-",
            case .number(let value, let digits)? = token(at: position + 1), offset == nil || offset == 0
        else { return false }
        position += 2
        var (hours, minutes) = digits > 2 ? (value / 100, value % 100) : (value, 0)
        if digits <= 2, mark(at: position) == ":", let value = number(at: position + 1) {
            minutes = value
            position += 2
        }
        hours = min(hours, 99)
        offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
        return true
    }

    // MARK: What may stand between

    private mutating func skipFiller() -> Bool {
        switch token(at: position) {
        case .mark(let mark): return Self.isFiller(mark) ? skipOne() : false
        case .word(let word): return Self.fillers.contains(word) || Self.weekdays.contains(word) ? skipOne() : false
        default: return false
        }
    }

    private static func isBetweenDays(_ mark: Character) -> Bool { mark == "-" || mark == "/" || mark == "." }

    private static func isFiller(_ mark: Character) -> Bool {
        switch mark {
        case ",", "-", "|", "(", ")", "–", "—", ".", "·", "@": true
        default: false
        }
    }

    private mutating func skipOne() -> Bool {
        position += 1
        return true
    }

    private mutating func skip(_ mark: Character) -> Bool {
        self.mark(at: position) == mark ? skipOne() : false
    }

    private mutating func skipWord(_ word: String) -> Bool {
        token(at: position) == .word(word.lowercased()) ? skipOne() : false
    }

    private func token(at index: Int) -> Token? { index < tokens.count ? tokens[index] : nil }

    private func number(at index: Int) -> Int? {
        guard case .number(let value, let digits)? = token(at: index), digits <= 2 else { return nil }
        return value
    }

    private func mark(at index: Int) -> Character? {
        guard case .mark(let mark)? = token(at: index) else { return nil }
        return mark
    }

    // MARK: Tokens

    private static func tokens(of text: String) -> [Token] {
        let bytes = Array(text.utf8)
        return bytes.allSatisfy { $0 < 0x80 } ? tokens(ofASCII: bytes) : tokens(ofAny: text)
    }

    /// The same as below, for nearly all dates and in a tenth of the time.
    private static func tokens(ofASCII bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(16)
        var index = 0
        while index < bytes.count {
            let start = index
            let byte = bytes[index]
            if isDigit(byte) {
                while index < bytes.count, isDigit(bytes[index]) { index += 1 }
                guard index - start <= 14 else { return [] }
                let value = bytes[start..<index].reduce(0) { $0 * 10 + Int($1 - 48) }
                tokens += split(value, digits: index - start)
            } else if isLetter(byte) {
                while index < bytes.count, isLetter(bytes[index]) { index += 1 }
                tokens.append(.word(String(decoding: bytes[start..<index].lazy.map { $0 | 0x20 }, as: UTF8.self)))
            } else {
                index += 1
                let isSpace = byte == 0x20 || 0x09...0x0D ~= byte
                if !isSpace { tokens.append(.mark(Character(Unicode.Scalar(byte)))) }
            }
        }
        return tokens
    }

    private static func isDigit(_ byte: UInt8) -> Bool { 48...57 ~= byte }
    private static func isLetter(_ byte: UInt8) -> Bool { 97...122 ~= byte | 0x20 }

    private static func tokens(ofAny text: String) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isASCII, first.isNumber {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard digits.count <= 14, let value = Int(digits) else { return [] }
                rest = rest.dropFirst(digits.count)
                tokens += split(value, digits: digits.count)
            } else if first.isLetter {
                let word = rest.prefix { $0.isLetter }
                rest = rest.dropFirst(word.count)
                tokens.append(.word(word.lowercased()))
            } else {
                rest = rest.dropFirst()
                if !first.isWhitespace { tokens.append(.mark(first)) }
            }
        }
        return tokens
    }

    /// `20160629150741` and `20160629T1507` without separators.
    private static func split(_ value: Int, digits: Int) -> [Token] {
        guard digits == 14 else { return [.number(value, digits: digits)] }
        let clock = value % 1_000_000
        return [
            .number(value / 1_000_000, digits: 8), .number(clock / 10_000, digits: 2), .mark(":"),
            .number(clock / 100 % 100, digits: 2), .mark(":"), .number(clock % 100, digits: 2),
        ]
    }

    // MARK: Names

    private static let fillers: Set<String> = [
        "at", "on", "of", "um", "uhr", "de", "del", "le", "à", "el", "den", "г", "в", "года", "hrs", "the",
    ]

    private static let weekdays: Set<String> = Set(
        """
        mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday \
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo \
        понедельник вторник среда четверг пятница суббота воскресенье \
        pazartesi salı çarşamba perşembe cuma cumartesi pazar
        """.split(separator: " ").map(String.init))

    /// Hours east of UTC. RFC 822's names, and the zones that feeds name most.
    private static let zones: [String: Double] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
        "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "ist": 5.5,
        "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "pkt": 5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "trt": 3,
    ]

    /// Month names of the languages news is most written in, whole and as they are cut short.
    private static let months: [String: Int] = {
        let names = [
            "jan january januar janvier enero ene gennaio января январь янв ocak يناير stycznia janeiro januari jänner janv",
            "feb february februar février fevrier febrero febbraio февраля февраль фев şubat فبراير lutego fevereiro februari févr fevr",
            "mar march märz maerz mars marzo марта март мар mart مارس marca março maart mär",
            "apr april avril abril aprile апреля апрель апр nisan أبريل kwietnia avr abr",
            "may mai mayo maggio мая май mayıs مايو maja maio mei",
            "jun june juni juin junio giugno июня июнь июн haziran يونيو czerwca junho",
            "jul july juli juillet julio luglio июля июль июл temmuz يوليو lipca julho juil",
            "aug august août aout agosto августа август авг ağustos أغسطس sierpnia augustus ago",
            "sep sept september septembre septiembre settembre сентября сентябрь сен eylül سبتمبر września setembro",
            "oct october oktober octobre octubre ottobre октября октябрь окт ekim أكتوبر października outubro okt",
            "nov november novembre noviembre ноября ноябрь ноя kasım نوفمبر listopada novembro",
            "dec december dezember décembre decembre diciembre dicembre декабря декабрь дек aralık ديسمبر grudnia dezembro dez déc dic",
        ]
        var months: [String: Int] = [:]
        for (index, line) in names.enumerated() {
            for name in line.split(separator: " ") { months[String(name)] = index + 1 }
        }
        return months
    }()
}
