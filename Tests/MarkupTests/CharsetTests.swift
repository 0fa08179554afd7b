import Foundation
import Markup
import Testing

struct CharsetTests {
    private func text(_ bytes: [UInt8], _ contentType: String? = nil) -> String {
        String(decoding: Charset.decode(bytes, contentType: contentType), as: UTF8.self)
    }

    @Test func `one bad byte is repaired where it stands`() {
        let bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>Müller ".utf8) + [0xE4] + Array(" Straße".utf8)
        #expect(text(bytes).hasSuffix("Müller \u{FFFD} Straße"))
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
