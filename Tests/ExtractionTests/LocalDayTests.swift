import Articles
import Extraction
import Testing

/// The day of an instant that is declared in UTC is the publisher's, where the publisher tells it.
struct LocalDayTests {
    private func published(_ declared: String, top: String = "", url: String? = nil) throws -> String? {
        let prose = (1...5).map {
            "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital.</p>"
        }.joined()
        let page =
            "<html lang=en-us><head><meta property='article:published_time' content='\(declared)'></head>"
            + "<body><article><h1>Ferry hits old stone pier</h1>\(top)\(prose)</article></body></html>"
        let draft = try extractArticle(Array(page.utf8), url: url.flatMap { WebURL($0) })
        return draft.published?.description
    }

    @Test(arguments: [
        // The zone is the nearest whole hour's; the instant stays what it is.
        ("2025-12-19T02:41:41Z", "2025-12-18T23:41:41-03:00"), ("2025-12-17T23:15:00Z", "2025-12-18T00:15:00+01:00"),
        ("2025-12-18T10:00:00Z", "2025-12-18T10:00:00Z"), ("2025-12-19T02:41:41-05:00", "2025-12-19T02:41:41-05:00"),
        // No publisher is so far west, and nobody is days away: such an address has another day.
        ("2025-12-19T10:04:00Z", "2025-12-19T10:04:00Z"), ("2025-12-21T02:00:00Z", "2025-12-21T02:00:00Z"),
    ])
    func `an address tells the publisher's day`(declared: String, published: String) throws {
        #expect(try self.published(declared, url: "https://g.example/2025/12/18/ferry") == published)
    }

    @Test func `a clock beside the headline tells the zone`() throws {
        let top = "<p>December 18, 2025 9:41 pm</p>"
        #expect(try published("2025-12-19T02:41:41Z", top: top) == "2025-12-18T21:41:41-05:00")
    }

    @Test func `an element with the same instant tells the zone`() throws {
        let top = "<time datetime='2025-12-18T21:41:41-05:00'>December 18</time>"
        #expect(try published("2025-12-19T02:41:41Z", top: top) == "2025-12-18T21:41:41-05:00")
    }

    @Test func `a day beside the headline tells the publisher's day, that of an update does not`() throws {
        #expect(
            try published("2025-12-19T02:41:41Z", top: "<p>December 18, 2025</p>") == "2025-12-18T23:41:41-03:00")
        #expect(
            try published("2025-12-19T23:41:41Z", top: "<p>Updated December 20, 2025</p>") == "2025-12-19T23:41:41Z")
    }

    @Test func `data that closes one bracket too many is read`() throws {
        let page = """
            <html><head><script type="application/ld+json">
            {"@type": "NewsArticle", "headline": "x", "datePublished": "2020-10-26T18:10:00+01:00", "a": "}"}}
            </script></head><body><h1>Ferry hits old stone pier</h1>
            <p>The ferry struck the old stone pier on Thursday morning, and two people were taken to hospital.</p>
            </body></html>
            """
        let draft = try extractArticle(Array(page.utf8), url: nil)
        #expect(draft.published?.description == "2020-10-26T18:10:00+01:00")
    }
}
