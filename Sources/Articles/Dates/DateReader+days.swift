extension DateReader {
    /// `2016-06-29`, `2016/6/29`, `20160629`, `2016-06` (the first of the month, as W3CDTF readers take it), `2016-181`
    /// (the 181st day), `2016-W26-3` (the third day of the 26th week).
    mutating func readISODay() -> Bool {
        guard year == nil, month == nil, day == nil, case .number(let first, let digits)? = token(at: position) else {
            return false
        }
        if digits == 8, 17_000_000..<22_000_000 ~= first {
            return take(first / 10_000, first / 100 % 100, first % 100, length: 1)
        }
        // "2026 03/04 13:32:00", as Xinhua stacks them.
        if digits == 4, first > 1000, let month = number(at: position + 1), self.mark(at: position + 2) == "/",
            let day = number(at: position + 3)
        {
            return take(first, month, day, length: 4)
        }
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

    /// `2024 оны 3-р сарын 30`, of Mongolia.
    mutating func readMongolianDay() -> Bool {
        guard case .number(let year, digits: 4)? = token(at: position), isWord(at: position + 1, "оны"),
            let month = number(at: position + 2)
        else { return false }
        let name = mark(at: position + 3) == "-" ? position + 5 : position + 4
        guard isWord(at: name, "сарын"), let day = number(at: name + 1) else { return false }
        return take(year, month, day, length: name + 2 - position)
    }

    /// `2016年6月29日`, `2016년 6월 29일`, `令和6年3月30日`.
    mutating func readEastAsianDay() -> Bool {
        let start = isWord(at: 0, "令和", "平成") ? 1 : 0
        guard case .number(let count, let digits)? = token(at: start), isWord(at: start + 1, "年", "년"),
            let year = eastAsianYear(count, digits: digits), let month = number(at: start + 2),
            isWord(at: start + 3, "月", "월"), let day = number(at: start + 4), isWord(at: start + 5, "日", "일", "号")
        else { return false }
        return take(year, month, day, length: start + 6)
    }

    /// Of Japan's eras, and of the Republic of China, which counts from 1912.
    private func eastAsianYear(_ count: Int, digits: Int) -> Int? {
        if isWord(at: 0, "令和") { return 2018 + count }
        if isWord(at: 0, "平成") { return 1988 + count }
        return digits == 4 ? count : digits == 3 ? 1911 + count : nil
    }

    /// `29.6.2016`, and `29/6/2016` where only one order is possible, or the weekday before it tells which.
    mutating func readOtherNumericDay() -> Bool {
        guard year == nil, day == nil, let first = number(at: position), let mark = mark(at: position + 1),
            Self.isBetweenDays(mark), let second = number(at: position + 2), self.mark(at: position + 3) == mark,
            case .number(let count, let digits)? = token(at: position + 4),
            let year = digits == 4 ? count : digits == 2 ? Self.yearOfTheWeb(count) : nil
        else { return false }
        if mark == "." { return take(year, second, first, length: 5) }
        if first > 12, second <= 12 { return take(year, second, first, length: 5) }
        if second > 12, first <= 12 { return take(year, first, second, length: 5) }
        if first == second || isWeekday(ofMonth: first, day: second, year) {
            return take(year, first, second, length: 5)
        }
        return isWeekday(ofMonth: second, day: first, year) ? take(year, second, first, length: 5) : false
    }

    /// `29.6.16`: news has been on the web since 1995, and what is larger than any year that has been yet is a day, as in
    /// Korea's `16.06.30`.
    private static func yearOfTheWeb(_ count: Int) -> Int? {
        switch count {
        case 0..<30: 2000 + count
        case 95..<100: 1900 + count
        default: nil
        }
    }

    /// Whether it is the weekday that was named, where one was.
    private func isWeekday(ofMonth month: Int, day: Int, _ year: Int) -> Bool {
        weekday != nil && NewsDate(year: year, month: month, day: day)?.weekday == weekday
    }

    /// The parts of a date with a named month, in whatever order they stand.
    mutating func readNamedDay() -> Bool {
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
            if digits == 4, year == nil, month == nil, day == nil, let length = lengthBeforeMonth ?? lengthOfNamedYear {
                year = value
                position += length
                return true
            }
            guard year == nil, month != nil, let full = Self.year(value, digits: digits), digits == 4 || day != nil
            else {
                return false
            }
            year = isThai && digits == 2 ? 2500 + value : full
            position += 1
            return true
        default: return false
        }
    }

    /// From a year to the month that it is followed by: "2026. március 5.", and "2024 Jun 30" of the journals.
    private var lengthBeforeMonth: Int? {
        let length = mark(at: position + 1) == "." ? 2 : 1
        guard case .word(let word)? = token(at: position + length), DateNames.months[word] != nil else { return nil }
        return length == 2 || (number(at: position + 2).map { 1...31 ~= $0 } ?? false) ? length : nil
    }

    /// "2024 m. kovo 30 d.", "2024. gada 30. marts", "2024ko martxoaren 30a".
    private var lengthOfNamedYear: Int? {
        let start = mark(at: position + 1) == "." ? 2 : 1
        guard isWord(at: position + start, "m", "gada", "metų", "ko", "eko", "წლის") else { return nil }
        return start + 1
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
        // Hebrew's "in" is written with the month: "3 במרץ".
        let bare = word.hasPrefix("ב") ? String(word.dropFirst()) : word
        guard let number = DateNames.months[word] ?? DateNames.months[bare] ?? DateNames.solarMonths[word] else {
            return false
        }
        namesMonth = DateNames.solarMonths[word] == nil
        isThai = word.unicodeScalars.first.map { 0x0E00...0x0E7F ~= $0.value } ?? false
        // "24 نيسان / أبريل 2020": the month in both of its names.
        if month == number { return skipOne() }
        guard month == nil else { return false }
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
            if case .word(let word) = tokens[index],
                DateNames.months[word] != nil || word == "tháng" || DateNames.solarMonths[word] != nil
                    || word.hasPrefix("ב") && DateNames.months[String(word.dropFirst())] != nil
            {
                return true
            }
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
}
