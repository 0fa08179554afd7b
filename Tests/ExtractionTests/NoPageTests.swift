import Articles
import Extraction
import Testing

/// What answers in a page's place and is none, and what stands on a page and is another tomorrow.
struct NoPageTests {
    @Test(arguments: [
        (#"{"error":"rate limited","code":429}"#, "application/json"), (#"{"error":"rate limited"}"#, "text/html"),
        (#"[{"id": 1, "text": "Nothing here that anybody wrote for readers to read."}]"#, "text/html"),
        (
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
            "application/xml"
        ),
        ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "text/html"),
    ])
    func `data is no page, whatever it is called`(text: String, type: String) {
        #expect(throws: ExtractionError.self) { try extractArticle(Array(text.utf8), contentType: type) }
    }

    @Test func `XHTML is one`() throws {
        let page = """
            <?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry</title></head><body>
            <h1>Ferry hits pier</h1><p>The ferry struck the pier on Thursday, and seven people were hurt, police said.</p>
            </body></html>
            """
        #expect(try extractArticle(Array(page.utf8), contentType: "application/xhtml+xml").paragraphs.count == 1)
        #expect(try extractArticle(Array(page.utf8), contentType: "text/html").paragraphs.count == 1)
    }

    @Test(arguments: [
        "12 comments", "1,234 views", "10 minutes ago", "Updated 3 minutes ago", "Share this article: 9 shares",
    ])
    func `a counter amid the text is no part of it`(counter: String) throws {
        let prose = (1...6).map {
            "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital.</p>"
        }
        let page =
            "<html><body><article><h1>Ferry hits pier</h1>\(prose.prefix(3).joined())<p>\(counter)</p>"
            + "\(prose.suffix(3).joined())</article></body></html>"
        #expect(try extractArticle(Array(page.utf8)).paragraphs.count == 6)
    }

    @Test(arguments: [
        "<div class=ad>", "<div id=div-gpt-ad-1>", "<div class=sponsored-content>", "<div hidden>", "<form>", "<aside>",
        "<div style='display: none'>", "<div class=newsletter-signup>", "<div aria-hidden=true>",
    ])
    func `what stands amid the text in an element that says that it is none is no part of it`(tag: String) throws {
        let prose = (1...6).map {
            "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital. Buses ran "
                + "over the bridge every twenty minutes instead, and the school opened an hour late.</p>"
        }
        let close = tag == "<form>" ? "</form>" : tag == "<aside>" ? "</aside>" : "</div>"
        let page =
            "<html><body><article><h1>Ferry hits pier</h1>\(prose.prefix(3).joined())\(tag)<p>Buy the new Zolta 500 now "
            + "with a fifth off until Sunday. Terms apply.</p>\(close)\(prose.suffix(3).joined())</article></body></html>"
        #expect(try extractArticle(Array(page.utf8)).paragraphs.count == 6)
    }

    @Test func `a byline beneath the standfirst is no paragraph`() throws {
        let prose = (1...5).map {
            "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital.</p>"
        }
        let page = """
            <html><body><article><h1>Ferry hits pier</h1><p class="standfirst">Seven people are hurt as the morning boat
            fails to stop in time.</p><p class="byline">By Jane Doe</p>\(prose.joined())</article></body></html>
            """
        let text = try extractArticle(Array(page.utf8)).text
        #expect(!text.contains("Jane Doe") && text.contains("morning boat"))
    }

    @Test func `a page that is not closed says so`() throws {
        let page = "<html><body><h1>Ferry hits pier</h1><p>The ferry struck the pier on Thursday, and seven people wer"
        let whole = page + "e hurt.</p></body></html>"
        #expect(try extractArticle(Array(page.utf8)).isUnclosed)
        #expect(try extractArticle(Array(whole.utf8)).isUnclosed == false)
    }
}
