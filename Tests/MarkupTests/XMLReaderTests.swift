import Foundation
import Markup
import Testing

/// What a reader makes of XML, well-formed or not: each element in brackets with its name, text as it is.
struct XMLReaderTests {
    private static let vocabulary = XMLVocabulary(names: ["item", "a", "x:y", "feed"]) { address, prefix, _ in
        address == "urn:m" || prefix == "m" ? 7 : 9
    }

    private final class Outline {
        var records: [String] = []

        func write(_ node: XMLNode) -> String {
            guard !node.isText else { return node.text }
            var text = "(" + node.spelledName + (node.space == 0 ? "" : "@\(node.space)")
            if let value = node.attribute(2) { text += " a=\(value)" }
            text += ":"
            var child = node.firstChild
            while let next = child {
                text += write(next)
                child = next.next
            }
            return text + ")"
        }
    }

    /// The document's outline, its records', and what stopped the reading.
    private func read(
        _ xml: [UInt8], pieces: Int = .max
    ) -> (root: String?, records: [String], problem: XMLLimit?) {
        let outline = Outline()
        let reader = XMLReader(
            Self.vocabulary, roots: [4], isRecord: { $0.name == 1 }, take: { outline.records.append(outline.write($0)) }
        )
        do throws(XMLLimit) {
            var rest = xml[...]
            while !rest.isEmpty {
                let piece = Array(rest.prefix(pieces))
                rest = rest.dropFirst(piece.count)
                try piece.withUnsafeBufferPointer { piece throws(XMLLimit) in try reader.read(piece) }
            }
            try reader.finish()
        } catch {
            return (nil, outline.records, error)
        }
        return (reader.root.map(outline.write), outline.records, nil)
    }

    static let documents: [(xml: String, expected: String)] = [
        ("<a>R&D</a>", "(a:R&D)"),
        ("<a>caf&eacute; &nbsp;&mdash;</a>", "(a:café \u{A0}—)"),
        ("<a>&unknown;&amp</a>", "(a:&unknown;&amp)"),
        ("<a>&#8217;&#x2019;&#146;&#0;&#xD83D;&#xDE00;&#1114112;&#65</a>", "(a:’’’😀A)"),
        ("<a><![CDATA[1 < 2 & 3]]> and <![CDATA[]]]]></a>", "(a:1 < 2 & 3 and ]])"),
        ("<a>1 < 2 <3 << 4</a>", "(a:1 < 2 <3 << 4)"),
        ("<a>open", "(a:open)"),
        ("<a><b>one</a>", "(a:(b:one))"),
        ("<a>one</b>two</a>", "(a:onetwo)"),
        ("<a><b>one</B></A>", "(a:(b:one))"),
        (
            "<feed><i a='1' a='2'/><i a=don't/><i a = \"x>y\"/><i a></i></feed>",
            "(feed:(i a=1:)(i a=don't:)(i a=x>y:)(i a=:))"
        ),
        ("<feed><i a=\"never closed>text</i></feed>", "(feed:(i a=never closed:text))"),
        ("<!DOCTYPE a [<!ENTITY pub \"The &#62; Gazette\">]><a b='x'>&pub;</a>", "(a:The > Gazette)"),
        ("<?xml version='1.0'?><!-- <a> --><a><!-- -- -->x<?php echo 1 ?></a>", "(a:x)"),
        ("<br/><b>Warning</b>: x <p><feed>real</feed>", "(feed:real)"),
        ("<feed xmlns='urn:m'><i>1</i><n xmlns=''>2</n></feed>", "(feed@7:(i@7:1)(n:2))"),
        ("<feed xmlns:k='urn:m'><k:i/><m:i/><z:i/></feed>", "(feed:(i@7:)(i@7:)(i@9:))"),
        ("<été>x</été>", "(été:x)"), ("<a><c<d>x</d></a>", "(a:(c:(d:x)))"),
        ("<a><b>x</b<d>y</d></a>", "(a:(b:x)(d:y))"),
        ("<a></ ><//a></>", "(a:)"),
        ("plain", "nothing"),
        ("<", "nothing"), ("<a", "nothing"), ("<a b='", "nothing"), ("<!", "nothing"), ("<?x", "nothing"),
        ("<![CDATA[", "nothing"),
    ]

    @Test(arguments: documents)
    func `what is not well-formed is read as it was meant`(xml: String, expected: String) {
        #expect(read(Array(xml.utf8)).root ?? "nothing" == expected)
    }

    @Test(arguments: documents)
    func `pieces of any length read as the whole does`(xml: String, expected: String) {
        for pieces in 1...9 { #expect(read(Array(xml.utf8), pieces: pieces).root ?? "nothing" == expected) }
    }

    @Test(arguments: [
        ("<feed><item>1</item>x<item>2</item></feed>", ["(item:1)", "(item:2)"], "(feed:x)"),
        ("<feed><item>1<item>2", ["(item:1)", "(item:2)"], "(feed:)"),
        ("<feed><item><b>1</item><b>y</b></feed>", ["(item:(b:1))"], "(feed:(b:y))"),
        ("<feed><item><feed><item>in</item></feed>out</item></feed>", ["(item:(feed:(item:in))out)"], "(feed:)"),
    ])
    func `records are given away and forgotten`(xml: String, records: [String], rest: String) {
        let read = read(Array(xml.utf8))
        #expect(read.records == records)
        #expect(read.root == rest)
    }

    @Test func `markup is written again without prefixes, and escaped`() {
        let outline = Outline()
        let reader = XMLReader(
            Self.vocabulary, roots: [], isRecord: { $0.name == 1 }, take: { outline.records.append($0.innerMarkup) })
        let xml = "<feed><item><h:p title='&quot;'>1 &lt; 2<br/></h:p></item></feed>"
        #expect(throws: Never.self) {
            try Array(xml.utf8).withUnsafeBufferPointer { try reader.read($0) }
            try reader.finish()
        }
        #expect(outline.records == ["<p title=\"&quot;\">1 &lt; 2<br></p>"])
    }

    // MARK: Hostile

    @Test func `no entity is loaded from the disk`() throws {
        let path = NSTemporaryDirectory() + "dateline-secret-\(UUID().uuidString)"
        try "TOKEN".write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(path)\">]><a>&x;</a>"
        #expect(read(Array(xml.utf8)).root == "(a:&x;)")
    }

    @Test func `a billion laughs are not told`() throws {
        let entities = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let xml = "<!DOCTYPE a [<!ENTITY l0 \"lol\">\(entities)]><a>&l9;&l0;</a>"
        #expect(read(Array(xml.utf8)).root == "(a:&l9;lol)")
    }

    @Test func `one long entity named often is expanded so far and no further`() throws {
        let entity = String(repeating: "A", count: 4000)
        let xml = "<!DOCTYPE a [<!ENTITY a \"\(entity)\">]><a>\(String(repeating: "&a;", count: 20_000))</a>"
        let text = try #require(read(Array(xml.utf8)).root)
        #expect(text.hasPrefix("(a:" + entity))
        #expect(text.utf8.count < 2_000_000)
    }

    @Test func `a hundred thousand levels are as many as are kept, and their text is not lost`() {
        let deep = String(repeating: "<b>", count: 100_000) + "core" + String(repeating: "</b>", count: 100_000)
        let read = read(Array("<feed><item>\(deep)</item><item>next</item></feed>".utf8))
        #expect(read.records.count == 2)
        #expect(read.records.first?.contains("core") == true)
    }

    @Test func `what is longer than any honest entry is refused, and what came before it is kept`() {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 17 << 20)
        let read = read(Array("<feed><item>1</item><item>".utf8) + long, pieces: 1 << 16)
        #expect(read.problem == .text(most: 16 << 20))
        #expect(read.records == ["(item:1)"])
    }

    @Test func `a tag of two megabytes is passed over`() {
        let tag = Array("<i a='".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 2 << 20) + Array("'>".utf8)
        let read = read(Array("<feed>".utf8) + tag + Array("<item>1</item></feed>".utf8), pieces: 1 << 16)
        #expect(read.records == ["(item:1)"])
    }
}
