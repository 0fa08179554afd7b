import Articles
import Extraction
import Testing

struct ExtractArticleTests {
    private let prose = [
        "The ferry struck the old stone pier on Thursday morning, and seven people were taken to hospital.",
        "\"It came in far too fast,\" said a woman who sells coffee on the quay.",
        "The operator said that the vessel had passed its last inspection in the spring of this year.",
    ]

    private func page(_ body: String, head: String = "") -> [UInt8] {
        Array(
            "<!DOCTYPE html><html><head><title>Ferry hits pier | Gazette</title>\(head)</head><body>\(body)</body></html>"
                .utf8)
    }

    private var paragraphs: String { prose.map { "<p>\($0)</p>" }.joined() }

    @Test func `the words of the article and no others`() throws {
        let html = page(
            """
            <nav><a href="/">Home</a><a href="/w">World</a></nav><div class="cookie-consent"><p>We use cookies to make this site work well for you.</p></div>
            <article><h1>Ferry hits pier</h1><div class="share-buttons"><a href="#">Share</a></div>\(paragraphs)
            <p><a href="/x">READ MORE: The island that nobody visits any more</a></p>
            <figure><img src=x><figcaption>The ferry on Thursday, seen from the quay of the harbour.</figcaption></figure></article>
            <div class="related"><h3>Read next</h3><ul><li><a href="/1">Oil prices steady again</a></li></ul></div>
            <footer>© Gazette. All rights reserved.</footer>
            """)
        let draft = try extractArticle(html)
        #expect(draft.title == "Ferry hits pier")
        #expect(draft.paragraphs == prose)
    }

    @Test func `clutter that changes at every request changes nothing`() throws {
        let pages = (0..<20).map { noise in
            page(
                """
                <div class="clock">\(noise):\(noise + 10)</div><ul>\((0..<noise % 5).map { "<li><a href=/\($0)>Story \($0 + noise)</a></li>" }.joined())</ul>
                <h1>Ferry hits pier</h1><div>\(paragraphs)</div><div>Views: \(noise * 17)</div><div class="ad" id="ad-\(noise)">Buy now</div>
                """)
        }
        let drafts = try Set(pages.map { try extractArticle($0).text })
        #expect(drafts == [prose.joined(separator: "\n\n")])
    }

    @Test func `a wrapper whose class speaks of comments still holds the article`() throws {
        let draft = try extractArticle(
            page("<div class='post has-comments related-on'><h1>Ferry hits pier</h1>\(paragraphs)</div>"))
        #expect(draft.paragraphs == prose)
    }

    @Test func `paragraphs made of line breaks are paragraphs`() throws {
        let draft = try extractArticle(
            page("<h2>Ferry hits pier</h2><div>\(prose.joined(separator: "<br/>\n<br>"))</div>"))
        #expect(draft.paragraphs == prose)
    }

    @Test func `lists and subheads of the article stay`() throws {
        let list =
            "<h2>What is known so far about it</h2><ul><li>The ferry was on time until it passed the lighthouse.</li></ul>"
        let draft = try extractArticle(page("<article><h1>Ferry hits pier</h1>\(paragraphs)\(list)</article>"))
        #expect(
            draft.paragraphs.suffix(2) == [
                "What is known so far about it", "The ferry was on time until it passed the lighthouse.",
            ])
    }

    @Test func `metadata is read from JSON-LD, and nobody is called Staff`() throws {
        let json = """
            <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "headline":"Ferry hits pier","datePublished":"2026-03-05T08:40:00+01:00","dateModified":"2026-03-05T10:00:00+01:00",
            "author":[{"@type":"Person","name":"Ingrid Solheim"},{"name":"Staff"},{"name":"Gazette"}],
            "publisher":{"name":"Gazette"},"inLanguage":"en"}]}</script>
            """
        let draft = try extractArticle(page("<h1>Ferry hits pier</h1>\(paragraphs)", head: json))
        #expect(draft.byline == ["Ingrid Solheim"])
        #expect(draft.published?.description == "2026-03-05T08:40:00+01:00")
        #expect(draft.updated?.description == "2026-03-05T10:00:00+01:00")
        #expect(draft.language == "en")
    }

    @Test func `two authors in one line are two`() throws {
        let draft = try extractArticle(
            page("<h1>Ferry hits pier</h1>\(paragraphs)", head: "<meta name=author content='By Ann Lee and Bo Ek'>"))
        #expect(draft.byline == ["Ann Lee", "Bo Ek"])
    }

    @Test func `the canonical link is resolved against the page`() throws {
        let head = "<link rel=canonical href='/a/ferry'>"
        let draft = try extractArticle(page(paragraphs, head: head), url: WebURL("https://h.example/x?y=1"))
        #expect(draft.canonical?.text == "https://h.example/a/ferry")
    }

    @Test(
        arguments: [
            (
                "MOSCOW (Outlet / Agency News - 30th March, 2020) The talks began in the morning and ended at night.",
                "MOSCOW", "Agency News", "2020-03-30"
            ),
            ("BERLIN, March 3 (dpa) - The talks began in the morning and ended at night.", "BERLIN", "dpa", nil),
            ("Kyiv (AFP) — The talks began in the morning and ended at night.", "Kyiv", "AFP", nil),
            ("OSLO - The talks began in the morning and ended late at night.", "OSLO", nil, nil),
            ("The talks (which began late) ended at night - nobody knew why.", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func `a dateline says where, by whom and when`(text: String, place: String?, agency: String?, day: String?) throws {
        let draft = try extractArticle(page("<h1>Ferry hits pier</h1><p>\(text)</p>\(paragraphs)"))
        #expect(draft.place == place)
        #expect(draft.agency == agency)
        #expect(draft.published?.dayText == day)
    }

    @Test func `plain text is an article too`() throws {
        let text = """
            News / Reports

            Ferry hits pier at dawn

            Sorry, the video player failed to load.

            Ingrid Solheim

            May 21 2019

            \(prose.joined(separator: "\n\n"))

            Source: Vestland Wire

            SHARE THIS ARTICLE
            """
        let draft = try extractArticle(Array(text.utf8), contentType: "text/plain; charset=utf-8")
        #expect(draft.title == "Ferry hits pier at dawn")
        #expect(draft.paragraphs == prose)
        #expect(draft.byline == ["Ingrid Solheim"])
        #expect(draft.published?.dayText == "2019-05-21")
        #expect(draft.agency == "Vestland Wire")
    }

    @Test func `a text that a page only carries in its data is found there`() throws {
        let head = """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry hits pier","articleBody":"\(prose[0])\\n\(prose[2])"}</script>
            """
        #expect(try extractArticle(page("<div>Loading…</div>", head: head)).paragraphs == [prose[0], prose[2]])
    }

    @Test func `nothing, no text and no page are told apart`() {
        #expect(throws: ExtractionError.empty) { try extractArticle([]) }
        #expect(throws: ExtractionError.noText) { try extractArticle(page("<ul><li><a href=/>Home</a></li></ul>")) }
        #expect(throws: ExtractionError.standIn(title: "Just a moment...")) {
            try extractArticle(
                Array("<title>Just a moment...</title><p>Checking your browser before you go on.</p>".utf8))
        }
        #expect(throws: ExtractionError.binary(contentType: "application/pdf")) {
            try extractArticle([0x25], contentType: "application/pdf")
        }
    }

    @Test(arguments: [
        ("en", "The harbour of the town was closed for the day and the ferry was towed to it."),
        ("de", "Der Hafen der Stadt wurde für den Tag geschlossen und die Fähre ist nicht mit dem Wind gefahren."),
        ("ru", "Гавань города была закрыта на весь день из-за аварии парома."),
        ("ar", "أغلق ميناء المدينة طوال اليوم بعد حادث العبارة."), ("zh", "该市港口因渡轮事故关闭一天，乘客被送往医院接受治疗，当局表示。"),
    ])
    func `a language that is not declared is seen`(language: String, text: String) throws {
        let body = (0..<4).map { _ in "<p>\(text)</p><p>\(text) \(text)</p>" }.joined()
        #expect(try extractArticle(page(body)).language == language)
    }

    @Test(arguments: [
        (
            "en-US",
            "Die Fähre ist in der Nacht auf einen Felsen gelaufen, und das Schiff wird von der Küste nicht mehr gesehen.",
            "de"
        ),
        ("en", "港口因渡轮事故关闭一天，乘客被送往医院接受治疗，当局表示。", "zh"),
        ("spanish", "El puerto de la ciudad se cerró por la noche con los barcos.", "es"),
        ("pt-BR", "O porto da cidade não abre para os barcos que são da região.", "pt-br"),
        ("nb", "Havnen i byen er stengt, og fergen ble ikke funnet av båtene som er på vei til den.", "nb"),
        ("uk", "Порт міста було закрито на весь день через аварію порома, її причини з'ясовують.", "uk"),
        ("ar", "بندر شهر پس از حادثه کشتی برای یک روز بسته شد و چند نفر به بیمارستان گژدم پاچه رفتند", "ar"),
        ("xx", "بندر شهر پس از حادثه کشتی چهار روز بسته شد و چند نفر گفتند پلیس گزارش داد", "fa"),
        (
            "de",
            "Retiring early takes time and the discipline of a monk, and that is what the owners of the ferry said.",
            "en"
        ),
    ])
    func `a language that a text contradicts is not believed`(declared: String, text: String, seen: String) throws {
        let body = (0..<4).map { _ in "<p>\(text)</p><p>\(text) \(text)</p>" }.joined()
        let page = Array("<html lang='\(declared)'><title>Gazette</title><body>\(body)".utf8)
        #expect(try extractArticle(page).language == seen)
    }

    @Test func `days without quotation marks in a page's data are read`() throws {
        let data =
            #"{"@type":"NewsArticle","headline":"Ferry","datePublished": 2023-01-12T06:18:10-03:00,"dateModified":2023-01-14}"#
        let head = "<script type=application/ld+json>\(data)</script>"
        let draft = try extractArticle(Array("<html><head>\(head)</head><body>\(paragraphs)".utf8))
        #expect(draft.published?.day == 12)
        #expect(draft.updated?.day == 14)
    }

    @Test(.timeLimit(.minutes(5))) func `hostile pages end soon`() throws {
        let deep = String(repeating: "<div>", count: 100_000) + paragraphs
        _ = try? extractArticle(page(deep))
        let attributes = "<div " + (0..<200_000).map { "a\($0)=1" }.joined(separator: " ") + ">" + paragraphs
        _ = try? extractArticle(page(attributes))
        let links = String(repeating: "<p><a href=/x>Harbour keeps its old pier</a></p>", count: 50_000)
        _ = try? extractArticle(page(paragraphs + "<h3>Related</h3>" + links + paragraphs))
        let flat = String(repeating: "<div>x", count: 200_000)
        _ = try? extractArticle(page(flat))
    }
}
