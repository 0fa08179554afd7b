import Articles
import Markup

/// One HTML page on its way to a draft: what it declares, what it shows, and which of both is believed.
struct HTMLPage {
    let page: PageText
    let article: ArticleBlocks
    let headline: Headline
    let dates: PublicationDates
    let byline: BylineReader
    let form: Form
    /// It lends the nodes that others of these know.
    private let document: HTMLDocument
    private let declarations: Declarations
    private let paragraphs: [String]
    private let dateline: Dateline
    private let furniture: Furniture

    /// What the site's rule found, if it has one.
    let rule: RuleReading?

    init(_ text: [UInt8], url: WebURL?, outlet: String?, rule: SiteRule?) {
        let document = HTMLDocument(rule.map { Self.replaced(text, $0) } ?? text)
        let rule = rule.map { RuleReading($0, document, url: url) }
        self.rule = rule
        self.document = document
        defer { withExtendedLifetime(document) {} }
        let known = KnownNames()
        let declarations = Declarations(document.root, url: url, names: known)
        let page = PageText(document, without: rule?.stripped ?? [], names: known)
        let headline = rule?.title.map { Headline(text: $0, source: "rule") } ?? Headline(declarations, page)
        let names = FurnitureLine.Names(
            outlets: [outlet, declarations.siteName, declarations.titledSite].compactMap(\.self),
            authors: declarations.structured.people("author") + declarations.all("author"),
            persons: declarations.structured.persons + declarations.ownersNames)
        let lines = page.lines(names)
        let told = DeclaredText(
            body: declarations.body, descriptions: [declarations.description].compactMap(\.self))
        article = ArticleBlocks(document, page, title: headline.heading, declared: told, lines: lines, rule: rule)
        let edges = PageEdges(page, article.kept, headline: headline.heading)
        furniture = Furniture(
            preamble: (lines[edges.preamble] + Self.inside(lines, article.kept)).compactMap(\.self),
            tail: lines[edges.tail].compactMap(\.self))
        paragraphs = Self.paragraphs(page, article.kept, rule?.body.isEmpty == false ? nil : declarations.body)
        dateline = Dateline(paragraphs: paragraphs)
        dates = PublicationDates(
            declarations, page, scripts: declarations.programs, top: edges.top, preamble: edges.preamble,
            tail: edges.tail, url: url ?? declarations.canonical, dateline: dateline.date)
        byline = BylineReader(
            declarations, byline: names.byline, top: edges.topNodes(page), paragraphs: paragraphs, furniture: furniture,
            masthead: Furniture(preamble: lines[edges.masthead].compactMap(\.self), tail: []))
        form = PageForm.of(declarations, page, article, paragraphs, url: url)
        self.declarations = declarations
        self.page = page
        self.headline = headline
    }

    /// Whether the page goes on behind what is kept of it.
    var isCut: Bool { document.isCut || page.isCut }

    /// Whether there is little more on the page than a question or a check before the article.
    var isDoor: Bool { StandIn.isDoor(page, kept: article.kept) }

    /// Whether the site's rule wants nothing read where it finds nothing.
    var isRefused: Bool {
        guard let rule, !rule.fallsBack else { return false }
        return rule.body.isEmpty
    }

    /// The heading by which the page says that the article is not there.
    var absence: String? { StandIn.heading(of: page, kept: article.kept) }

    /// The first paragraph, where it stands apart from the others below the headline, or is what the page says of the
    /// article.
    private var standfirst: String? {
        guard let first = article.kept.first, article.kept.count > 1 else { return nil }
        let evidence = article.evidence[first]
        let isApart =
            evidence.contains(.followsHeadline) && (evidence.contains(.inStandfirst) || evidence.contains(.otherShape))
        return isApart || evidence.contains(.isDescription) ? page.string(page.blocks[first]) : nil
    }

    /// The page's source with what its rule replaces.
    private static func replaced(_ text: [UInt8], _ rule: SiteRule) -> [UInt8] {
        guard !rule.replacements.isEmpty else { return text }
        var page = String(decoding: text, as: UTF8.self)
        for (find, replace) in rule.replacements where !find.isEmpty { page = page.replacing(find, with: replace) }
        return Array(page.utf8)
    }

    /// Lines that stand between a standfirst and the text.
    private static func inside(_ lines: [FurnitureLine?], _ kept: [Int]) -> [FurnitureLine?] {
        guard let first = kept.first else { return [] }
        let kept = Set(kept.prefix(4))
        return (first..<min(lines.count, first + 4)).filter { !kept.contains($0) }.map { lines[$0] }
    }

    /// Where the page shows less than a third of what its data carries, its data is the article.
    private static func paragraphs(_ page: PageText, _ kept: [Int], _ body: String?) -> [String] {
        let shown = kept.map { page.string(page.blocks[$0]) }
        guard let body else { return shown }
        let lines = body.parts { Self.endsLine($0) }
        let whole = lines.map { PlainText.of(html: $0) }.filter { !$0.isEmpty }
        return shown.reduce(0) { $0 + $1.utf8.count } * 3 < whole.reduce(0) { $0 + $1.utf8.count } ? whole : shown
    }

    /// As `Character.isNewline` has it.
    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    func draft() -> Draft {
        var draft = Draft(
            title: headline.text,
            paragraphs: paragraphs,
            byline: rule.flatMap { Byline(outlets: []).people($0.byline).nonEmpty } ?? byline.people,
            published: rule?.published ?? dates.published,
            updated: dates.updated,
            place: dateline.place ?? furniture.place,
            agency: dateline.agency ?? furniture.source ?? Agencies.cited(in: paragraphs),
            language: Language.of(paragraphs, declared: declarations.language),
            canonical: declarations.canonical)
        draft.standfirst = standfirst
        draft.socialTitle = headline.social
        draft.form = form
        draft.amp = declarations.amp
        draft.picture = declarations.picture
        draft.wholeAt = rule?.singlePage
        draft.continuesAt = rule?.nextPage
        return draft
    }
}

/// What stands around an article's text.
private struct PageEdges {
    /// From the headline, or a few blocks before it, to the text.
    let top: Range<Int>
    /// The few blocks above the headline.
    let masthead: Range<Int>
    /// Between the headline and the text.
    let preamble: Range<Int>
    /// The few blocks behind the text.
    let tail: Range<Int>

    private static let reach = 6

    init(_ page: PageText, _ kept: [Int], headline: String) {
        let first = kept.first ?? 0, end = (kept.last ?? -1) + 1
        let key = WordHash(headline)
        let heading = page.blocks[..<first].lastIndex { $0.measures.key == key }
        masthead = heading.map { max(0, $0 - Self.reach)..<$0 } ?? 0..<0
        preamble = (heading.map { $0 + 1 } ?? max(0, first - Self.reach))..<first
        // Some text first, for pages that print their date below the standfirst.
        let firsts = min(page.blocks.count, first + 3)
        top = max(0, (heading ?? first) - Self.reach)..<max(firsts, max(0, (heading ?? first) - Self.reach))
        tail = end..<min(page.blocks.count, end + Self.reach)
    }

    /// The nodes of the top, as far as the page goes.
    func topNodes(_ page: PageText) -> ClosedRange<Int> {
        guard let first = page.blocks[top].first, let last = page.blocks[top].last else { return 0...0 }
        return min(first.element, first.node)...max(last.node, first.node)
    }
}

extension PageText {
    /// Further down nothing is said of the article.
    private static let mostLines = 5000

    /// What the short lines of the page say, by block.
    func lines(_ names: FurnitureLine.Names) -> [FurnitureLine?] {
        var isLabel = false
        return blocks.enumerated().map { index, block in
            guard index < Self.mostLines else { return nil }
            let wasLabel = isLabel
            isLabel = FurnitureLine.isAuthorLabel(block.measures)
            if wasLabel, block.words <= 6, let line = FurnitureLine.signed(string(block), names) { return line }
            return FurnitureLine(block, in: self, names)
        }
    }
}

extension Array {
    var nonEmpty: Self? { isEmpty ? nil : self }
}
