import Testing

@testable import Markup

struct PlainTextTests {
    @Test(arguments: [
        ("a <b>bold</b> &amp; plain", "a bold & plain"), ("x<br>y", "x y"), ("<script>no</script>yes", "yes"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"), ("&copy 2020 &notit; &amp;lt;", "© 2020 ¬it; &lt;"),
        ("a<!-- b -->c<p>d", "ac d"), ("<![CDATA[x < y]]>", "x < y"), ("cut <b", "cut <b"),
        ("rates <zero now", "rates <zero now"), ("a List<String> of", "a List<String> of"),
        ("&AElig;&nvap;&zwnj;b &frac12x &zzz; &A;", "Æ≍⃒\u{200C}b ½x &zzz; &A;"), ("<o:p>x</o:p>", "x"),
        ("<me@h.example> said", "<me@h.example> said"), ("don&#146;t", "don’t"),
    ])
    func `the text in a piece of HTML`(html: String, expected: String) {
        #expect(PlainText.of(html: html) == expected)
    }

    @Test func `white space is folded alike wherever in eight bytes it stands, and what nobody sees is gone`() {
        let pieces = [
            "a", "Bc", " ", "  ", "\n", " \t\n", "é", "—", "中", "\u{A0}", "\u{AD}", "\u{200B}", "\u{1}", "\u{FEFF}",
        ]
        var random = Seeded()
        for _ in 0..<3000 {
            let text = (0..<random.next(20)).map { _ in pieces[random.next(pieces.count)] }.joined()
            for isAtStart in [true, false] {
                var output: [UInt8] = []
                var copy = text
                copy.withUTF8 { PlainText.appendFolded($0, to: &output, isAtStart: isAtStart) }
                #expect(
                    String(decoding: output, as: UTF8.self) == Self.folded(text, isAtStart), "\(text.debugDescription)")
            }
        }
    }

    /// The same, a character at a time.
    private static func folded(_ text: String, _ isAtStart: Bool) -> String {
        var folded = ""
        var wasBlank = isAtStart
        for scalar in text.unicodeScalars {
            if ["\u{AD}", "\u{200B}", "\u{1}", "\u{FEFF}"].contains(scalar) { continue }
            let isBlank = scalar.properties.isWhitespace
            if !isBlank || !wasBlank { folded.unicodeScalars.append(isBlank ? " " : scalar) }
            wasBlank = isBlank
        }
        return folded
    }

    private struct Seeded {
        private var state: UInt64 = 42

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
