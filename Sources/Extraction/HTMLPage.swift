import Articles
import Markup

/// One HTML page on its way to a draft: what it declares, what it shows, and which of both is believed.
struct HTMLPage {
    private let root: MarkupNode
    private let url: WebURL?
    private let outlet: String?
    private let declared: Metadata

    init?(_ text: [UInt8], url: WebURL?, outlet: String?) {
        guard let root = MarkupDocument(html: text)?.root else { return nil }
        self.root = root
        self.url = url
        self.outlet = outlet
        declared = Metadata(root, url: url)
    }

    func draft() -> Draft? {
        let reader = BlockReader(root)
        let headline = Headline(declared: declared, blocks: reader.blocks).text
        let region = Region(blocks: reader.blocks, article: reader.article, headline: headline)
        var paragraphs = region.paragraphs
        if let whole = declared.articleBody, paragraphs.joined().utf8.count * 3 < whole.joined().utf8.count {
            paragraphs = whole
        }
        let furniture = Furniture(preamble: region.preamble, tail: region.tail, outlet: outlet ?? declared.siteName)
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
}

extension Array {
    var nonEmpty: Self? { isEmpty ? nil : self }
}
