/// Figures, and the words for them in the languages whose news is compared most.
enum NumberWords {
    static func isNumber(_ word: Word) -> Bool {
        word.kind == .number || word.kind == .word && values[word.key.lowercased()] != nil
    }

    /// Whether a word makes a figure before it larger: "million".
    static func multiplies(_ word: Word) -> Bool { (values[word.key.lowercased()] ?? 0) >= 100 }

    /// One spelling for one number: "seven" and "7", "1,000" and "1000", "5 million" and "5,000,000" are the same.
    static func value(of words: ArraySlice<Word>) -> String {
        guard words.count > 1 else { return words.first.map(value) ?? "" }
        if let whole = product(of: words) { return text(of: whole) }
        return words.map(value).joined(separator: " ")
    }

    private static func value(of word: Word) -> String {
        if let number = values[word.key.lowercased()] { return String(number) }
        return figure(word.key).map(text) ?? word.key.lowercased()
    }

    /// Of figures in groups, "1 000 000", and of a figure and what multiplies it, "2.5 million". `nil` for others.
    private static func product(of words: ArraySlice<Word>) -> Double? {
        guard let first = words.first, let start = figure(first.key) ?? values[first.key.lowercased()].map(Double.init)
        else { return nil }
        return words.dropFirst().reduce(start) { product, word in
            guard let product else { return nil }
            if word.kind == .number { return figure(word.key).map { product * 1000 + $0 } }
            return multiplies(word) ? values[word.key.lowercased()].map { product * Double($0) } : nil
        }
    }

    private static func text(of number: Double) -> String {
        number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : String(number)
    }

    /// A figure in any script's digits: what groups three of them is passed over, another comma or point is decimal.
    /// `nil` for what is more than a figure: "20:30", "5th", "A4".
    private static func figure(_ key: String) -> Double? {
        var digits = ""
        var groups: [String] = []
        for character in key {
            if let value = character.wholeNumberValue, value < 10 {
                digits.append(String(value))
            } else if ".,٫٬".contains(character) {
                groups.append(digits)
                digits = ""
            } else {
                return nil
            }
        }
        groups.append(digits)
        guard groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3 && groups[0] != "0"
        if isGrouped || groups.count == 1 { return Double(groups.joined()) }
        let whole = groups.dropLast()
        guard whole.dropFirst().allSatisfy({ $0.count == 3 }), let last = groups.last else { return nil }
        return Double(whole.joined() + "." + last)
    }

    private static let values: [String: Int] = {
        let lists = [
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
            "null _ zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
            "sıfır _ iki üç dört beş altı yedi sekiz dokuz on",
            "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
            "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
            "zéro _ deux trois quatre cinq six sept huit neuf dix onze douze",
            "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce",
        ]
        var values: [String: Int] = [
            "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
            "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000, "million": 1_000_000,
            "millions": 1_000_000,
            "millionen": 1_000_000, "milyon": 1_000_000, "milyar": 1_000_000_000, "миллион": 1_000_000,
            "миллиона": 1_000_000, "миллионов": 1_000_000, "миллиард": 1_000_000_000, "миллиарда": 1_000_000_000,
            "миллиардов": 1_000_000_000, "тысяч": 1000, "тысячи": 1000, "مليون": 1_000_000, "مليار": 1_000_000_000,
            "آلاف": 1000, "مئات": 100, "milliarden": 1_000_000_000, "milliarde": 1_000_000_000, "亿": 100_000_000,
            "billion": 1_000_000_000, "billions": 1_000_000_000, "trillion": 1_000_000_000_000, "dozen": 12,
            "dozens": 12, "hundert": 100, "tausend": 1000, "yüz": 100,
            "bin": 1000,
            "сто": 100, "тысяча": 1000, "مئة": 100, "ألف": 1000, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6,
            "七": 7, "八": 8, "九": 9, "十": 10, "百": 100, "千": 1000, "万": 10_000, "两": 2, "零": 0,
        ]
        for list in lists {
            for (value, word) in list.split(separator: " ").enumerated() where word != "_" {
                values[String(word)] = value
            }
        }
        // "on" is ten in Turkish and a preposition in English, "bin" a thousand and a dustbin: too common to count.
        values["on"] = nil
        values["bin"] = nil
        return values
    }()
}
