/// Figures, and the words for them in the languages whose news is compared most.
enum NumberWords {
    static func isNumber(_ word: Word) -> Bool {
        word.kind == .number || word.kind == .word && values[word.key.lowercased()] != nil
    }

    /// One spelling for one number: "seven" and "7", "1,000" and "1000" are the same.
    static func value(of word: Word) -> String {
        values[word.key.lowercased()].map(String.init) ?? word.key.filter { $0.isNumber || $0.isLetter }
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
            "billion": 1_000_000_000, "dozen": 12, "dozens": 12, "hundert": 100, "tausend": 1000, "yüz": 100,
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
