/// The language of a text that does not say it: by script, and among languages of Latin script by their commonest
/// words.
enum Language {
    static func of(_ paragraphs: [String]) -> String? {
        let sample = String(paragraphs.joined(separator: " ").prefix(2000))
        return byScript(sample) ?? byWords(sample)
    }

    private static func byScript(_ sample: String) -> String? {
        var counts: [String: Int] = [:]
        var letters = 0
        for scalar in sample.unicodeScalars where Letters.folded(scalar) != nil && !("0"..."9" ~= scalar) {
            letters += 1
            if let script = scripts.first(where: { $0.range.contains(scalar.value) }) {
                counts[script.language, default: 0] += 1
            }
        }
        if let kana = counts["ja"], kana * 20 > letters { return "ja" }
        guard let most = counts.max(by: { $0.value < $1.value }), most.value * 2 > letters else { return nil }
        guard most.key == "ru" else { return most.key }
        return sample.contains(where: { "іїєґ".contains($0) }) ? "uk" : "ru"
    }

    private static let scripts: [(range: ClosedRange<UInt32>, language: String)] = [
        (0x0400...0x04FF, "ru"), (0x0600...0x06FF, "ar"), (0x4E00...0x9FFF, "zh"), (0x3040...0x30FF, "ja"),
        (0xAC00...0xD7A3, "ko"), (0x0590...0x05FF, "he"), (0x0370...0x03FF, "el"), (0x0E00...0x0E7F, "th"),
        (0x0900...0x097F, "hi"), (0x0980...0x09FF, "bn"), (0x10A0...0x10FF, "ka"), (0x0530...0x058F, "hy"),
    ]

    private static func byWords(_ sample: String) -> String? {
        let words = sample.lowercased().split { !$0.isLetter }
        var counts: [String: Int] = [:]
        for word in words {
            for language in languages[String(word)] ?? [] { counts[language, default: 0] += 1 }
        }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 12 >= words.count
        else {
            return nil
        }
        return most.key
    }

    /// By word: the languages that have it often.
    private static let languages = commonWords.reduce(into: [String: [String]]()) { languages, language in
        for word in language.words { languages[word, default: []].append(language.name) }
    }

    private static let commonWords: [(name: String, words: [String])] = [
        ("en", ["the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "on", "said"]),
        ("de", ["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "ein", "eine", "auf"]),
        ("fr", ["le", "la", "les", "des", "et", "une", "dans", "que", "est", "pour", "du", "au"]),
        ("es", ["el", "los", "las", "una", "que", "del", "por", "con", "para", "se", "en", "la"]),
        ("it", ["il", "che", "di", "della", "per", "una", "con", "sono", "del", "gli", "nel", "alla"]),
        ("pt", ["os", "que", "uma", "não", "para", "com", "do", "da", "em", "são", "ao", "pela"]),
        ("tr", ["ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "çok", "daha", "olan", "gibi"]),
        ("nl", ["het", "een", "van", "en", "dat", "niet", "zijn", "voor", "met", "op", "aan", "wordt"]),
        ("pl", ["się", "nie", "na", "że", "jest", "do", "oraz", "przez", "od", "po", "jak", "są"]),
        ("id", ["yang", "dan", "di", "dengan", "untuk", "dari", "ini", "itu", "pada", "tidak", "akan", "dalam"]),
        ("sv", ["och", "att", "det", "som", "på", "är", "av", "för", "med", "till", "inte", "har"]),
    ]
}
