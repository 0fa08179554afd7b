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
            if let unit = date(words, at: index) ?? number(words, at: index) ?? name(words, at: index) {
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
                let folded = word.key.lowercased()
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
        return isFigure(index - 1) || isFigure(index + 1) || index > 0 && word.text.first?.isUppercase == true
    }

    private static func isDayOrYear(_ key: String) -> Bool {
        let digits = key.prefix(while: \.isNumber)
        guard let number = Int(digits), digits.count <= 4 else { return false }
        let ending = key.dropFirst(digits.count)
        return (1...31).contains(number) && ["", "st", "nd", "rd", "th", "er"].contains(ending)
            || (1000...2999).contains(number) && ending.isEmpty
    }

    // MARK: Figures

    /// A figure or a number word, with what multiplies it and the marks that belong to it.
    private static func number(_ words: [Word], at start: Int) -> Unit? {
        guard NumberWords.isNumber(words[start]) else { return nil }
        var end = start + 1
        while end < words.count, NumberWords.isNumber(words[end]), joins(words[end - 1], words[end]) { end += 1 }
        return Unit(kind: .number, words: start..<end, value: NumberWords.value(of: words[start..<end]))
    }

    /// "5 million", "1 000", "二十三", "two hundred"; but not "in 2020 20 people".
    private static func joins(_ left: Word, _ right: Word) -> Bool {
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
