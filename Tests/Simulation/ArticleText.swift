/// An article as its newsroom wrote it.
struct ArticleText: Equatable, Sendable {
    var title: String
    var byline: String?
    var standfirst: String?
    var body: [String]
    var correction: String?

    /// All that is to be read below the headline, in order.
    var paragraphs: [String] { [standfirst].compactMap(\.self) + body + [correction].compactMap(\.self) }

    init(in prose: Prose, hasByline: Bool, hasStandfirst: Bool, _ chance: inout SeededGenerator) {
        title = prose.headline(&chance)
        byline = hasByline ? chance.one(of: prose.vocabulary.authors) : nil
        standfirst = hasStandfirst ? prose.standfirst(&chance) : nil
        body = prose.text(&chance)
    }

    /// Another text below the same headline.
    func rewritten(in prose: Prose, _ chance: inout SeededGenerator) -> ArticleText {
        var other = ArticleText(in: prose, hasByline: false, hasStandfirst: standfirst != nil, &chance)
        other.title = title
        other.byline = byline
        return other
    }

    /// Does it to the first paragraph, from one taken by chance on, in which there is something to do.
    mutating func rewordParagraph(
        _ chance: inout SeededGenerator, _ reword: (String, inout SeededGenerator) -> String?
    ) {
        let start = chance.number(0...(body.count - 1))
        for index in body.indices {
            let place = (start + index) % body.count
            guard let reworded = reword(body[place], &chance) else { continue }
            body[place] = reworded
            return
        }
    }

    /// Whether the first paragraph is so little of the text that it can be told for a teaser.
    var hasTeaser: Bool {
        let whole = paragraphs.reduce(0) { $0 + $1.count }
        return (paragraphs.first?.count ?? 0) * 10 < whole * 3
    }

    var teaser: ArticleText {
        var teaser = self
        if standfirst == nil { teaser.body = Array(body.prefix(1)) } else { teaser.body = [] }
        teaser.correction = nil
        return teaser
    }
}
