import Foundation

/// What charset labels mean in the wild.
enum CharsetLabels {
    /// `nil` for a label that means nothing, or nothing that may be believed.
    static func charset(of label: String) -> Charset? {
        let label = label.lowercased()
        // As nearly all say.
        if label == "utf-8" { return .utf8 }
        return table[bare(label)] ?? byIconv(label)
    }

    /// Letters and digits alone: `ISO8859_15`, `iso-8859-15` and `ISO 8859 15` are one.
    private static func bare(_ label: String) -> String {
        String(decoding: label.utf8.lazy.map(lowercased).filter { isLetter($0) || isDigit($0) }, as: UTF8.self)
    }

    /// iconv knows many more, such as those of IBM's machines. UTF-7 is not believed: its ASCII hides tags.
    private static func byIconv(_ label: String) -> Charset? {
        guard !label.isEmpty, label.utf8.count < 40,
            label.utf8.allSatisfy({ isLetter($0) || isDigit($0) || "-_:.".utf8.contains($0) }),
            !bare(label).contains("utf7")
        else { return nil }
        let spellings = [label, label.replacing("_", with: "-"), bare(label), "cp" + bare(label)]
        return spellings.map { $0.uppercased() }.first { IconvDecoder(from: $0) != nil }.map(Charset.other)
    }

    private static let table: [String: Charset] = {
        var table: [String: Charset] = [:]
        for line in list.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            for label in words { table[bare(label)] = charset(named: words[0]) }
        }
        return table
    }()

    private static func charset(named name: String) -> Charset {
        switch name {
        case "UTF-8": .utf8
        case "WINDOWS-1252": .windows1252
        default: .other(name)
        }
    }

    /// iconv's name and the labels (WHATWG Encoding standard, section 4.2, "names and labels"): latin-1 is
    /// windows-1252, gb2312 is gbk, which its superset reads. A document that says UTF-16 in bytes that can be read
    /// is UTF-8.
    private static let list = """
        UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-16 utf-16le utf-16be utf-32 utf-32le \
        utf-32be ucs-2 ucs-4 iso-10646-ucs-2 iso-10646-ucs-4 unicode unicodefeff unicodefffe csunicode u16 u32 u8
        WINDOWS-1252 ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso8859-1 iso88591 \
        iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 latin1 latin-1 x-cp1252 8859
        ISO-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2
        ISO-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
        ISO-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
        ISO-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
        ISO-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i \
        iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
        ISO-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7 \
        iso_8859-7:1987 sun_eu_greek
        ISO-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 \
        iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical
        ISO-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6
        ISO-8859-13 iso8859-13 iso885913
        ISO-8859-14 iso8859-14 iso885914
        ISO-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9
        ISO-8859-16 iso8859-16
        KOI8-R cskoi8r koi koi8 koi8_r
        KOI8-U koi8-ru
        PT154 ptcp154 cyrillic-asian csptcp154
        MAC-CENTRALEUROPE maclatin2 maccentraleurope mac-latin2
        MAC-IS maciceland
        MACINTOSH csmacintosh mac x-mac-roman macroman mac-roman
        MAC-CYRILLIC x-mac-cyrillic maccyrillic x-mac-ukrainian
        CP874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
        CP1250 windows-1250 x-cp1250
        CP1251 windows-1251 x-cp1251 win-1251 windows1251
        CP1253 windows-1253 x-cp1253
        CP1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 latin-5 \
        windows-1254 x-cp1254
        CP1255 windows-1255 x-cp1255
        CP1256 windows-1256 x-cp1256
        CP1257 windows-1257 x-cp1257
        CP1258 windows-1258 x-cp1258
        GB18030 936 ms936 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 euc-cn gb-18030
        BIG5-HKSCS big5 big5-hkscs cn-big5 csbig5 950 ms950 big5-tw x-x-big5 cp950
        EUC-JP cseucpkdfmtjapanese x-euc-jp eucjp
        ISO-2022-JP csiso2022jp
        CP932 csshiftjis ms932 ms_kanji shift-jis shift_jis sjis s_jis windows-31j x-sjis 932
        CP949 cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 uhc 949 ms949
        """
}
