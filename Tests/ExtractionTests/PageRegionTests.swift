import Articles
import Extraction
import Testing

/// Where an article begins and ends on a page that holds more than one text.
struct PageRegionTests {
    private static let sentences = [
        "The ferry struck the old stone pier on Thursday morning, and seven people were taken to hospital.",
        "The operator said that the vessel had passed its last inspection in the spring of this year.",
        "A woman who sells coffee on the quay said that it had come in far too fast.",
        "The harbour was closed for the rest of the day, and two sailings were cancelled by the company.",
    ]

    private func paragraphs(_ tag: String = "p") -> String { Self.sentences.map { "<\(tag)>\($0)</\(tag)>" }.joined() }

    private func text(_ body: String) throws -> [String] {
        try extractArticle(Array("<html><body><h1>Ferry hits pier</h1>\(body)</body></html>".utf8)).paragraphs
    }

    @Test(arguments: [
        "Following a two-day search, divers found the missing bell of the ferry on Sunday.",
        "Advertising revenue fell at the harbour's magazine after the accident, it said on Sunday.",
        "Donated blankets were handed out to the passengers by volunteers on the quay.",
        "Anzeigen gegen die Reederei gingen am Sonntag bei der Polizei im Hafen ein.",
    ])
    func `a lead that begins like a phrase of furniture is a lead`(lead: String) throws {
        #expect(try text("<p>\(lead)</p>" + paragraphs()).first == lead)
    }

    @Test(arguments: [
        "Related: <a href=/x>Five sailings that nobody on this quay will forget</a>",
        "You may also be interested: <a href=/x>How a harbour of this size is run</a>",
    ])
    func `a line amid the text that sends readers elsewhere is no part of it`(line: String) throws {
        let last = "<p>The pier itself is to be mended by the spring.</p>"
        #expect(try text(paragraphs() + "<p>\(line)</p>" + last).count == 5)
    }

    @Test(arguments: [
        "<h3>Up next</h3>", "<p><strong>You may also like:</strong></p>", "<h3>Editor’s picks</h3>",
        "<h3>Lo más leído</h3>",
    ])
    func `a list of links under a label that leads elsewhere is no part of the text`(label: String) throws {
        let links = [
            "Harbour dues to rise by a tenth", "Swans return to the north basin", "The man who minds the cranes",
        ]
        let list = "<ul>" + links.map { "<li><a href=/x>\($0)</a></li>" }.joined() + "</ul>"
        let last = "<p>The pier itself is to be mended by the spring, the council said, and the quay with it.</p>"
        #expect(try text(paragraphs() + label + list + last).count == 5)
        let tail = "<ul>" + links.map { "<li>Also: <a href=/x>\($0)</a> this week</li>" }.joined() + "</ul>"
        #expect(try text(paragraphs() + label + tail) == Self.sentences)
    }

    @Test func `a list of links behind the text is the text's own where no label says otherwise`() throws {
        let list =
            "<ul><li>The <a href=/x>operator's report</a> on the accident, of last Friday.</li>"
            + "<li>The <a href=/y>council's minutes</a> of its meeting in May.</li></ul>"
        #expect(try text(paragraphs() + "<p>Sources that we have read for this account:</p>" + list).count == 7)
    }

    @Test func `links that a line names are no text, in whatever script the line is`() throws {
        let links = "<a href=/a>ผู้ลี้ภัยหายจากที่พัก</a><br><a href=/b>ตร.เร่งหาเบาะแสคดี</a>"
        #expect(try text(paragraphs() + "<p><strong>เรื่องที่เกี่ยวข้อง</strong><br>\(links)</p>") == Self.sentences)
    }

    @Test(arguments: [
        "<p><span class=photoCredit>Courtesy of nobody in particular on this quay</span></p>",
        "<img src=x alt='The ferry lies at the pier, waiting.'><div>The ferry lies at the pier, waiting.</div>",
        "<img src=x alt='The ferry lies at the pier. AGENCY/Jane Doe'><p>- The ferry lies at the pier. AGENCY/Jane Doe -</p>",
        "<p>To view this content, JavaScript must be enabled and a player must be installed.</p>",
        "<h4>Text Size</h4>", "<h3><span class=hidden>Harbour Forty-Four</span></h3>", "<div>S</div>",
    ])
    func `what belongs to a picture or a button amid the text is no part of it`(piece: String) throws {
        let first = Self.sentences[0...1].map { "<p>\($0)</p>" }.joined()
        let rest = Self.sentences[2...].map { "<p>\($0)</p>" }.joined()
        #expect(try text(first + piece + rest) == Self.sentences)
    }

    @Test(arguments: [("content_print", false), ("print-tools", true)])
    func `what is printed is told from the button that prints it`(name: String, isButton: Bool) throws {
        let others = (1...24).map { "<p>Here is number \($0) of all the other things that this quay has to tell.</p>" }
        let page = "<h1>Ferry hits pier</h1><div id=\(name)>\(paragraphs())</div>\(others.joined())"
        let lead = try #require(explainArticle(Array(page.utf8)).blocks.first { $0.text == Self.sentences[0] })
        #expect(lead.evidence.contains { $0.name == "inSharing" } == isButton)
    }

    @Test(arguments: ["comentarios", "kommentare", "commentaires"])
    func `readers' comments are known in other languages, too`(name: String) throws {
        let comment =
            "<div class=\(name)><p>I was on that ferry, and the captain did what he could do, as always.</p></div>"
        #expect(try text(paragraphs() + comment) == Self.sentences)
    }

    @Test func `a capital that stands apart for its looks is the first letter of its word`() throws {
        let draft = try text(
            "<div class=first>T</div><div><p>\(Self.sentences[0].dropFirst())</p>" + paragraphs() + "</div>")
        #expect(draft.first == Self.sentences[0])
    }

    @Test func `a page that shows no more than what it says of itself is read so`() throws {
        let lead = "Harbours are looking for new ways to keep ferries off their piers, some of them with a lot of rope."
        let page =
            "<html><head><meta name=description content='\(lead)'></head><body><h1>Episode of Friday, April 19</h1>"
            + "<ul><li><a href=/embed>Embed player</a></li></ul><div class=field><div>\(lead)</div></div></body></html>"
        #expect(try extractArticle(Array(page.utf8)).paragraphs == [lead])
    }

    @Test func `of the short pieces of a list all are kept or none`() throws {
        let pieces = ["The Old Pier", "see timetable", "Tickets from 12", "Dredger", "Norvik"]
        let list = "<div class=box><ul>\(pieces.map { "<li>\($0)</li>" }.joined())</ul></div>"
        let kept = try text("<article>\(paragraphs())\(list)</article>")
        #expect(pieces.filter(kept.contains) == pieces)
    }

    @Test func `a subhead that has the look of a name is a subhead`() throws {
        let first = "<p>\(Self.sentences[0])</p>"
        #expect(try text(first + "<h2>Brute Force</h2>" + paragraphs()).contains("Brute Force"))
    }

    @Test func `a heading between two pieces of the article is the article's`() throws {
        let cons =
            "<section><div><h4><b>Cons</b></h4></div>"
            + "<div><ul><li>Comes in too fast</li><li>Costs more than the bus</li></ul></div></section>"
        let rest =
            "<p>The pier itself is to be mended by the spring, the operator said.</p>"
            + "<p>Nobody has said so far who is to pay for it.</p>"
        #expect(try text(paragraphs() + cons + rest).contains("Cons"))
    }

    @Test func `readers who say more than the article are not the article`() throws {
        let comments = (1...12).map {
            "<div class=msg><p>I was on that ferry number \($0) and I can say that the captain did what he could do.</p></div>"
        }
        #expect(
            try text("<article>\(paragraphs())</article><div class=comments>\(comments.joined())</div>")
                == Self.sentences)
    }

    @Test func `the next article of a page without end is not this one`() throws {
        let next =
            "<article><h1>Bridge to open in May</h1>"
            + "<p>The bridge over the sound will open in May, a year later than planned, the minister said.</p>"
            + "<p>It is the longest in the country, and cost twice as much as was planned at first.</p></article>"
        #expect(try text("<article>\(paragraphs())</article>\(next)") == Self.sentences)
    }

    @Test func `a publisher's notice at the foot of the article belongs to it`() throws {
        let notice = "Correction: an earlier version of this article gave a wrong number of passengers."
        #expect(
            try text("<article>\(paragraphs())<div class=article-footer><p>\(notice)</p></div></article>").last
                == notice)
    }

    @Test func `a page that says that nothing is there is no article, whatever its status`() {
        let page =
            "<html><head><title>The Gazette</title></head><body><h1>Page not found</h1>"
            + "<p>The page that you asked for has moved or is no longer there.</p></body></html>"
        #expect(throws: ExtractionError.standIn(title: "Page not found")) { try extractArticle(Array(page.utf8)) }
    }

    @Test func `a short headline is known from the long name of its site`() throws {
        let page =
            "<html><head><title>Norvik mourns - The Harbour Gazette and Evening Post</title></head><body>"
            + "<h1>Norvik mourns</h1>\(paragraphs())</body></html>"
        let draft = try extractArticle(Array(page.utf8))
        #expect(draft.title == "Norvik mourns" && draft.paragraphs == Self.sentences)
    }

    @Test(arguments: [
        (
            "<title>Ferry hits the old pier - The Gazette</title>",
            "<h1>The Gazette</h1><h2>Ferry hits the old pier</h2>"
        ),
        (
            "<title>Ferry hits the old pier | Gazette</title>",
            "<h1><span class=label>LIVE</span>Ferry hits the old pier</h1>"
        ),
        ("<title>Ferry hits the old pier | Gazette</title>", "<h1>Ferry hits the old pier <small>Updated</small></h1>"),
        (
            "<title>Ferry hits the old pier | Gazette</title>",
            "<h1>Ferry hits the old pier<span>Seven people were hurt on Thursday</span></h1>"
        ),
        (
            "<title>Ferry hits the old pier | Local News | Gazette</title><meta property=og:site_name content=Gazette>",
            ""
        ),
    ])
    func `a headline is told from marks, standfirsts and names beside it`(head: String, top: String) throws {
        let page = "<html><head>\(head)</head><body><article>\(top)\(paragraphs())</article></body></html>"
        let draft = try extractArticle(Array(page.utf8))
        #expect(draft.title == "Ferry hits the old pier" && draft.paragraphs == Self.sentences)
    }

    @Test func `an agency is credited by its whole name alone`() throws {
        #expect(
            try extractArticle(Array("<h1>Ferry hits pier</h1>\(paragraphs())<p>SAP said so.</p>".utf8)).agency == nil)
        #expect(
            try extractArticle(Array("<h1>Ferry hits pier</h1>\(paragraphs())<p>AP said so.</p>".utf8)).agency == "AP")
    }

    @Test(arguments: [
        "<div>Updated 6 March 2026 14:00 | Published 5 March 2026 09:30</div>",
        "<div>Güncelleme: <time datetime='2026-03-06T14:00'>6 Mart</time> Oluşturulma: <time datetime='2026-03-05T09:30'>5 Mart</time></div>",
        "<p>Aktualisiert am 06.03.2026, 14:00 Uhr, erstellt am 05.03.2026, 09:30 Uhr</p>",
        "<p>Aktualizováno 6. 3. 2026 14:00, 5. 3. 2026 9:30</p>",
        "<p>Cập nhật: 06/03/2026 14:00 - Xuất bản: 05/03/2026 09:30</p>",
        "<p>Ενημέρωση 06.03.2026, 14:00 Δημοσίευση 05.03.2026, 09:30</p>",
        "<p>更新于 2026-03-06 14:00 2026-03-05 09:30</p>",
        "<p>Actualizado a 06/03/2026 14:00 · Creada el 05/03/2026 09:30</p>",
        "<p>Updated <time datetime='2026-03-06T14:00'>March 6, 2026</time></p><p><time datetime='2026-03-05T09:30'>March 5, 2026</time></p>",
    ])
    func `what was updated and what was published are told apart, whichever stands first`(line: String) throws {
        let draft = try extractArticle(Array("<html lang=en-gb><h1>Ferry hits pier</h1>\(line)\(paragraphs())".utf8))
        #expect(draft.published?.description == "2026-03-05T09:30:00")
        #expect(draft.updated?.description == "2026-03-06T14:00:00")
    }

    @Test func `paragraphs that each stand in wrappers of their own are one text, whatever stands between`() throws {
        let said = [
            "Паром задел старый причал в четверг утром.", "Семь человек отвезли в больницу, сообщает служба.",
            "Судно прошло осмотр весной этого года.", "Гавань закрыли до конца дня, два рейса отменили.",
            "Причал починят к весне, обещает компания.",
        ]
        let blocks = said.enumerated().map { number, line in
            let link =
                "<div class=block><div class=link><a href=/\(number)>Последний паромщик ушел на покой</a></div></div>"
            return "<div class=block><div class=text>\(line)</div></div>" + (number == 2 ? link : "")
        }
        #expect(try text("<div class=article>\(blocks.joined())</div>") == said)
    }

    @Test(arguments: ["", "<h2>Related articles</h2>", "<h2>Weitere Artikel</h2>", "<h2>Noticias relacionadas</h2>"])
    func `cards of other articles behind the text are no part of it`(heading: String) throws {
        let cards = ["Swan is rescued", "Fair is cancelled", "Lock gate jams again"].map {
            "<div class=card><h3><a href=/x>\($0)</a></h3><p>Nobody on the quay was hurt, the police said.</p></div>"
        }
        let body = "<article><div>\(paragraphs())</div>\(heading)<div class=grid>\(cards.joined())</div></article>"
        #expect(try text(body) == Self.sentences)
    }

    @Test func `a list of things whose names are links is a text`() throws {
        let things = ["Pilot boat", "Lightship", "Dredger", "Tug", "Ferry", "Barge"].map {
            "<div class=item><h2><a href=/x>\($0)</a></h2><p>It has lain at this quay since the harbour was built, and "
                + "nobody who works here can say why it was never sold, or what it may be worth today.</p></div>"
        }
        let kept = try text("<article><p>\(Self.sentences[0])</p>\(things.joined())</article>")
        #expect(kept.count >= 7 && kept.contains { $0.hasPrefix("It has lain") })
    }

    @Test(arguments: [
        "মেয়র বলেন, আর উপায় ছিল না।", "העיר סוגרת את הרציף לשנתיים.", "시장은 다른 방법이 없었다고 말했다.",
    ])
    func `a short last paragraph in a script without capitals is kept`(last: String) throws {
        #expect(try text("<article>\(paragraphs())<p>\(last)</p></article>").last == last)
    }

    @Test func `a text may begin with a sentence of two words`() throws {
        #expect(try text("<article><p>It rained.</p>\(paragraphs())</article>").first == "It rained.")
    }
}
