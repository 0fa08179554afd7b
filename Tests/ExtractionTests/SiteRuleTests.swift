import Articles
import Extraction
import Testing

struct SiteRuleTests {
    private let page = """
        <html><head><title>Site: something</title></head><body><nav>Home</nav>
        <div id="story"><h2 class="kop">Ferry hits pier</h2><p class="by">Door Jan Jansen</p><p class="d">4 mei 2020</p>
        <div class="text"><p>The ferry struck the pier on Monday.</p><div class="promo-box">Buy our book today.</div>
        <p>Nobody was hurt, the harbour said.</p><p class="tip">Got a tip for us?</p></div></div>
        <div class="text"><p>Another box of the same class with words in it that nobody wants to keep.</p></div>
        <a class="next" href="/ferry?page=2">Next</a></body></html>
        """

    private func draft(_ rule: String, file: String = "gazette.example.txt") throws -> Draft {
        let url = WebURL("http://gazette.example/ferry")
        return try extractArticle(Array(page.utf8), url: url, rule: readSiteRule(rule, file: file).rule)
    }

    @Test func `a rule says where title, text, author and date are, and what is none of it`() throws {
        let draft = try draft(
            """
            # a comment
            title: //h2[@class='kop']
            body: //div[@id='story']/div[@class='text']
            author: substring-after(//p[@class='by'], 'Door ')
            date: //p[@class='d']
            strip: //p[@class='tip']
            strip_id_or_class: promo
            next_page_link: //a[@class='next']
            """)
        #expect(draft.title == "Ferry hits pier")
        #expect(
            draft.paragraphs == ["The ferry struck the pier on Monday.", "Nobody was hurt, the harbour said."])
        #expect(draft.byline == ["Jan Jansen"])
        #expect(draft.published?.description == "2020-05-04")
        #expect(draft.continuesAt?.text == "http://gazette.example/ferry?page=2")
    }

    @Test func `the first body that finds something wins, and one that finds nothing is told`() throws {
        let rule = "body: //div[@id='gone']\nbody: //div[@id='story']//p[@class='d']\n"
        #expect(try draft(rule).paragraphs == ["4 mei 2020"])
        let explanation = explainArticle(
            Array(page.utf8), rule: readSiteRule(rule, file: "gazette.example.txt").rule)
        #expect(explanation.notes.contains("gazette.example.txt:1: body: found nothing"))
        #expect(explanation.notes.contains("gazette.example.txt:2: body: found an element"))
    }

    @Test func `a rule that matches nothing leaves the page to the evidence`() throws {
        let rule = readSiteRule("body: //section[@id='none']\n", file: "g.txt").rule
        let explanation = explainArticle(Array(page.utf8), rule: rule)
        #expect(explanation.notes.contains { $0.contains("is weighed") })
        #expect(explanation.blocks.contains { $0.isKept && $0.text.hasPrefix("The ferry") })
    }

    @Test func `texts of the source are replaced before it is read`() throws {
        let draft = try draft(
            """
            body: //article
            find_string: <div class="text">
            replace_string: <article class="text">
            replace_string(struck the pier): hit the pier
            """)
        #expect(draft.paragraphs.first == "The ferry hit the pier on Monday.")
    }

    @Test(arguments: [
        ("bdoy: //p", 1, "nearest known one is “body”"), ("\nbody: //p[", 2, "expected an XPath 1.0 expression"),
        ("nonsense", 1, "expected “name: value”"), ("test_contains: x", 1, "before any “test_url”"),
        ("find_string: x", 1, "without a “replace_string”"), ("replace_string: x", 1, "without a “find_string”"),
        ("http_header: x", 1, "http_header(name)"), ("http_header(Host): x", 1, "no rule may set"),
        ("strip_id_or_class:", 1, "has no value"),
    ])
    func `what is not understood is told with its line, and the rest holds`(text: String, line: Int, message: String) {
        let (rule, faults) = readSiteRule(text + "\ntitle: //h1\n", file: "g.txt")
        #expect(faults.map(\.line) == [line])
        #expect(faults.first?.message.contains(message) == true)
        #expect(rule.title.map(\.value) == ["//h1"])
    }

    @Test func `rules of the format that mean nothing here are no faults`() {
        let text = """
            prune: no
            tidy: no
            parser: html5php
            native_ad_clue: //meta[@name='ad']
            wrap_in(blockquote): //div
            http_header(user-agent): Mozilla/5.0
            autodetect_on_failure: no
            test_url: http://gazette.example/ferry
            test_contains: The ferry: a story
            """
        let (rule, faults) = readSiteRule(text, file: "g.txt")
        #expect(faults.isEmpty)
        #expect(rule.headers.map(\.value) == ["Mozilla/5.0"] && !rule.fallsBack)
        #expect(rule.tests.first?.contains == ["The ferry: a story"])
    }

    @Test(arguments: [
        ("http://gazette.example/a", "gazette.example.txt"), ("http://www.gazette.example/a", "gazette.example.txt"),
        ("http://blog.wide.example/a", ".wide.example.txt"), ("http://a.b.wide.example/", ".wide.example.txt"),
        ("http://other.example/", nil), ("http://notgazette.example/", nil),
    ])
    func `a rule is of its host, or of all below it`(address: String, file: String?) {
        var rules = SiteRules()
        for name in ["gazette.example.txt", ".wide.example.txt"] { rules.add(readSiteRule("", file: name).rule) }
        #expect(rules.rule(for: WebURL(address))?.file == file)
    }
}
