import Markup
import Testing

/// Pages as browsers meet them, and the trees that browsers make of them.
struct HTMLDocumentTests {
    /// The tree in short: `p(a b(c))`, texts as they are.
    private func tree(_ html: String) -> String {
        let document = HTMLDocument(Array(html.utf8))
        return withExtendedLifetime(document) {
            let body = document.root.children.first { $0.tag == .body }
            return (body.map(outline) ?? []).joined(separator: " ")
        }
    }

    private func outline(of node: HTMLNode) -> [String] {
        node.children.flatMap { child -> [String] in
            if child.isText { return [child.text] }
            let inside = outline(of: child).joined(separator: " ")
            return [child.name + (inside.isEmpty ? "" : "(\(inside))")]
        }
    }

    @Test(arguments: [
        ("<p>a<p>b", "p(a) p(b)"),
        ("<p>a<div>b</div>c", "p(a) div(b) c"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "ul(li(a) li(b ul(li(c))) li(d)) e"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a) td(b)) tr(td(c))) d"),
        ("<table><thead><tr><th>a<tbody><tr><td>b</table>", "table(thead(tr(th(a))) tbody(tr(td(b))))"),
        ("<table><tr><td><table><tr><td>a</table>b</table>", "table(tr(td(table(tr(td(a))) b)))"),
        ("<h1>a<h2>b</h2>c", "h1(a) h2(b) c"), ("<h2>a</h3>b", "h2(a) b"),
        ("<select><option>a<option>b</select>c", "select(option(a) option(b)) c"),
        ("<p>a</div>b</p>c", "p(a b) c"),
        ("<div><p>a</div>b", "div(p(a)) b"),
        ("a</p>b", "a p b"),
        ("a</br>b<br/>c", "a br b br c"),
        ("<b>a<p>b</b>c</p>", "b(a p(b c))"),
    ])
    func `ends that nobody wrote are where browsers put them`(html: String, expected: String) {
        #expect(tree(html) == expected)
    }

    @Test(arguments: [
        ("<a href=1>a<a href=2>b</a>c", "a(a) a(b) c"),
        ("<a href=1><div>a</a>b</div>c", "a(div(a)) div(b) c"),
        ("<p><a href=1>a</p><p>b", "p(a(a)) p(b)"),
    ])
    func `a link that is not closed does not go on for ever`(html: String, expected: String) {
        #expect(tree(html) == expected)
    }

    @Test(arguments: [
        ("x<script>if (a < b) '<p>no</p>'</script>a", "x script(if (a < b) '<p>no</p>') a"),
        ("<textarea><p>a</textarea>b", "textarea(<p>a) b"),
        ("<style>a > b {}</style>", ""),
        ("a<!-- <p>b --> c", "a  c"), ("a<!-->b", "a b"), ("a<!--->b", "a b"), ("a<!-- b --!>c", "a c"),
        ("a<!-- never ends", "a"), ("a<?php echo ?>b", "a b"), ("a<!doctype html>b", "a b"), ("a</ b>c", "a c"),
        ("1 < 2 <3", "1 < 2 <3"), ("a<", "a<"), ("a</", "a</"), ("a<b", "a"), ("a<p class='x", "a"),
        ("<noscript><p>a</noscript>", ""), ("x<noscript><p>a</noscript>", "x noscript(p(a))"),
        ("<svg><title>t</title><path/></svg>a", "svg(title(t) path) a"),
        ("<my-card>a</my-card>b", "my-card(a) b"), ("<custom><p>a</custom>b", "custom(p(a b))"),
    ])
    func `what is no markup, and what only looks like it`(html: String, expected: String) {
        #expect(tree(html) == expected)
    }

    @Test func `a head without tags, and a body that begins by itself`() {
        let document = HTMLDocument(Array("<title>T &amp; t</title><meta name=a content=b>hello<meta name=c>".utf8))
        withExtendedLifetime(document) {
            let names = document.root.descendants.map(\.name)
            #expect(names == ["head", "title", "meta", "body", "meta"])
            #expect(document.root.descendants.first { $0.tag == .title }?.text == "T & t")
        }
    }

    @Test(arguments: [
        ("<p class=a>", "a"), ("<p class='a b'>", "a b"), ("<p CLASS=\"a&amp;b\">", "a&b"), ("<p class = a>", "a"),
        ("<p class>", ""), ("<p class=a class=b>", "a"), ("<p x=1/class=a>", nil), ("<p x=\"1\"class=a>", "a"),
        ("<p class=\"?a=1&copy=2&reg;\">", "?a=1&copy=2®"), ("<p/class=a>", "a"),
    ])
    func `attributes in all their spellings`(html: String, expected: String?) {
        let document = HTMLDocument(Array(html.utf8))
        withExtendedLifetime(document) {
            #expect(document.root.descendants.first { $0.tag == .p }?.attribute(.class) == expected)
        }
    }

    @Test func `XPath finds elements, and attributes stand for theirs`() {
        let html = "<div class=x><p>a</p><p id=b>b</p></div><p>c"
        let document = HTMLDocument(Array(html.utf8))
        withExtendedLifetime(document) {
            #expect(document.elements(at: "//div[@class='x']/p")?.map(\.text) == ["a", "b"])
            #expect(document.elements(at: "//p/@id")?.map(\.text) == ["b"])
            #expect(document.elements(at: "/html/body/p")?.map(\.text) == ["c"])
            #expect(document.elements(at: "//p[")?.count == nil)
            #expect(document.elements(at: "count(//p)")?.count == nil)
            #expect(document.elements(at: "//nothing")?.isEmpty == true)
        }
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            String(repeating: "<div>", count: 100_000) + "deep",
            String(repeating: "<b>", count: 100_000) + "deep" + String(repeating: "</i>", count: 100_000),
            String(repeating: "<a href=x><div>", count: 30_000) + "deep",
            "<p " + String(repeating: "a=b ", count: 300_000) + ">deep",
            String(repeating: "<p><table><tr><td>", count: 30_000) + "deep",
            String(repeating: "<!--", count: 100_000) + "-->deep",
            String(repeating: "<", count: 1_000_000) + " deep",
        ])
    func `pages made to take for ever take a moment`(html: String) {
        let document = HTMLDocument(Array(html.utf8))
        withExtendedLifetime(document) { #expect(document.root.text.contains("deep")) }
    }

    @Test func `no tree is deeper than browsers make it, and no page is larger than it may be`() {
        let document = HTMLDocument(Array((String(repeating: "<div>", count: 2_000_000) + "end").utf8))
        withExtendedLifetime(document) {
            var depth = 0
            var node: HTMLNode? = document[document.count - 1]
            while let here = node {
                depth += 1
                node = here.parent
            }
            #expect(depth <= 513)
            #expect(document.isCut)
        }
    }
}
