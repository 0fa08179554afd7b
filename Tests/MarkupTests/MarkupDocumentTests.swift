import Foundation
import Markup
import Testing

struct MarkupDocumentTests {
    @Test(arguments: [
        ("<a>R&D</a>", "R&D"),
        ("<a>caf&eacute; &nbsp;&mdash;</a>", "café \u{A0}—"),
        ("<a>&unknown;</a>", "&unknown;"),
        ("<a><![CDATA[1 < 2 & 3]]></a>", "1 < 2 & 3"),
        ("junk <a>x\u{1}y</a>", "xy"),
        ("<a>&#0;&#x1F;ok</a>", "ok"),
        ("<a>open", "open"),
        ("<!DOCTYPE a [<!ENTITY pub \"The > Gazette\">]><a>&pub;</a>", "The > Gazette"),
    ])
    func `broken XML keeps its text`(xml: String, expected: String) throws {
        let root = try #require(MarkupDocument(xml: Array(xml.utf8))?.root)
        #expect(root.text == expected)
    }

    @Test func `no entity is loaded from the disk`() throws {
        let path = NSTemporaryDirectory() + "dateline-secret-\(UUID().uuidString)"
        try "TOKEN".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(path)\">]><a>&x;</a>"
        let text = MarkupDocument(xml: Array(xml.utf8))?.root?.text ?? ""
        #expect(!text.contains("TOKEN"))
    }

    @Test(.timeLimit(.minutes(1))) func `a billion laughs are not told`() {
        let entities = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let xml = "<!DOCTYPE a [<!ENTITY l0 \"lol\">\(entities)]><a>&l9;</a>"
        let text = MarkupDocument(xml: Array(xml.utf8))?.root?.text ?? ""
        #expect(text.utf8.count < 10_000_000)
    }

    @Test(.timeLimit(.minutes(1))) func `one long entity named often is expanded so far and no further`() {
        let entity = String(repeating: "A", count: 4000)
        let xml = "<!DOCTYPE a [<!ENTITY a \"\(entity)\">]><a>\(String(repeating: "&a;", count: 20_000))</a>"
        let text = MarkupDocument(xml: Array(xml.utf8))?.root?.text ?? ""
        #expect(text.hasPrefix(entity))
        #expect(text.utf8.count < 2_000_000)
    }

    @Test(.timeLimit(.minutes(1))) func `a hundred thousand levels are no harm`() {
        let html = String(repeating: "<div>", count: 100_000) + "deep"
        let root = MarkupDocument(html: Array(html.utf8))?.root
        #expect((root?.descendants().count ?? 0) <= MarkupNode.deepest + 2)
    }

    @Test func `prefixed attributes and namespaces are told`() throws {
        let xml = "<f xmlns:m=\"urn:m\" xml:base=\"http://h.example/\"><m:t a=\"1\">x</m:t></f>"
        let root = try #require(MarkupDocument(xml: Array(xml.utf8))?.root)
        #expect(root.attribute("xml:base") == "http://h.example/")
        let child = try #require(root.children.first { $0.isElement })
        #expect(child.namespace == "urn:m" && child.prefix == "m" && child.name == "t" && child.attribute("a") == "1")
    }

    @Test(arguments: [
        ("a <b>bold</b> &amp; plain", "a bold & plain"), ("x<br>y", "x y"), ("<script>no</script>yes", "yes"),
    ])
    func `the text in a piece of HTML`(html: String, expected: String) {
        #expect(PlainText.of(html: html) == expected)
    }
}
