/// Scripts other than Latin, and whose they are.
struct Script {
    /// Whose they are, the one first that a text has by default.
    let languages: [String]
    private let ranges: [ClosedRange<UInt32>]
    /// Letters that hardly another of the languages has.
    private let marks: [(language: String, letters: Set<Unicode.Scalar>)]

    private init(
        _ languages: [String], _ ranges: ClosedRange<UInt32>..., marks: KeyValuePairs<String, String> = [:]
    ) {
        self.languages = languages
        self.ranges = ranges
        self.marks = marks.map { ($0.key, Set($0.value.unicodeScalars)) }
    }

    /// The script of more than half of a text's letters; `nil` for Latin and for none.
    static func most(in sample: String) -> Script? {
        // Most texts have hardly a letter beyond Latin's, the lead bytes of which end at 0xC9.
        var bytes = sample
        let others = bytes.withUTF8 { bytes in bytes.reduce(0) { $0 + ($1 > 0xC9 && $1 != 0xE2 ? 1 : 0) } }
        guard others * 20 > sample.utf8.count else { return nil }
        var counts = [Int](repeating: 0, count: all.count)
        var letters = 0
        for scalar in sample.unicodeScalars {
            if scalar.value < 0x250 {
                if 97...122 ~= scalar.value | 0x20 || scalar.value >= 0xC0 { letters += 1 }
            } else if let index = all.firstIndex(where: { $0.holds(scalar.value) }) {
                counts[index] += 1
                letters += 1
            }
        }
        // Japanese has more characters of China's than of its own.
        if let kana = all.firstIndex(where: { $0.languages == ["ja"] }), counts[kana] * 20 > letters, counts[kana] > 0 {
            return all[kana]
        }
        guard let most = counts.max(), most * 2 > letters, let index = counts.firstIndex(of: most) else { return nil }
        return all[index]
    }

    private func holds(_ letter: UInt32) -> Bool { ranges.contains { $0 ~= letter } }

    /// By the letters that only one of its languages has.
    func language(of sample: String) -> String? {
        let best = marks.map { mark in (mark.language, sample.unicodeScalars.count { mark.letters.contains($0) }) }
            .max { $0.1 < $1.1 }
        guard let best, best.1 * Self.rarest >= sample.unicodeScalars.count else { return languages.first }
        return best.0
    }

    /// A language's own letters are at least one in so many.
    private static let rarest = 250

    static let all: [Script] = [
        Script(
            ["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "tt", "ba", "uz", "cv", "bs", "az", "sh"],
            0x0400...0x052F,
            marks: [
                "uk": "іїєґІЇЄ", "be": "ўЎ", "sr": "ђћџЂЋЏ", "mk": "ѓќѕЃЌ", "kk": "әғқңұһӘҚ", "mn": "өүӨҮ",
                "bg": "ъЪ",
            ]),
        Script(
            ["ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug", "az"], 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF,
            0xFE70...0xFEFF,
            marks: ["fa": "پچژگ", "ur": "ٹڈڑںےہ", "ps": "ټډړښځڅې", "ckb": "ێۆڕڵە"]),
        Script(["zh", "yue", "ja", "cmn", "ko"], 0x3400...0x4DBF, 0x4E00...0x9FFF),
        Script(["ja"], 0x3040...0x30FF),
        Script(["ko"], 0xAC00...0xD7A3, 0x1100...0x11FF),
        Script(["he", "iw", "yi"], 0x0590...0x05FF),
        Script(["el"], 0x0370...0x03FF, 0x1F00...0x1FFF),
        Script(["th"], 0x0E00...0x0E7F),
        Script(["lo"], 0x0E80...0x0EFF),
        Script(["my"], 0x1000...0x109F),
        Script(["km"], 0x1780...0x17FF),
        Script(["hi", "mr", "ne", "sa", "bho", "mai", "kok"], 0x0900...0x097F, marks: ["mr": "ळ"]),
        Script(["bn", "as"], 0x0980...0x09FF, marks: ["as": "ৰৱ"]),
        Script(["pa"], 0x0A00...0x0A7F),
        Script(["gu"], 0x0A80...0x0AFF),
        Script(["or"], 0x0B00...0x0B7F),
        Script(["ta"], 0x0B80...0x0BFF),
        Script(["te"], 0x0C00...0x0C7F),
        Script(["kn"], 0x0C80...0x0CFF),
        Script(["ml"], 0x0D00...0x0D7F),
        Script(["si"], 0x0D80...0x0DFF),
        Script(["ka"], 0x10A0...0x10FF, 0x1C90...0x1CBF),
        Script(["hy"], 0x0530...0x058F),
        Script(["am", "ti"], 0x1200...0x139F),
    ]
}
