import Foundation
import Reconciliation
import Testing

struct WordTests {
    @Test(arguments: [
        ("It’s “here”", "It's \"here\""),
        ("a\u{00AD}b", "ab"),
        ("ﬁnal", "final"),
        ("one  two\n\nthree", "one two three"),
        ("20 – 30", "20 - 30"),
        ("zero\u{200B}width", "zerowidth"),
        ("wait…", "wait..."),
    ])
    func `the shape of marks and spaces is no edit`(left: String, right: String) {
        #expect(sameWords(left, right))

    }

    @Test(arguments: [
        ("7 soldiers", "8 soldiers"), ("Ankara", "ankara"), ("a b", "ab"), ("yes.", "yes?"), ("1.000", "1000"),
    ])
    func `another word, figure or mark is an edit`(left: String, right: String) {
        #expect(!sameWords(left, right))
    }

    @Test(arguments: [
        ("Don't pay 1,234.50 at 20:30.", ["Don't", "pay", "1,234.50", "at", "20:30", "."]),
        ("five-year plan (new)", ["five-year", "plan", "(", "new", ")"]),
        ("七名士兵", ["七", "名", "士", "兵"]),
        ("Müller/Schmidt", ["Müller", "/", "Schmidt"]),
        ("٣٫٥ مليون", ["٣٫٥", "مليون"]),
    ])
    func `text is cut where its script puts words`(text: String, expected: [String]) {
        #expect(words(in: text).map { String($0.text) } == expected)
    }

    @Test func `letters and marks compare as Unicode's compatibility form has them`() {
        let marks: [Character: Character] = ["“": "\"", "»": "\"", "’": "'", "–": "-"]
        for value in Array(0x80...0x24F) + Array(0x370...0x52F) + [0x2011, 0x2018, 0x2019, 0x201C, 0xFB01] {
            guard let scalar = Unicode.Scalar(UInt32(value)), Character(scalar).isLetter else { continue }
            let word = "x\(scalar)’n"
            let expected = String(word.precomposedStringWithCompatibilityMapping.map { marks[$0] ?? $0 })
            #expect(words(in: word).map(\.key).joined() == expected, "U+\(String(value, radix: 16))")
        }
    }
}
