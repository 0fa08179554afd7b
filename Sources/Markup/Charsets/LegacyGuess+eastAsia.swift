/// East Asian charsets, by the characters that come out: two bytes of anything are a Chinese character in some of them.
extension LegacyGuess {
    /// ISO-2022-JP says so itself, in escapes that nothing else has.
    static func byEscapes(_ sample: Bytes) -> Charset? {
        var index = 0
        while let escape = sample.first("\u{1B}", from: index) {
            if sample.starts("$B", at: escape + 1) || sample.starts("$@", at: escape + 1) {
                return .other("ISO-2022-JP")
            }
            index = escape + 1
        }
        return nil
    }

    /// `nil` where no reading looks like a text in its language.
    static func eastAsian(_ sample: Bytes) -> Charset? {
        for (name, isOfLanguage, share) in readings {
            guard let decoder = IconvDecoder(from: name) else { continue }
            let text = String(decoding: decoder.decode(sample, isLast: false), as: UTF8.self)
            let foreign = text.unicodeScalars.filter { $0.value >= 0x80 }
            guard foreign.count >= 4, !foreign.contains("\u{FFFD}") else { continue }
            if foreign.count(where: isOfLanguage) * 100 >= foreign.count * share { return .other(name) }
        }
        return nil
    }

    /// A charset, the characters that tell its language, and the least share of them in percent among all that are not
    /// ASCII: kana in Japanese, syllables in Korean, the commonest characters in Chinese.
    private static let readings: [(String, @Sendable (Unicode.Scalar) -> Bool, Int)] = [
        ("EUC-JP", isKana, 25), ("CP932", isKana, 25), ("CP949", isHangul, 70), ("GB18030", isCommonChinese, 12),
        ("BIG5-HKSCS", isCommonChinese, 12),
    ]

    @Sendable private static func isKana(_ scalar: Unicode.Scalar) -> Bool { 0x3041...0x30FF ~= scalar.value }
    @Sendable private static func isHangul(_ scalar: Unicode.Scalar) -> Bool { 0xAC00...0xD7A3 ~= scalar.value }
    @Sendable private static func isCommonChinese(_ scalar: Unicode.Scalar) -> Bool { commonChinese.contains(scalar) }

    /// The commonest in newspapers, simplified and traditional (the heads of J. Da's and the Academia Sinica's lists).
    private static let commonChinese = Set(
        "的一是不了人在有中大国國上个個到年这這为為和地出会會时時来來们們发發日月新闻聞文头頭条條今要以生市政府经經济濟报報本部民公天民主他们他于於对對行也我后後之家方成说說作工"
            .unicodeScalars)
}
