import Articles
import Extraction
import Testing

private let ofTheGazette = #"<meta property="og:site_name" content="The Gazette">"#

/// Who wrote an article, where the page's data and its print say it differently, or only one of them says it.
struct BylineTests {
    private func byline(head: String = "", top: String, last: String = "", tail: String = "") throws -> [String] {
        let prose = (1...5).map {
            "<p>The ferry struck the old stone pier on Thursday morning, and \($0) people were taken to hospital.</p>"
        }.joined()
        let page =
            "<html lang=en-gb><head>\(head)</head><body><article><h1>Ferry hits old stone pier</h1>\(top)"
            + "\(prose)\(last)</article>\(tail)</body></html>"
        return try extractArticle(Array(page.utf8), url: nil).byline
    }

    private static func declared(_ author: String) -> String {
        #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":"#
            + #"{"@type":"Person","name":"\#(author)"}}</script>"#
    }

    @Test(arguments: [
        ("<div>Dec. 19, 2025 · Jane Doe on behalf of the Harbour Group</div>", ["Jane Doe"]),
        ("<div>May 4, 2020 • Jane Doe in Harbours and Ferries</div>", ["Jane Doe"]),
        ("<p>Jane Doe</p><p>23.07.2025 · 6 min read</p>", ["Jane Doe"]),
        ("<div class=blog_author><p>Jane Doe</p><p>Jane writes of ferries.</p></div>", ["Jane Doe"]),
        (
            "<cite class=source>By Jane Doe<br>GAZETTE.com<br><a href=/a>Archive</a> | <a href=/c>Contact</a></cite>",
            ["Jane Doe"]
        ),
        (
            "<cite class=byline>By <span>JANE DOE and JOHN SMITH - AP Technology Writers</span></cite>",
            ["JANE DOE", "JOHN SMITH"]
        ),
        ("<p>Par <b>JANE DOE</b>, <b>JEAN DUPONT</b> Envoyés spéciaux à Toulouse</p>", ["JANE DOE", "JEAN DUPONT"]),
        ("<div class=byline>By <a>Jane Doe</a> <span>Tuesday, Aug. 17, 2010</span></div>", ["Jane Doe"]),
        (
            "<div class=byline>By <b>Jane Doe </b>, <b>James S.A. Roe</b>, and<b> John Smith, </b>CNN</div>",
            ["Jane Doe", "James S.A. Roe", "John Smith"]
        ),
        ("<div class=byline><a href=/a>Jane Doe</a><span>December 4, 2025</span></div>", ["Jane Doe"]),
        (
            "<footer class=node__meta><div>By <span>Jane Doe</span>, <time datetime='2024-08-16'>16 August 2024</time></div></footer>",
            ["Jane Doe"]
        ),
        ("<div class=submitted>Submitted by <span>Jane Doe</span> on March 15, 2024 - 9:30am</div>", ["Jane Doe"]),
        ("<ul><li><span>Author, Jane Doe</span></li><li>Role, BBC News</li></ul>", ["Jane Doe"]),
        ("<p class=byline><a>Jane Doe</a><span>Staff</span></p>", ["Jane Doe"]),
        ("<p class=authors><a href=/a>Jane Doe</a> / <a href=/b>John Smith</a></p>", ["Jane Doe", "John Smith"]),
        ("<a class=author href=/a>Jeanne DUPONT.</a>", ["Jeanne DUPONT"]),
        ("<p><a href=/a>Jana Muster</a>, Gazette</p><p>4. März 2026</p>", ["Jana Muster"]),
        ("<p class=author>Do UOL</p>", []), ("<p><a>Social Sharing</a></p><p>4. März 2026</p>", []),
        ("<div class=byline><a href=/a>Jane Doe</a> <a href=/b>John Smith</a></div>", ["Jane Doe", "John Smith"]),
        ("<div><span>Von Jana Muster</span><span>04.03.2026, 13:32</span></div>", ["Jana Muster"]),
        ("<p class=autor><b>JUANA PÉREZ</b><span>Redactora</span></p>", ["JUANA PÉREZ"]),
        ("<div class=byline><a>홍길동</a><span>기자</span></div>", ["홍길동"]), ("<p class=author>Haber Merkezi</p>", []),
        ("<div class=byline><a href=/a>Muster Jana</a><span class=meta>belföld</span></div>", ["Muster Jana"]),
        (
            "<div><span class=authors>Аутор: Јована Јовић</span><span class=date>среда, 04.03.2026. у 13:32</span></div>",
            ["Јована Јовић"]
        ),
        ("<a class=author href=/a>Nga Nguyen</a>", ["Nga Nguyen"]),
        ("<a class=author href=/a>Ayşe Nur YILMAZ/ANKARA</a>", ["Ayşe Nur YILMAZ"]),
        ("<div>Rep: <a href=/r>Budi Santoso</a>/ Red: <a href=/e>Siti Aminah</a></div>", ["Budi Santoso"]),
        ("<div class=author>港口報／ 記者<a href=/r>王小明</a>／高雄報導</div>", ["王小明"]),
        (
            "<div class=authorDetail><span>By <a>राम कुमार</a></span> <span>Edited By: <a>Jane Doe</a></span>"
                + "<span>Publish Date: Wed, 04 Mar 2026 01:32 PM (IST)</span>"
                + "<span>Updated Date: Thu, 05 Mar 2026 08:00 AM (IST)</span></div>",
            ["राम कुमार"]
        ),
        ("<div class=author>משה (מוש) כהן</div>", ["משה (מוש) כהן"]),
        ("<div>Oleh <a>Budi Santoso</a> - Mac 4, 2026 @ 1:32pm<br>berita@gazette.com.my</div>", ["Budi Santoso"]),
        ("<p class=author>Ana Souza</p><p class=author>Do UOL, em São Paulo</p>", ["Ana Souza"]),
        ("<div class=author>Nguyễn Văn A</div><time class=author-time>Thứ tư, 04/03/2026</time>", ["Nguyễn Văn A"]),
        ("<div class=byline>Af: Jane Doe <span>Onsdag d. 4. marts 2026</span></div>", ["Jane Doe"]),
        ("<p class=autor><b>Juana Pérez</b> | Palma de Mallorca | 08/01/2014</p>", ["Juana Pérez"]),
        ("<p class=firma><em>Ángeles Puerto</em> | <span>Madrid</span></p>", ["Ángeles Puerto"]),
        (
            "<div itemprop=author><a itemprop='name url'>Jane Doe</a><p>Journaliste, en charge de la politique</p></div>",
            ["Jane Doe"]
        ),
    ])
    func `a name is found beside the date and in what is called after authors`(top: String, names: [String]) throws {
        #expect(try byline(top: top) == names)
    }

    @Test(arguments: [
        ("Joe Loader", "<p>By: Jane Doe</p>", ["Jane Doe"]),
        ("Jane Doe", "<p>Written by Dr Jane Doe, John Smith, Ann Lee</p>", ["Dr Jane Doe", "John Smith", "Ann Lee"]),
        ("Jane A. Doe", "<p>By Jane Doe and John Smith</p>", ["Jane A. Doe", "John Smith"]),
        ("Jane Doe", "<p>By Jane Doe, Master Gardener</p>", ["Jane Doe"]),
        ("Jane Doe", "<p>From Joe Loader</p>", ["Jane Doe"]), ("Jane Doe", "<p>BY POPULAR DEMAND</p>", ["Jane Doe"]),
    ])
    func `what is printed over the text with a By corrects what is declared`(
        author: String, top: String, names: [String]
    ) throws {
        #expect(try byline(head: Self.declared(author), top: top) == names)
    }

    @Test(arguments: [
        ("", "<h4 class=author-name>By The Harbour editors</h4>", ["The Harbour editors"]),
        ("", "<p>WRITTEN BY</p><p>Harbour Ferry Team</p>", ["Harbour Ferry Team"]),
        (ofTheGazette, "<p>Posted by TheGazette on Tuesday, May 5, 2020</p>", ["TheGazette"]),
        (ofTheGazette + "<meta name=author content='The Gazette'>", "<p>The Gazette</p>", ["The Gazette"]),
        (ofTheGazette + "<meta name=author content='The Gazette'>", "", []),
        ("<meta name=author content='By Reuters'>", "", []), ("<meta name=author content='Site Admin'>", "", []),
        ("", "<p>By Appointment</p>", []), ("", "<pre>by intro h1</pre>", []),
    ])
    func `who is no person is an author where the page prints it as one`(
        head: String, top: String, names: [String]
    ) throws {
        #expect(try byline(head: head, top: top) == names)
    }

    @Test(arguments: [
        ("BY JANE DOE AND JOHN SMITH", ["JANE DOE", "JOHN SMITH"]), ("By Jane Doe CNN", ["Jane Doe"]),
        ("Analysis by Jane Doe", ["Jane Doe"]), ("By Jane Doe @janedoe", ["Jane Doe"]),
        ("By Jane Doe jane@gazette.example", ["Jane Doe"]), ("Ein Kommentar von Jana Muster", ["Jana Muster"]),
        ("Von unserer Redakteurin Jana Muster", ["Jana Muster"]),
        ("Propos recueillis par Jeanne Dupont", ["Jeanne Dupont"]),
        ("Jeanne Dupont - Publié le 30 mars 2024", ["Jeanne Dupont"]),
        ("Publié le 30 mars 2024 par Jeanne Dupont", ["Jeanne Dupont"]), ("Escrito por Juana Pérez", ["Juana Pérez"]),
        ("dal nostro inviato Mario Bianchi", ["Mario Bianchi"]),
        ("Door: Jan Jansen en Piet de Vries", ["Jan Jansen", "Piet de Vries"]),
        ("Opracował: Jan Kowalski", ["Jan Kowalski"]),
        ("Skrevet af Anne Hansen", ["Anne Hansen"]), ("Teksti: Anna Virtanen", ["Anna Virtanen"]),
        ("Oleh: Budi Santoso", ["Budi Santoso"]), ("Tác giả: Nguyễn Văn A", ["Nguyễn Văn A"]), ("记者 张三", ["张三"]),
        ("作者：张三", ["张三"]), ("記者 山田三郎", ["山田三郎"]), ("홍길동 기자", ["홍길동"]), ("서울=홍길동 기자", ["홍길동"]),
        ("홍길동 기자 hong@gazette.example", ["홍길동"]), ("लेखक: राम कुमार", ["राम कुमार"]), ("Da Redação", []),

        ("By Jane Doe Bloomberg Fri., Aug 23, 2019", ["Jane Doe"]),
        ("Par : Jeanne Dupont", ["Jeanne Dupont"]), ("Ein Bericht von Jana Muster", ["Jana Muster"]),
        ("執筆：山田三郎", ["山田三郎"]),
        ("Аутор: Јована Јовић", ["Јована Јовић"]), ("Γράφει ο Γιώργος Παπάς", ["Γιώργος Παπάς"]), ("Redacció", []),
        ("사회부 홍길동 기자", ["홍길동"]), ("홍길동 인턴 기자", ["홍길동"]), ("기자 회견 취소", []),
    ])
    func `authors are known by the words of many languages`(line: String, names: [String]) throws {
        #expect(try byline(top: "<p>\(line)</p>") == names)
    }

    @Test(arguments: [
        ("<meta name=author content='page.head.author'>", []), ("<meta name=author content='Gazette.example'>", []),
        ("<meta property=og:site_name content='Jane of the Docks'><meta name=author content='Jane of the Docks'>", []),
        ("<meta name=byline content='Jane Doe'>", ["Jane Doe"]),
        ("<meta name=author content='charge de la politique'>", []), ("<meta name=author content='104363'>", []),
        ("<meta name=author content='责任编辑：张迪'>", []),
        ("<meta name=author content='Jane (Roe) Doe'>", ["Jane (Roe) Doe"]),
        ("<meta name=author content='Jane Doe (Editor)'>", ["Jane Doe"]),
        ("<meta name=author content='Jane Doe, Master Gardener'>", ["Jane Doe"]),
        ("<meta name=author content='Weekend Editor'>", ["Weekend Editor"]),
        ("<meta name=author content='Jane Doe Registered Dietitian'>", ["Jane Doe"]),
        ("<meta name=author content='박다해 기자'>", ["박다해"]),
        ("<meta property=og:site_name content='Jane Doe'><meta name=author content='Jane Doe'>", ["Jane Doe"]),
    ])
    func `what is declared is told apart from names of values, hosts and sites`(head: String, names: [String]) throws {
        #expect(try byline(head: head, top: "") == names)
    }

    @Test func `a publisher in hidden data is no author where one is printed`() throws {
        let publisher = "<meta name=author content='Ediciones El Puerto'>"
        #expect(try byline(head: publisher, top: "<p class=author>Jane Doe</p>") == ["Jane Doe"])
        let hidden = "<span itemprop=author itemscope><meta itemprop=name content='Harbour Evening Standard'></span>"
        #expect(try byline(top: hidden + "<div class=author>Jane Doe</div>") == ["Jane Doe"])
        #expect(
            try byline(top: "<span itemprop=author itemscope><meta itemprop=name content='Jane Doe'></span>") == [
                "Jane Doe"
            ])
    }

    @Test(arguments: [
        ("The ministry will decide by summer. (By Jane Doe) Enditem/", ["Jane Doe"]),
        ("渡轮公司表示，事故原因仍在调查之中。（本报记者 张三、李四 通讯员 王五）", ["张三", "李四"]), ("当局表示事故原因仍在调查。（記者王小明／台北報導）", ["王小明"]),
        ("〔記者王小明／高雄報導〕當局表示事故原因仍在調查。", ["王小明"]), ("（中央社記者王小明高雄4日電）當局表示事故原因仍在調查。", ["王小明"]),
        ("市は橋を通行止めにした。（山田三郎）", ["山田三郎"]), ("市は橋を通行止めにした。（文中敬称略）", []), ("市は橋を閉じた（日本時間）", []),
        ("市は橋を通行止めにした。（共同通信）", []),
        ("The ministry will decide by summer (by no means soon).", []), ("当局今天召开记者会（记者会在市政厅举行）。", []),
    ])
    func `whoever signs within the text is its author`(paragraph: String, names: [String]) throws {
        #expect(try byline(top: "", last: "<p>The pier was shut. \(paragraph)</p>") == names)
    }

    @Test(arguments: ["（山田三郎）", "【山田三郎】"]) func `a name in brackets behind the text signs it`(line: String) throws {
        #expect(try byline(top: "", last: "<p>\(line)</p>") == ["山田三郎"])
        #expect(try byline(top: "", last: "<p>（共同通信）</p>") == [])
    }

    @Test func `of several articles in a page's data the one that is called like the page is its own`() throws {
        let other =
            #"{"@type":"NewsArticle","headline":"Bridge to close","author":{"@type":"Person","name":"Joe Loader"},"datePublished":"2020-01-01","description":"x"}"#
        let own =
            #"{"@type":"NewsArticle","headline":"Ferry hits old stone pier","author":{"@type":"Person","name":"Jane Doe"}}"#
        let head =
            "<title>Ferry hits old stone pier | Gazette</title><script type=application/ld+json>[\(other),\(own)]</script>"
        #expect(try byline(head: head, top: "") == ["Jane Doe"])
    }

    @Test func `characters of no value are no part of a name`() throws {
        #expect(try byline(head: Self.declared(#"Jane \u0000Doe"#), top: "") == ["Jane Doe"])
    }

    @Test func `a link to more is no author`() throws {
        #expect(try byline(top: "<div class=authors><a href=/autores>Ver más</a></div>") == [])
    }

    @Test func `an author who is named behind the text is found behind its date`() throws {
        let tail = "<div><p>August 30, 2024</p><h3>Author</h3><p>Jane Doe</p></div>"
        #expect(try byline(top: "", tail: tail) == ["Jane Doe"])
    }
}
