extension DateReader {
    /// `15:07`, `15:07:41.123`, `5:30 pm`, `15h07`, and `15.07` where the day is known.
    mutating func readClock() -> Bool {
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
    mutating func readCompactClock() -> Bool {
        guard day != nil, second == nil, case .number(let value, let digits)? = token(at: position),
            position > 0, token(at: position - 1) == .word("t"), digits == 4 || digits == 6
        else { return false }
        position += 1
        let clock = digits == 4 ? value * 100 : value
        skipFraction()
        return take(hour: clock / 10_000, minute: clock / 100 % 100, seconds: min(clock % 100, 59))
    }

    /// `T19`, behind a day (ISO 8601, section 4.2.2.3).
    mutating func readHour() -> Bool {
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
    var meridiemFollows: Int? {
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
    mutating func readMeridiem() -> Bool {
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
}
