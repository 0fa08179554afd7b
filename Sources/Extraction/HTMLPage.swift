import Articles
import Markup

/// One HTML page on its way to a draft: what it declares, what it shows, and which of both is believed.
struct HTMLPage {
    let page: PageText
    let article: ArticleBlocks
    /// What the short lines of the page say, by block.
    private let lines: [FurnitureLine?]
    private let outlet: String?
    private let declared: Metadata
    private let headline: String

    init(_ text: [UInt8], url: WebURL?, outlet: String?) {
        let document = HTMLDocument(text)
        self.outlet = outlet
        declared = Metadata(document.root, url: url)
        page = PageText(document)
        headline = Headline(declared: declared, page: page).text
        let told = DeclaredText(
            body: declared.articleBody?.joined(separator: " "), descriptions: [declared.description].compactMap(\.self))
        var names = FurnitureLine.Names()
        names.outlets = [outlet, declared.siteName].compactMap(\.self)
        names.authors = Byline.people(declared.authors, outlet: outlet, site: declared.siteName)
        lines = page.blocks.map { [page] in page.line($0, names) }
        article = ArticleBlocks(document, page, title: headline, declared: told, lines: lines)
    }

    func draft() -> Draft? {
        var paragraphs = article.kept.map { page.string(page.blocks[$0]) }
        if let whole = declared.articleBody, paragraphs.joined().utf8.count * 3 < whole.joined().utf8.count {
            paragraphs = whole
        }
        let furniture = Furniture(preamble: preamble, tail: tail)
        let dateline = Dateline(paragraphs: paragraphs)
        return Draft(
            title: headline,
            paragraphs: paragraphs,
            byline: Byline.people(declared.authors, outlet: outlet, site: declared.siteName).nonEmpty
                ?? furniture.byline,
            published: declared.published ?? furniture.date ?? dateline.date,
            updated: declared.updated,
            place: dateline.place ?? furniture.place,
            agency: dateline.agency ?? furniture.source ?? Agencies.cited(in: paragraphs),
            language: declared.language ?? Language.of(paragraphs),
            canonical: declared.canonical)
    }

    /// What stands between the headline and the text.
    private var preamble: [FurnitureLine] {
        guard let first = article.kept.first else { return [] }
        let key = WordHash(headline)
        let start = page.blocks[..<first].lastIndex { $0.measures.key == key }.map { $0 + 1 } ?? max(0, first - 4)
        return lines[start..<first].compactMap(\.self)
    }

    /// What the few blocks behind the text say.
    private var tail: [FurnitureLine] {
        guard let last = article.kept.last else { return [] }
        return lines[(last + 1)...].prefix(4).compactMap(\.self)
    }
}

extension PageText {
    func line(_ block: Block, _ names: FurnitureLine.Names) -> FurnitureLine? {
        block.words <= 20 && block.text.count <= 160 ? FurnitureLine(string(block), block.measures, names) : nil
    }
}

extension Array {
    var nonEmpty: Self? { isEmpty ? nil : self }
}
