import Articles
import Markup

/// The words before an author's name, in the larger languages.
extension Byline {
    /// What stands behind "By" and its like; `nil` where there is no such word.
    static func withoutOpening(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard let length = openings.match(bytes), length < bytes.count else { return nil }
            return String(decoding: bytes[length...], as: UTF8.self)
        }
    }

    /// Whether a text begins with such a word.
    static func mayOpen(_ text: Bytes) -> Bool { openings.match(text) != nil }

    /// Whether it begins with one that nothing else than an author's name stands behind.
    static func maySign(_ text: Bytes) -> Bool { signing.match(text) != nil }

    private static let signing = PhraseTable([
        "by ", "by: ", "by : ", "by\u{A0}", "written by", "author: ", "author:", "authors: ", "words by ", "words: ",
        "story by ", "posted by ", "article by ", "text by ", "von ", "autor: ", "autor:", "autorin: ", "par ", "por ",
        "por: ", "автор: ", "автор:", "yazar: ", "作者：", "作者:", "írta: ", "skriven av ", "skrevet av ", "par: ",
        "author, ", "submitted by ", "par : ", "auteur: ", "auteur : ", "auteurs : ", "autors: ", "autorius: ",
        "autorė: ", "аутор: ", "avtor: ",
        "avtorica: ", "müəllif: ", "ავტორი: ", "հեղինակ՝ ", "kirjoittaja: ", "خبرنگار: ", "تحریر: ", "লেখক: ", "執筆：",
        "ผู้เขียน : ", "ผู้เขียน: ", "mwandishi: ", "shkruan: ", "redactado por ", "autorka: ", "autoři: ",
    ])

    private static let openings = PhraseTable([
        "by ", "by: ", "by : ", "by\u{A0}", "written by ", "written by: ", "written by:", "reported by ", "author: ",
        "author:", "authors: ", "words by ", "words: ", "story by ", "posted by ", "posted by: ", "published by ",
        "reviewed by ", "from ", "von ", "autor: ", "autor:", "autorin: ", "par ", "por ", "por: ", "di ",
        "a cura di ", "door ", "av ", "af ", "автор: ", "автор:", "автор ", "texte ", "text: ", "texto: ", "yazar: ",
        "بقلم ", "بقلم: ", "كتب ", "作者：", "作者:", "记者 ", "文／", "文/", "przez ", "autor ", "piše: ", "pisze ", "piše ",
        "írta: ", "skriven av ", "skrevet av ", "text by ", "article by ", "foto y texto: ", "tekst: ", "szerző: ",
        "de ", "كتب: ", "كتب:", "كتبت ", "מאת ", "מאת: ", "του ", "της ", "โดย ", "文・", "текст: ", "текст:",
        "interview: ", "interview by ", "نویسنده: ", "نوشته ", "text von ", "onze redacteur ", "muhabir: ", "haber: ",
        "opinion by ", "analysis by ", "commentary by ", "review by ", "interview by: ", "gastbeitrag von ",
        "ein gastbeitrag von ", "kommentar von ", "ein kommentar von ", "analyse von ", "eine analyse von ",
        "eine reportage von ", "ein interview von ", "von unserer redakteurin ", "von unserem redakteur ",
        "von unserer korrespondentin ", "von unserem korrespondenten ", "propos recueillis par ",
        "de notre correspondante ", "de notre correspondant ", "de notre envoyée spéciale ",
        "de notre envoyé spécial ", "escrito por ", "escrito por: ", "redacción: ", "dal nostro inviato ",
        "dalla nostra inviata ", "dal nostro corrispondente ", "scritto da ", "door: ", "geschreven door ", "av: ",
        "af: ", "skrevet af ", "teksti: ", "opracował: ", "opracowała: ", "opr. ", "scris de ", "oleh: ", "oleh ",
        "penulis: ", "reporter: ", "tác giả: ", "记者：", "记者: ", "記者 ", "記者：", "撰文：", "文：", "글: ",
        "लेखक: ", "автор текста: ", "oprac.: ", "oprac. ", "oprac.", "نویسنده، ", "نویسنده, ", "نویسنده ",
        "本报记者 ", "本报记者", "本報記者 ", "本報記者", "本刊记者 ", "新华社记者 ", "新华社记者", "有料記事 ", "会員限定 ", "प्रतिवेदक: ",
        "redação: ", "escrito por", "texto de ", "por: ", "rédigé par ", "publié par ", "geschrieben von ",
        "author, ", "submitted by ",
        "par: ", "par : ", "auteur: ", "auteur : ", "auteurs : ", "rep: ", "ni: ", "deur ", "deur: ", "nga: ", "per: ",
        "na: ", "خبرنگار: ", "گزارش: ", "執筆：", "執筆:", "文＝", "文=", "取材・文／", "取材・文=", "kirjoittaja: ", "teksti ",
        "autors: ", "autori: ", "autore: ", "autorius: ", "autorė: ", "аутор: ", "пише: ", "avtor: ", "avtorica: ",
        "пишува: ", "shkruan: ", "γράφει ο ", "γράφει η ", "γράφουν οι ", "συντάκτης: ", "müəllif: ", "ავტორი: ",
        "հեղինակ՝ ", "redactado por ", "ein bericht von ", "eine kolumne von ", "ein essay von ", "إعداد: ", "إعداد ",
        "تحریر: ", "লেখক: ", "ผู้เขียน : ", "ผู้เขียน: ", "เรื่อง: ", "thực hiện: ", "mwandishi: ", "published by: ",
        "autorka: ", "autoři: ", "〔記者", "（記者", "redactie: ", "በ ", "ጸሐፊ፦ ", "澎湃新闻记者 ", "澎湃新闻记者",
    ])
}
