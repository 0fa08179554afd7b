import Foundation
import Markup
import Testing

struct CharsetTests {
    private func text(_ bytes: [UInt8], _ contentType: String? = nil) -> String {
        String(decoding: Charset.decode(bytes, contentType: contentType), as: UTF8.self)
    }

    @Test func `one bad byte is repaired where it stands`() {
        let bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>Müller ".utf8) + [0xE4] + Array(" Straße".utf8)
        #expect(text(bytes).hasSuffix("Müller ä Straße"))
    }

    @Test(
        arguments: [
            ([0xE4, 0xBB], "\u{FFFD}"),  // cut in the middle of a character
            ([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], "😀"),  // both halves of a UTF-16 pair, as MySQL writes them
            ([0x01, 0x00, 0x1F], ""), ([0x93], "“"), ([0xC0, 0x80], "À€"), ([0xF5], "õ"),
        ] as [([UInt8], String)])
    func `what is no UTF-8 is repaired as it was meant`(bytes: [UInt8], expected: String) {
        #expect(text(Array("é now ".utf8) + bytes + Array(" on".utf8)) == "é now \(expected) on")
    }

    @Test func `what says UTF-8 and is windows-1252 throughout is read as that`() {
        let bytes = Array("<?xml version='1.0' encoding='utf-8'?><a>".utf8) + [0x93, 0x53, 0x94, 0x20, 0xE9]
        #expect(text(bytes).hasSuffix("“S” é"))
    }

    @Test(arguments: [
        ("ru", "Новости дня", "CP1251"), ("ru", "Новости дня", "KOI8-R"), ("ja", "今日のニュース", "CP932"),
        ("ja", "今日のニュース", "EUC-JP"), ("zh", "今日新闻头条", "GB18030"), ("el", "Καλημέρα κόσμε", "CP1253"),
        ("tr", "İstanbul’da güneş", "CP1254"), ("pl", "Zażółć gęślą jaźń", "CP1250"),
    ])
    func `a feed that names its language but no charset is read by its language`(
        language: String, words: String, charset: String
    ) throws {
        let body = try #require(Legacy.bytes(of: words, in: charset))
        let feed = Array("<rss><channel><language>\(language)</language><title>".utf8) + body
        #expect(text(feed).hasSuffix(words))
    }

    @Test func `Cyrillic is told by its letters where nothing else tells`() throws {
        for charset in ["CP1251", "KOI8-R"] {
            let words = "Сегодня в столице прошли переговоры"
            #expect(text(try #require(Legacy.bytes(of: words, in: charset))) == words)
        }
    }

    @Test func `UTF-16 and UTF-32 are told without a mark by their zeros`() throws {
        for charset in ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"] {
            #expect(text(try #require(Legacy.bytes(of: "<a>é😀</a>", in: charset))) == "<a>é😀</a>")
        }
    }

    @Test func `EBCDIC is read by its declaration`() throws {
        let xml = "<?xml version=\"1.0\" encoding=\"ibm037\"?><a>news</a>"
        #expect(text(try #require(Legacy.bytes(of: xml, in: "IBM037"))) == xml)
    }

    @Test(arguments: [
        ("CP932", "今日のニュースをお伝えします"), ("EUC-JP", "今日のニュースをお伝えします"), ("GB18030", "中国政府今天在北京发布的新闻"),
        ("BIG5", "中國政府今天在臺北發布的新聞"), ("CP949", "오늘의 뉴스를 전해 드립니다"), ("ISO-2022-JP", "今日のニュース"),
    ])
    func `East Asian text is told by its characters where nothing else tells`(charset: String, words: String) throws {
        #expect(text(try #require(Legacy.bytes(of: words, in: charset))) == words)
    }

    @Test(arguments: ["ISO8859_15", "iso_8859_15", "latin-9", "LATIN9"])
    func `a label is its letters and figures`(label: String) {
        #expect(text([0xA4], "text/html; charset=\(label)") == "€")
    }

    @Test func `a header that names no charset leaves the word to the document`() {
        let bytes = Array("<?xml version='1.0' encoding='windows-1251'?>".utf8) + [0xE4, 0xE0]
        #expect(text(bytes, "text/xml; charset=").hasSuffix("да"))
    }

    @Test func `the mark of UTF-16 before what is none is passed over`() {
        #expect(text([0xFF, 0xFE] + Array("<a>é</a>".utf8)) == "<a>é</a>")
    }

    @Test func `UTF-7 is not believed`() {
        #expect(text(Array("<?xml version='1.0' encoding='utf-7'?>+ADw-b+AD4-".utf8)).hasSuffix("+ADw-b+AD4-"))
    }

    @Test func `pieces of any length read as the whole does`() throws {
        let words = "<?xml version='1.0' encoding='%'?><a>Grüße 今日 😀 конец</a>"
        for (label, charset) in [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("utf-16", "UTF-16BE")] {
            let expected = words.replacing("%", with: label)
            let bytes = try #require(Legacy.bytes(of: expected, in: charset)) + (label == "utf-8" ? [0xE9] : [])
            for length in [1, 2, 3, 5, 7] {
                var decoder = TextDecoder()
                var text: [UInt8] = []
                for start in stride(from: 0, to: bytes.count, by: length) {
                    let piece = Array(bytes[start..<min(start + length, bytes.count)])
                    piece.withUnsafeBufferPointer { decoder.decode($0, isLast: false) { text += $0 } }
                }
                decoder.decode(Bytes(start: nil, count: 0), isLast: true) { text += $0 }
                #expect(String(decoding: text, as: UTF8.self) == expected + (label == "utf-8" ? "é" : ""))
            }
        }
    }

    @Test func `latin-1 means windows-1252`() {
        #expect(text([0x93, 0x48, 0x69, 0x94], "text/html; charset=iso-8859-1") == "“Hi”")
    }

    @Test func `every byte of windows-1252 is a character`() {
        #expect(text([0x81, 0x8D, 0x41], "text/html; charset=windows-1252").count == 3)
    }

    @Test func `a page that says nothing is UTF-8 if it can be, else windows-1252`() {
        #expect(text(Array("naïve".utf8)) == "naïve")
        #expect(text([0x6E, 0x61, 0xEF, 0x76, 0x65]) == "naïve")
    }

    @Test func `the byte order mark wins over the header`() {
        #expect(text([0xEF, 0xBB, 0xBF] + Array("é".utf8), "text/html; charset=koi8-r") == "é")
        #expect(text([0xFF, 0xFE, 0x41, 0x00], "text/html; charset=utf-8") == "A")
    }

    @Test func `the header wins over the page's own declaration`() {
        let bytes = Array("<meta charset=utf-8>".utf8) + [0xC4, 0xC1]
        #expect(text(bytes, "text/html; charset=koi8-r").hasSuffix("да"))
    }

    @Test func `UTF-8 under a wrong label stays UTF-8`() {
        #expect(text(Array("Привет".utf8), "text/html; charset=iso-8859-1") == "Привет")
    }

    @Test func `gb2312 means gbk, and a broken pair is one replacement`() {
        #expect(text([0xC4, 0xE3, 0xBA, 0xC3], "text/html; charset=gb2312") == "你好")
        #expect(text([0xC4, 0xE3, 0xFF, 0x41], "text/html; charset=gb2312").hasSuffix("A"))
    }

    @Test func `NUL bytes are dropped`() {
        #expect(text([0x41, 0x00, 0x42]) == "AB")
    }

    @Test func `a label that nobody knows costs nothing`() {
        #expect(text(Array("plain".utf8), "text/html; charset=no-such-charset-1") == "plain")
    }
}

/// Text in charsets that Swift does not write.
private enum Legacy {
    static func bytes(of text: String, in charset: String) -> [UInt8]? {
        guard let converter = iconv_open(charset, "UTF-8"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = text.utf8.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                var (next, left) = (input.baseAddress, input.count)
                var (out, room) = (output.baseAddress, output.count)
                guard iconv(converter, &next, &left, &out, &room) != Int(bitPattern: UInt.max) else { return nil }
                return output.count - room
            }
        }
        return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
    }
}
