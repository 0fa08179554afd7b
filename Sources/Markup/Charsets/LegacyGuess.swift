import Foundation

/// The charset of a document that names none, or a wrong one, and is no UTF-8: by the language that it says it is in,
/// else by how its bytes stand together.
enum LegacyGuess {
    static func charset(of sample: Bytes) -> Charset {
        if let language = language(of: sample), let candidates = byLanguage[language] {
            return candidates.first { fits($0, sample) } ?? candidates[candidates.count - 1]
        }
        return eastAsian(sample) ?? (isCyrillic(sample) ? cyrillic(sample) : .windows1252)
    }

    // MARK: By language

    /// The first two letters of `<language>`, `xml:lang` or `lang`.
    private static func language(of sample: Bytes) -> String? {
        let head = 0..<min(sample.count, 8192)
        for (mark, isElement) in [("<language>", true), ("lang=", false)] as [(StaticString, Bool)] {
            guard let found = sample.first(mark, in: head) else { continue }
            let value = sample[(found + mark.utf8CodeUnitCount)..<head.upperBound].drop {
                isBlank($0) || !isElement && !isLetter($0)
            }
            let letters = value.prefix(while: isLetter)
            if letters.count == 2 { return String(decoding: letters, as: UTF8.self).lowercased() }
        }
        return nil
    }

    /// In the order in which they are tried; the last is taken where none fits.
    private static let byLanguage: [String: [Charset]] = [
        "ja": [.other("EUC-JP"), .other("CP932")], "zh": [.other("GB18030"), .other("BIG5-HKSCS")],
        "ko": [.other("CP949")], "ru": cyrillics, "bg": cyrillics, "uk": cyrillics, "be": cyrillics, "sr": cyrillics,
        "el": [.other("CP1253")], "tr": [.other("CP1254")], "he": [.other("CP1255")], "iw": [.other("CP1255")],
        "ar": [.other("CP1256")], "fa": [.other("CP1256")], "ur": [.other("CP1256")], "th": [.other("CP874")],
        "lt": [.other("CP1257")], "lv": [.other("CP1257")], "et": [.other("CP1257")], "vi": [.other("CP1258")],
        "pl": [.other("CP1250")], "cs": [.other("CP1250")], "sk": [.other("CP1250")], "hu": [.other("CP1250")],
        "ro": [.other("CP1250")], "hr": [.other("CP1250")], "sl": [.other("CP1250")],
    ]

    private static let cyrillics: [Charset] = [.other("KOI8-R"), .other("CP1251")]

    private static func fits(_ charset: Charset, _ sample: Bytes) -> Bool {
        guard case .other(let name) = charset else { return true }
        if name == "KOI8-R" || name == "CP1251" { return cyrillic(sample) == charset }
        guard let decoder = IconvDecoder(from: name) else { return false }
        let text = decoder.decode(sample, isLast: false)
        return !text.withUnsafeBufferPointer { text in
            (0..<max(0, text.count - 2)).contains { text[$0] == 0xEF && text[$0 + 1] == 0xBF && text[$0 + 2] == 0xBD }
        }
    }

    // MARK: By bytes

    /// Words of Cyrillic are all high bytes; those of Latin letters have one or two among the others.
    private static func isCyrillic(_ sample: Bytes) -> Bool {
        var (long, short, run) = (0, 0, 0)
        for byte in sample {
            if byte >= 0xC0 {
                run += 1
            } else if run > 0 {
                if run >= 4 { long += 1 } else { short += 1 }
                run = 0
            }
        }
        return long > 0 && long >= short
    }

    /// Small letters, which are most, are 0xE0 and above in windows-1251, and below that in KOI8-R.
    private static func cyrillic(_ sample: Bytes) -> Charset {
        let upper = sample.lazy.filter { $0 >= 0xE0 }.count
        let lower = sample.lazy.filter { 0xC0..<0xE0 ~= $0 }.count
        return .other(lower > upper ? "KOI8-R" : "CP1251")
    }
}
