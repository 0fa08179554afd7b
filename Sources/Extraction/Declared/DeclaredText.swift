import Markup

/// The article's text and its description as the page's own data tell them, to compare blocks with.
struct DeclaredText {
    private let body: String
    private let descriptions: Set<WordHash>

    /// A shorter body is a teaser.
    private static let shortestBody = 400

    init(body: String?, descriptions: [String]) {
        let key = body.map(Folding.key) ?? ""
        self.body = key.utf8.count >= Self.shortestBody ? key : ""
        self.descriptions = Set(descriptions.map { WordHash($0) }.filter { $0.length >= 20 })
    }

    var hasBody: Bool { !body.isEmpty }

    func isDescription(_ key: WordHash) -> Bool { descriptions.contains(key) }

    /// Whether the body has a block's words, as they stand.
    func holds(_ text: String) -> Bool { TextSearch.holds(body, Folding.key(text)) }
}
