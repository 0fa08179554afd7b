extension DateReader {
    /// `Z`, `GMT`, `EST`, `+0500`, `+05:00`, `GMT+3`.
    mutating func readZone() -> Bool {
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
    mutating func readZoneOfDay() -> Bool {
        guard day != nil, second == nil, position > 0 else { return false }
        if position == tokens.count - 1, isWord(at: position, "z") { return skipOne() }
        guard let sign = mark(at: position), sign == "+" || sign == "-", position == tokens.count - 4,
            number(at: position + 1) != nil, mark(at: position + 2) == ":", number(at: position + 3) != nil
        else { return false }
        position = tokens.count
        return true
    }

    /// `Eastern Standard Time`.
    mutating func readSpelledZone() -> Bool {
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

    /// An offset at the very end that has lost its sign, which was a plus: ` 0200`, ` 00:00`. Programs that take a
    /// plus in an address for a blank write so.
    mutating func readUnsignedZone() -> Bool {
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

    /// Letters at the very end that nobody knows, and the military ones, whose sense RFC 822 had wrong: RFC 2822,
    /// section 4.3, takes both for UTC.
    mutating func readUnknownZone() -> Bool {
        guard second != nil, offset == nil, year != nil, position == tokens.count - 1,
            case .word(let word)? = token(at: position), word.utf8.count <= 5, word.allSatisfy(\.isASCII)
        else { return false }
        offset = 0
        return skipOne()
    }
}
