import Articles

/// Words that say one thing together: "5 million", "30 March 2020", "Jean-Luc de la Tour".
struct Unit: Equatable {
    enum Kind { case number, date, name }

    let kind: Kind
    /// Of the words that it was found in.
    let words: Range<Int>
    /// One spelling for one figure: "7" and "seven", "1,000" and "1000", "5 million" and "5,000,000". Of a name and a
    /// day, the words themselves.
    let value: String

    /// The units of a text in order, none inside another.
    static func find(in words: [Word]) -> [Unit] {
        var units: [Unit] = []
        var index = 0
        while index < words.count {
            let unit =
                date(words, at: index) ?? eastAsianDate(words, at: index) ?? number(words, at: index)
                ?? name(words, at: index)
            if let unit {
                units.append(unit)
                index = unit.words.upperBound
            } else {
                index += 1
            }
        }
        return units
    }

    // MARK: Days

    /// A weekday, a month with a day or a year beside it, or a month that is written with a capital.
    private static func date(_ words: [Word], at start: Int) -> Unit? {
        var end = start
        var hasName = false
        while end < words.count, end < start + mostWordsOfADate {
            let word = words[end]
            if word.kind == .word {
                // Turkish writes a name's ending behind an apostrophe: "12 Mart'ta".
                let folded = word.key.lowercased().prefix { $0 != "'" }.description
                guard DateWords.isWeekday(folded) || isMonth(word, folded, words, at: end) else { break }
                hasName = true
            } else if word.kind == .mark {
                guard word.key == "," || word.key == ".", end > start, end + 1 < words.count,
                    mayStandInDate(words[end + 1]) && words[end - 1].kind != .word || words[end + 1].kind == .number
                else { break }
            } else if !isDayOrYear(word.key) {
                break
            }
            end += 1
        }
        while end > start, words[end - 1].kind == .mark { end -= 1 }
        guard hasName, end > start else { return nil }
        let value = words[start..<end].filter { $0.kind != .mark }.map { $0.key.lowercased() }
        return Unit(kind: .date, words: start..<end, value: value.joined(separator: " "))
    }

    /// "Monday, 30 March, 2020" with its commas.
    private static let mostWordsOfADate = 7

    private static func mayStandInDate(_ word: Word) -> Bool {
        word.kind == .number ? isDayOrYear(word.key) : DateWords.isMonth(word.key.lowercased())
    }

    private static func isMonth(_ word: Word, _ folded: String, _ words: [Word], at index: Int) -> Bool {
        guard folded.count >= 3, DateWords.isMonth(folded) else { return false }
        func isFigure(_ place: Int) -> Bool { words.indices.contains(place) && isDayOrYear(words[place].key) }
        if isFigure(index - 1) || isFigure(index + 1) { return true }
        // Cut short, a month is many a name and pronoun: "Jan", "May", "Sie".
        return index > 0 && folded.count >= 4 && word.text.first?.isUppercase == true
    }

    private static func isDayOrYear(_ key: String) -> Bool {
        let digits = key.prefix { $0.wholeNumberValue.map { $0 < 10 } ?? false }
        guard (1...4).contains(digits.count) else { return false }
        let number = digits.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
        let ending = key.dropFirst(digits.count)
        return (1...31).contains(number) && ["", "st", "nd", "rd", "th", "er"].contains(ending)
            || (1000...2999).contains(number) && ending.isEmpty
    }

    /// "2024年3月12日", "星期二", "周四".
    private static func eastAsianDate(_ words: [Word], at start: Int) -> Unit? {
        func key(_ index: Int) -> String { index < words.count ? words[index].key : "" }
        func unit(_ end: Int) -> Unit {
            Unit(kind: .date, words: start..<end, value: words[start..<end].map(\.key).joined())
        }
        if ["星", "礼", "周", "週"].contains(key(start)) {
            let day = ["星": "期", "礼": "拜"][key(start)].map { key(start + 1) == $0 ? start + 2 : -1 } ?? start + 1
            return day > 0 && "一二三四五六日天".contains(key(day)) && !key(day).isEmpty ? unit(day + 1) : nil
        }
        var end = start
        while let length = lengthOfDatePart(words, at: end) { end += length }
        return end > start ? unit(end) : nil
    }

    /// Of a figure and what it counts: a year of four digits, a month, a day.
    private static func lengthOfDatePart(_ words: [Word], at start: Int) -> Int? {
        var end = start
        while end < words.count, words[end].kind == .number, end - start < 4 { end += 1 }
        guard end > start, end < words.count else { return nil }
        switch words[end].key {
        case "年": return words[start].key.count == 4 || end - start == 4 ? end + 1 - start : nil
        case "月", "日", "号", "號": return end + 1 - start
        default: return nil
        }
    }

    // MARK: Figures

    /// A figure or a number word, with what multiplies it and the marks that belong to it.
    private static func number(_ words: [Word], at start: Int) -> Unit? {
        guard NumberWords.isNumber(words[start]) else { return nil }
        var end = start + 1
        while end < words.count, NumberWords.isNumber(words[end]), joins(words[end - 1], words[end]) { end += 1 }
        // By itself it counts nothing: "some", "same", "together" are written with it.
        if end == start + 1, words[start].key == "一" { return nil }
        return Unit(kind: .number, words: start..<end, value: NumberWords.value(of: words[start..<end]))
    }

    /// "5 million", "1 000", "二十三", "two hundred"; but not "in 2020 20 people".
    private static func joins(_ left: Word, _ right: Word) -> Bool {
        if NumberWords.isEastAsian(right) { return true }
        if right.kind == .word { return NumberWords.multiplies(right) || left.kind == .word }
        return right.key.count == 3 && left.kind == .number && left.key.count <= 3
            && right.key.utf8.allSatisfy { 48...57 ~= $0 } && left.key.utf8.allSatisfy { 48...57 ~= $0 }
    }

    // MARK: Names

    /// Two words or more with a capital each, particles between them; a single one not at a sentence's beginning.
    private static func name(_ words: [Word], at start: Int) -> Unit? {
        guard isCapitalised(words[start]) else { return nil }
        var end = start + 1
        while end < words.count {
            if isCapitalised(words[end]) {
                end += 1
            } else if end + 1 < words.count, particles.contains(words[end].key), isCapitalised(words[end + 1]) {
                end += 2
            } else {
                break
            }
        }
        guard end > start + 1 || start > 0 && !endsSentence(words[start - 1]) else { return nil }
        return Unit(
            kind: .name, words: start..<end, value: words[start..<end].map(\.key).joined(separator: " "))
    }

    private static func isCapitalised(_ word: Word) -> Bool {
        word.kind == .word && word.text.first?.isUppercase == true && word.text.count > 1
    }

    private static func endsSentence(_ word: Word) -> Bool {
        word.kind == .mark && [".", "!", "?", "\"", ":", "...", "¿", "¡"].contains(word.key)
    }

    private static let particles: Set<String> = [
        "de", "del", "della", "di", "da", "dos", "du", "la", "van", "der", "den", "von", "zu", "bin", "ibn", "al", "el",
        "ter", "ten", "af", "av",
    ]
}
