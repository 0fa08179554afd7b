/// Figures, and the words for them in the languages whose news is compared most.
enum NumberWords {
    static func isNumber(_ word: Word) -> Bool { word.kind == .number || value(ofWord: word.key.lowercased()) != nil }

    /// Whether a word makes a figure before it larger: "million", "万".
    static func multiplies(_ word: Word) -> Bool { (value(ofWord: word.key.lowercased()) ?? 0) >= 100 }

    /// One spelling for one number: "seven" and "7", "1,000" and "1000", "5 million" and "5,000,000" are the same.
    static func value(of words: ArraySlice<Word>) -> String {
        if isEastAsian(words), let number = eastAsian(words) { return text(of: number) }
        guard words.count > 1 else { return words.first.map(value) ?? "" }
        if let whole = whole(words) { return text(of: whole) }
        return words.map(value).joined(separator: " ")
    }

    private static func value(of word: Word) -> String {
        // Beyond fifteen figures a Double tells no two numbers apart: what counts so far is a number of an account.
        let isLong = word.key.count { $0.isNumber } > 15
        return isLong ? word.key.filter(\.isNumber) : number(word).map(text) ?? word.key.lowercased()
    }

    private static func number(_ word: Word) -> Double? {
        value(ofWord: word.key.lowercased()).map(Double.init) ?? figure(word.key)
    }

    private static func text(of number: Double) -> String {
        number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : String(number)
    }

    // MARK: Several words

    /// Of figures in groups, "1 000 000"; of what multiplies, "2.5 million"; of what adds up, "yirmi beş". `nil` for
    /// others.
    private static func whole(_ words: ArraySlice<Word>) -> Double? {
        guard let first = words.first.flatMap(number) else { return nil }
        return words.dropFirst().reduce(first) { sum, word in
            guard let sum, let next = number(word) else { return nil }
            if value(ofWord: word.key.lowercased()) == nil { return sum * 1000 + next }
            return next >= 100 && sum < next ? sum * next : sum + next
        }
    }

    /// Whether a Chinese character is a figure or multiplies one.
    static func counts(_ character: Character) -> Bool { eastAsianValues[character] != nil }

    /// Characters that count in Chinese and Japanese, each a word, figures among them.
    static func isEastAsian(_ word: Word) -> Bool {
        word.key.count == 1 && word.key.first.map { eastAsianValues[$0] != nil } ?? false
    }

    private static func isEastAsian(_ words: ArraySlice<Word>) -> Bool { words.contains(where: isEastAsian) }

    /// "二十三", "3500万", "二〇二四".
    private static func eastAsian(_ words: ArraySlice<Word>) -> Double? {
        var total = 0.0, section = 0.0, number = 0.0
        for word in words {
            guard let value = word.key.first.flatMap({ eastAsianValues[$0] }) else {
                guard let figure = figure(word.key) else { return nil }
                number = figure
                continue
            }
            switch value {
            case ..<10: number = number * 10 + value
            case ..<10_000:
                section += max(number, 1) * value
                number = 0
            default:
                total += max(section + number, 1) * value
                (section, number) = (0, 0)
            }
        }
        return total + section + number
    }

    private static let eastAsianValues: [Character: Double] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        "十": 10, "百": 100, "千": 1000, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
    ]

    // MARK: One figure

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

    // MARK: One word

    /// Of a word in lower case.
    private static func value(ofWord word: String) -> Int? {
        if let value = values[word] { return value }
        if word.utf8.contains(UInt8(ascii: "-")) { return hyphenated(word) }
        // Arabic writes "and" on to the next word: "خمسة وعشرين".
        if word.hasPrefix("و"), let value = values[String(word.dropFirst())] { return value }
        return word.utf8.count >= 8 ? germanCompound(word[...]) : nil
    }

    /// "twenty-five", and the "seven" of "seven-year-old".
    private static func hyphenated(_ word: String) -> Int? {
        let parts = word.split(separator: "-").map { values[String($0)] }
        guard let first = parts.first ?? nil else { return nil }
        return parts.count == 2 && first >= 20 && first < 100 ? parts[1].map { first + $0 } ?? first : first
    }

    /// "fünfundzwanzig", "dreihundert", "zweitausendfünfhundert".
    private static func germanCompound(_ word: Substring) -> Int? {
        if word == "ein" || word == "eine" { return 1 }
        if let value = values[String(word)] { return value }
        for (joint, size) in [("tausend", 1000), ("hundert", 100)] {
            guard let place = word.firstRange(of: joint) else { continue }
            let left = word[..<place.lowerBound], right = word[place.upperBound...]
            guard let count = left.isEmpty ? 1 : germanCompound(left) else { return nil }
            let rest = right.hasPrefix("und") ? right.dropFirst(3) : right
            return (rest.isEmpty ? 0 : germanCompound(rest)).map { count * size + $0 }
        }
        guard let place = word.firstRange(of: "und"), let unit = germanCompound(word[..<place.lowerBound]),
            let ten = values[String(word[place.upperBound...])], unit < 10, ten >= 20, ten < 100
        else { return nil }
        return unit + ten
    }

    private static let values: [String: Int] = {
        var values: [String: Int] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard let value = parts.first.flatMap({ Int($0) }) else { continue }
            for word in parts.dropFirst() { values[String(word)] = value }
        }
        return values
    }()

    /// English, German, Turkish, Russian, Arabic, French, Spanish, in the forms in which they stand beside a noun. Words
    /// that are other words, too, are not here: "once", "cent", "due", "on", "bin".
    private static let lines = """
        0 zero null sıfır ноль нуля صفر zéro cero
        1 one
        2 two zwei iki два две двух двум двое двоих اثنان اثنين اثنتان اثنتين deux dos
        3 three drei üç три трёх трех трем трём трое троих ثلاثة ثلاث trois tres tre
        4 four vier dört четыре четырёх четырех четырём четверо четверых أربعة أربع اربعة quatre cuatro
        5 five fünf beş пять пяти пятью пятеро пятерых خمسة خمس cinq cinco
        6 six sechs altı шесть шести шестью шестеро шестерых ستة ست seis
        7 seven sieben yedi семь семи семью семеро семерых سبعة سبع sept siete
        8 eight acht sekiz восемь восьми восемью ثمانية ثماني ثمان huit ocho
        9 nine neun dokuz девять девяти девятью تسعة تسع neuf nueve
        10 ten zehn десять десяти десятью عشرة عشر dix diez
        11 eleven elf одиннадцать одиннадцати onze
        12 twelve zwölf двенадцать двенадцати douze doce
        12 dozen dutzend düzine десяток
        13 thirteen dreizehn тринадцать тринадцати treize trece
        14 fourteen vierzehn четырнадцать четырнадцати quatorze catorce
        15 fifteen fünfzehn пятнадцать пятнадцати quinze quince
        16 sixteen sechzehn шестнадцать шестнадцати seize dieciséis
        17 seventeen siebzehn семнадцать семнадцати diecisiete
        18 eighteen achtzehn восемнадцать восемнадцати dieciocho
        19 nineteen neunzehn девятнадцать девятнадцати diecinueve
        20 twenty zwanzig yirmi двадцать двадцати عشرين عشرون vingt veinte
        30 thirty dreißig dreissig otuz тридцать тридцати ثلاثين ثلاثون trente treinta
        40 forty vierzig kırk сорок сорока أربعين أربعون quarante cuarenta
        50 fifty fünfzig elli пятьдесят пятидесяти خمسين خمسون cinquante cincuenta
        60 sixty sechzig altmış шестьдесят шестидесяти ستين ستون soixante sesenta
        70 seventy siebzig yetmiş семьдесят семидесяти سبعين سبعون setenta
        80 eighty achtzig seksen восемьдесят восьмидесяти ثمانين ثمانون ochenta
        90 ninety neunzig doksan девяносто девяноста تسعين تسعون noventa
        100 hundred hundreds hundert hunderte yüz сто ста сотни сотен مئة مائة مئات cien ciento
        200 двести двухсот مئتين مئتان مائتين doscientos
        300 триста трёхсот трехсот trescientos
        400 четыреста четырёхсот cuatrocientos
        500 пятьсот пятисот quinientos
        600 шестьсот шестисот seiscientos
        700 семьсот семисот setecientos
        800 восемьсот восьмисот ochocientos
        900 девятьсот девятисот novecientos
        1000 thousand thousands tausend tausende тысяча тысячи тысяч тысячу тыс ألف آلاف ألفا mille mil
        1000000 million millions millionen mio milyon миллион миллиона миллионов млн مليون ملايين مليونا millón millones
        1000000000 billion billions bn milliarde milliarden mrd milyar миллиард миллиарда миллиардов млрд مليار مليارات
        1000000000 milliard milliards
        1000000000000 trillion trillions trilyon триллион триллиона триллионов تريليون
        """
}
