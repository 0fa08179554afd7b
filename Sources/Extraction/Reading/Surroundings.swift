/// What a block stands in, by the elements around it and the names that their authors gave them.
struct Surroundings: OptionSet {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    private init(bit: UInt32) { rawValue = 1 << bit }

    // What the page says is the article.
    static let article = Surroundings(bit: 0)
    static let main = Surroundings(bit: 1)
    /// Named as an article's body by its class, its id or its `itemprop`.
    static let body = Surroundings(bit: 2)

    // What it says is something else.
    static let navigation = Surroundings(bit: 3)
    static let footer = Surroundings(bit: 4)
    static let header = Surroundings(bit: 5)
    static let aside = Surroundings(bit: 6)
    static let form = Surroundings(bit: 7)
    static let figure = Surroundings(bit: 8)
    static let caption = Surroundings(bit: 9)

    // What kind of text it is.
    static let list = Surroundings(bit: 10)
    static let table = Surroundings(bit: 11)
    static let quote = Surroundings(bit: 12)
    static let embedded = Surroundings(bit: 13)
    static let pullQuote = Surroundings(bit: 14)

    // What the names around it say.
    static let related = Surroundings(bit: 15)
    static let sharing = Surroundings(bit: 16)
    static let comments = Surroundings(bit: 17)
    static let promotion = Surroundings(bit: 18)
    static let advertising = Surroundings(bit: 19)
    static let credit = Surroundings(bit: 20)
    static let tags = Surroundings(bit: 21)
    static let widget = Surroundings(bit: 22)
    static let legal = Surroundings(bit: 23)
    static let player = Surroundings(bit: 24)
    static let hidden = Surroundings(bit: 25)
    static let standfirst = Surroundings(bit: 26)
    static let contents = Surroundings(bit: 27)
    static let biography = Surroundings(bit: 28)
    static let title = Surroundings(bit: 29)
    static let byline = Surroundings(bit: 30)

    /// Says what the picture before it says in its stead.
    static let pictured = Surroundings(bit: 31)

    /// Those that speak against a block, and are not believed of an element that holds a third of the page's prose.
    static let clutter: Surroundings = [
        .navigation, .footer, .header, .aside, .form, .figure, .caption, .related, .sharing, .comments, .promotion,
        .advertising, .credit, .tags, .widget, .legal, .player, .hidden, .contents, .biography, .pullQuote, .title,
        .byline,
        .embedded,
    ]
}
