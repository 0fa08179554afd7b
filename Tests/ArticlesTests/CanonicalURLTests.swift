import Articles
import Testing

struct CanonicalURLTests {
    @Test(arguments: [
        ("http://www.example.org/a", "https://example.org/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/a/index.html", "https://example.org/a/"),
        ("https://EXAMPLE.org:443/a", "https://example.org/a"),
        ("https://example.org/a?utm_source=rss&id=7", "https://example.org/a?id=7"),
        ("https://example.org/a?fbclid=x", "https://example.org/a"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/caf%C3%A9", "https://example.org/café"),
        ("https://example.org/%7Ejane", "https://example.org/~jane"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    ])
    func `two addresses of one page compare equal`(left: String, right: String) throws {
        #expect(try #require(WebURL(left)).canonical == #require(WebURL(right)).canonical)
    }

    @Test(arguments: [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a?id=7", "https://example.org/a?id=8"),
        ("https://example.org/a", "https://example.org:8080/a"),
        ("https://news.example.org/a", "https://example.org/a"),
        ("https://example.org/A", "https://example.org/a"),
    ])
    func `two pages do not compare equal`(left: String, right: String) throws {
        #expect(try #require(WebURL(left)).canonical != #require(WebURL(right)).canonical)
    }

    @Test func `tracking parameters are not fetched, others are`() throws {
        let url = try #require(WebURL("https://example.org/a?id=7&utm_medium=feed#x"))
        #expect(url.withoutTracking.text == "https://example.org/a?id=7")
        #expect(try #require(WebURL("https://example.org/a?gclid=1")).withoutTracking.text == "https://example.org/a")
    }
}

struct WebURLTests {
    @Test(arguments: ["", "   ", "/a", "ftp://example.org/", "javascript:alert(1)", "mailto:a@b.example", "http://"])
    func `what is no address of the web is refused`(text: String) {
        #expect(WebURL(text) == nil)
    }

    @Test(arguments: [
        ("b.html", "http://h.example/a/c.html", "http://h.example/a/b.html"),
        ("/b", "http://h.example/a/c", "http://h.example/b"),
        ("//o.example/b", "https://h.example/a", "https://o.example/b"),
        ("?q=1", "http://h.example/a", "http://h.example/a?q=1"),
        ("../x", "http://h.example/a/b/c", "http://h.example/a/x"),
    ])
    func `a reference is resolved as RFC 3986 says`(reference: String, base: String, expected: String) throws {
        let page = try #require(WebURL(base))
        #expect(WebURL(reference, relativeTo: page)?.text == expected)
        #expect(WebURL.resolve(reference, against: base) == expected)
    }

    @Test func `an address longer than any server takes is refused`() {
        #expect(WebURL("http://example.org/" + String(repeating: "a", count: 10_000)) == nil)
    }

    @Test func `host and authority are told apart`() throws {
        let url = try #require(WebURL("http://Example.org:8080"))
        #expect(url.host == "example.org")
        #expect(url.authority == "example.org:8080")
        #expect(url.path == "/")
    }
}

struct PlainAddressTests {
    /// Each is read and compared on the short way; with an empty query or fragment added, on the long one.
    @Test(arguments: [
        "https://h.example/a/b", "http://www.h.example", "https://h.example/", "https://h.example/a/index.html",
        "https://h.example/a/Index.PHP", "https://h.example:8080/a//", "https://h.example:443/a",
        "http://h.example:80/",
        "https://h.example/a;b=c/d", "https://h.example/a(b)'c!$&*+,=:@~_.-", "http://127.0.0.1:8200/news/1-2.html",
    ])
    func `the short way and the long way lead to the same spelling`(address: String) throws {
        let short = try #require(WebURL(address))
        let long = try #require(WebURL(address + "#x"))
        #expect(short == long)
        let asked = try #require(WebURL(address + "?utm_source=x"))
        #expect(short.canonical == asked.canonical)
    }
}
