import Markup

/// Who wrote an article, and what says so: the page's data first, then what stands around the headline.
struct BylineReader {
    private(set) var people: [String] = []
    private(set) var source: String?

    /// - Parameters:
    ///   - top: the numbers of the first node around the headline and the last above the text.
    ///   - paragraphs: the article's text.
    ///   - furniture: what the short lines around the text say.
    ///   - masthead: what those above the headline say.
    init(
        _ declarations: Declarations, byline: Byline, top: ClosedRange<Int>, paragraphs: [String], furniture: Furniture,
        masthead: Furniture
    ) {
        take(byline.people(declarations.structured.people("author")), "JSON-LD author")
        for name in Self.metaNames where people.isEmpty {
            take(byline.people(declarations.all(name).filter { !$0.hasPrefix("http") }), "meta \(name)")
        }
        if declarations.first("twitter:label1")?.lowercased().contains("written") ?? false {
            take(byline.people(declarations.all("twitter:data1")), "meta twitter:data1")
        }
        let named = declarations.properties.filter { $0.name == "author" }.map(\.value)
        take(byline.people(named.filter { $0.count <= Self.longest }), "itemprop author")
        let near = declarations.bylines.filter { top.contains($0.element) && Self.mayName($0.value) }
        take(Self.firstFound(near.map { String($0.value.prefix(Self.longest)) }, byline), "byline beside the headline")
        correct(by: furniture.signed)
        take(furniture.byline, "line beside the text")
        let hidden = declarations.properties.filter { $0.name == Declarations.hiddenAuthor }.map(\.value)
        take(byline.people(hidden), "itemprop author")
        let far = declarations.bylines.filter { $0.element > top.upperBound && $0.value.count <= Self.longest }
        take(Self.firstFound(far.prefix(3).map(\.value), byline), "byline")
        take(TextSignature.people(in: paragraphs, byline), "the text's own signature")
        take(byline.bodies(declarations.structured.persons), "JSON-LD author")
        take([furniture.guess].compactMap(\.self), "line beside a date")
        take(byline.bodies(declarations.structured.people("author")), "JSON-LD author")
        take(byline.bodies(declarations.all("author")), "meta author")
        take(byline.bodies(named), "itemprop author")
        take([furniture.body].compactMap(\.self), "line beside the text")
        // "Lessons from a Harbour, by Jane Doe": a journal of one.
        take(masthead.signed, "line above the headline")
    }

    /// What a line with a "By" says over the text is believed before the page's data.
    private mutating func correct(by signed: [String]) {
        guard !people.isEmpty, !signed.isEmpty else { return }
        let agreed = Byline.agreed(people, printed: signed)
        guard agreed != people else { return }
        (people, source) = (agreed, "line beside the text")
    }

    private static let metaNames = [
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
        "authors", "article.author", "rbauthors", "cxenseparse:author", "creator", "og:article:author",
        "article:author_name", "byline", "search.byline", "article_author", "author_name", "citation_author",
        "citation_authors", "bepress_citation_author",
    ]

    /// A longer text says more than names.
    private static let longest = 120

    /// "By Jane Doe Edited by: John Smith Published: …" says the names first.
    private static func mayName(_ text: String) -> Bool {
        text.count <= longest || text.count <= 2 * longest && Byline.withoutOpening(text) != nil
    }

    private mutating func take(_ names: @autoclosure () -> [String], _ source: String) {
        guard people.isEmpty else { return }
        people = names()
        if !people.isEmpty { self.source = source }
    }

    /// Elements with such names nest and repeat; the first that names anybody tells all that stand beside it.
    private static func firstFound(_ values: [String], _ byline: Byline) -> [String] {
        for value in values {
            let people = byline.people([value]).filter {
                Byline.withoutOpening(value) != nil || Byline.looksLikeName($0)
                    || Byline.looksLikeNameInCapitals($0) || !$0.utf8.allSatisfy { $0 < 0x80 }
            }
            if !people.isEmpty { return people }
        }
        return []
    }
}
