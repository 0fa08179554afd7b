import Markup
import Testing

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
}
