import Articles
import Extraction
import Testing

/// Lines amid and behind a text that ask its readers for something, send them elsewhere or credit others, in paragraphs
/// like the text's own.
struct FurnitureTests {
    private static let sentences = [
        "The ferry struck the old stone pier on Thursday morning, and seven people were taken to hospital.",
        "The operator said that the vessel had passed its last inspection in the spring of this year.",
        "A woman who sells coffee on the quay said that it had come in far too fast.",
        "The harbour was closed for the rest of the day, and two sailings were cancelled by the company.",
    ]

    private func text(_ paragraphs: [String]) throws -> [String] {
        let body = paragraphs.map { "<p>\($0)</p>" }.joined()
        let page =
            "<html><body><article><h1>Ferry hits pier</h1><div class=article-body>\(body)</div></article></body></html>"
        return try extractArticle(Array(page.utf8)).paragraphs
    }

    @Test(arguments: [
        "Table of contents", "Republish this story",
        "Sign up for our daily newsletter to get the best of our journalism in your inbox.",
        "Follow us on Twitter, Facebook and Instagram for more updates.", "Advertisement",
        "Recibe cada mañana en tu correo las claves del día con nuestro boletín gratuito.", "(Avec APS)", "- Reuters",
        "Šaltinis: BNS", "Juttu jatkuu mainoksen jälkeen.",
        "Dapatkan update berita pilihan setiap hari di grup Telegram.",
        "ALSO READ: <a href=/x>How the harbour was built</a>", "Photo: Harbour Pictures", "Tags: ferry, harbour, pier",
        "When you purchase through links on our site, we may earn an affiliate commission.",
        "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        "Join our WhatsApp channel for breaking news.", "Follow Gazette on Google News", "End of article",
        "Copyright 2024 The Gazette. All rights reserved.", "[Photo: Harbour Pictures]",
        "Abonnieren Sie unseren Newsletter und bleiben Sie auf dem Laufenden.", "Artikel teilen", "Quelle: dpa",
        "À LIRE AUSSI - <a href=/x>Comment le port a été construit</a>", "Crédit photo : AFP", "Tous droits réservés.",
        "También te puede interesar: <a href=/x>Cómo se construyó el puerto</a>", "Únete a nuestro canal de WhatsApp.",
        "Continua após a publicidade", "LEIA MAIS: <a href=/x>Como o porto foi construído</a>",
        "© RIPRODUZIONE RISERVATA", "Meld je aan voor onze nieuwsbrief.",
        "Zobacz również: <a href=/x>Jak zbudowano port</a>",
        "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter.", "Підпишіться на нас у Facebook.",
        "Bizi Twitter'dan takip edin.", "إقرأ أيضاً: <a href=/x>كيف بني الميناء</a>",
        "LÄS ÄVEN: <a href=/x>Så byggdes hamnen</a>",
        "【责任编辑：张三】", "版权所有，未经许可不得转载。", "【関連記事】", "写真：共同通信", "[사진=연합뉴스]",
        "ⓒ 가제트 & gazette.example, 무단전재-재배포 금지", "Baca juga: <a href=/x>Bagaimana pelabuhan dibangun</a>",
        "▶ Watch: the ferry hits the pier",
    ])
    func `what asks readers for something or credits others is no part of a text, wherever it stands`(
        line: String
    ) throws {
        #expect(try text(Self.sentences + [line]) == Self.sentences)
        #expect(try text(Self.sentences[...1] + [line] + Self.sentences[2...]) == Self.sentences)
    }

    @Test(arguments: ["(AFP)", "Avec AFP", "Con información de EFE", "Com informações da Agência Brasil"])
    func `an agency that is credited behind a text is its source`(line: String) throws {
        #expect(try text(Self.sentences + [line]) == Self.sentences)
    }

    @Test(arguments: [
        "Shares of the ferry's operator fell by a tenth on Friday, after the accident became known.",
        "Ad spending rose in the harbour's newspapers by a tenth, the publishers said on Friday.",
        "Sources close to the operator said on Friday that the captain had been asleep.",
        "Photographers stood on the quay until late at night, and nobody sent them away.",
        "Related companies of the operator were searched by the police on Friday, too.",
        "Also reading the letter to the court was the captain's daughter, who is eleven.",
        "Das könnte sie teuer zu stehen kommen, sagte der Anwalt der Reederei am Freitag.",
        "Sur le même sujet, le ministre a déclaré vendredi que rien n'était décidé.",
        "Con información de la policía, el juez ordenó el viernes detener al capitán.",
        "Following complaints on Facebook, the police arrested two men on the quay on Friday.",
        "End of Article 12 of the harbour's charter has changed nothing, the mayor said on Friday.",
        "Back to top form, the captain of the lifeboat won the race on Friday, a year after his fall.",
        "To read the full indictment took the prosecutor more than an hour on Friday.",
        "Email threads posted on Facebook show what the operator knew of the engine.",
        "警方称，该公司未经许可擅自施工，造成码头三人死亡。", "漫画を無断転載したとして、港で働く男が金曜日に逮捕された。",
        "Stand der Dinge ist, dass niemand weiss, wer den Schaden am Pier bezahlt.",
    ])
    func `a sentence that begins alike is the text's`(line: String) throws {
        #expect(try text(Self.sentences[...1] + [line] + Self.sentences[2...]).contains(line))
    }

    @Test(arguments: ["header-teaser", "article__lead", "article-header__lead", "entradilla", "chapo", "standfirst"])
    func `a standfirst is kept, whatever its publisher calls it`(name: String) throws {
        let lead = "Seven people are in hospital after a ferry struck a pier. What is known so far, and what is not."
        let teasers = (1...5).map {
            "<div class=teaser><a href=/\($0)><h3>Another story of this quay</h3></a><p>Something else happened, \($0) said.</p></div>"
        }
        let prose = Self.sentences.map { "<p>\($0)</p>" }.joined()
        let page =
            "<html><body><article><header><h1>Ferry hits pier</h1><p class=\(name)>\(lead)</p></header>"
            + "<div class=article-body>\(prose)\(prose.replacing("The", with: "This"))</div></article>"
            + "<section class=related>\(teasers.joined())</section></body></html>"
        let found = try extractArticle(Array(page.utf8)).paragraphs
        #expect(found.first == lead && !found.contains { $0.hasPrefix("Something else") })
    }

    @Test(arguments: [
        "Alte Fähre im Hafen. (Foto: dpa)", "El viejo muelle. Foto: Juana Pérez / EFE", "图为旧码头。新华社记者 张三 摄",
        "The old pier, seen from the quay. Photo: Harbour Pictures / Jane Doe", "A régi móló. Fotó: Kovács Anna",
        "Η παλιά προβλήτα (EUROKINISSI)", "The old pier. © Town of Harbour", "古い桟橋＝４日、山田三郎撮影",
    ])
    func `what ends with whose the picture above it is, is its caption, whatever it stands in`(caption: String) throws {
        let containers = [
            "<p><img src=/a.jpg></p><p><em>\(caption)</em></p>", "<div><img src=/a.jpg><small>\(caption)</small></div>",
            "<table><tr><td><img src=/a.jpg></td></tr><tr><td>\(caption)</td></tr></table>",
        ]
        for container in containers {
            let body = "<p>\(Self.sentences[0])</p>\(container)" + Self.sentences[1...].map { "<p>\($0)</p>" }.joined()
            let page = "<html><body><article><h1>Ferry hits pier</h1><div class=article-body>\(body)</div></article>"
            #expect(try extractArticle(Array(page.utf8)).paragraphs == Self.sentences)
        }
    }

    @Test(arguments: [
        "<strong>Baca juga:</strong></p><p><a href=/x>Bagaimana pelabuhan dibangun</a>",
        "<a href=/x>How the old harbour was built</a>",
        "<b>Skaitykite taip pat:</b></p><p><a href=/x>Uostas</a></p><p><a href=/y>Kaip uostas buvo pastatytas</a>",
        "</p><a href=/x><h3>How the old harbour was built</h3><p>It took seven years and the work of nine hundred men.</p></a><p>",
        "<strong><a href=/x>HOW THE OLD HARBOUR WAS BUILT</a></strong>",
    ])
    func `another article's headline amid the text is none of it`(paragraph: String) throws {
        let paragraphs = [Self.sentences[0], Self.sentences[1], paragraph, Self.sentences[2], Self.sentences[3]]
        #expect(try text(paragraphs) == Self.sentences)
    }

    @Test(arguments: ["Related", "You may also like", "Top stories", "Most read"])
    func `a list of other articles amid the text goes with its heading, and takes nothing behind it along`(
        label: String
    ) throws {
        let links = (1...4).map { "<li><a href=/\($0)>Harbour keeps number \($0)</a></li>" }.joined()
        for list in ["<h3>\(label)</h3><ul>\(links)</ul>", "<aside><h2>\(label)</h2><ul>\(links)</ul></aside>"] {
            let paragraphs = [
                Self.sentences[0], Self.sentences[1], "</p>\(list)<p>\(Self.sentences[2])", Self.sentences[3],
            ]
            #expect(try text(paragraphs) == Self.sentences)
        }
    }

    @Test func `a question that is a button over its answer is the text's`() throws {
        let faq = "</p><h3><button aria-expanded=true>Who pays for the new pier?</button></h3><p>\(Self.sentences[2])"
        let paragraphs = [Self.sentences[0], Self.sentences[1], faq, Self.sentences[3]]
        #expect(try text(paragraphs).contains("Who pays for the new pier?"))
    }

    @Test func `a sentence that is a link is the text's`() throws {
        let linked = "<a href=/x>The harbour has been closed for repairs ever since.</a>"
        let paragraphs = [Self.sentences[0], linked, Self.sentences[1], Self.sentences[2], Self.sentences[3]]
        #expect(try text(paragraphs).count == 5)
    }

    @Test func `elements are known by the names that tests have for them, where styles have none`() throws {
        let others = (1...2).map { "<p>Number \($0) of what else there is to be told about this quay on this day.</p>" }
        let prose = Self.sentences.map { "<p>\($0)</p>" }.joined()
        let page =
            "<html><body><h1>Ferry hits pier</h1><div class=css-1a2b><div data-testid=article-body>\(prose)</div>"
            + "<div data-testid=related-articles>\(others.joined())</div></div></body></html>"
        let blocks = explainArticle(Array(page.utf8)).blocks
        #expect(blocks.contains { $0.evidence.contains { $0.name == "inRelated" } })
    }
}
