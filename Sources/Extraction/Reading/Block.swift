import Markup

/// A piece of a page that stands on its own lines: a paragraph, a heading, a list item, a cell.
struct Block {
    enum Kind: Equatable { case paragraph, division, heading(Int), item, cell, quote, preformatted }

    let kind: Kind
    /// Where its text stands in the page's text; never empty.
    let text: Range<Int>
    /// The number of the block element around it.
    let element: Int
    /// The number of the first node of its text.
    let node: Int
    let surroundings: Surroundings
    /// How much of the text is inside links, from 0 to 1.
    let linkShare: Double
    /// Whether all of it is a link to the site's front page: its name, not a headline.
    let leadsHome: Bool
    /// How much is emphasised.
    let strongShare: Double
    let measures: TextMeasures
    /// Whether the whole is a phrase of the page's furniture.
    let isPhrase: Bool

    var words: Int { measures.words }

    var isHeading: Bool { if case .heading = kind { true } else { false } }

    /// Ends as a sentence ends, closing quotes and brackets aside.
    var isSentence: Bool {
        words >= 4 && [.sentence, .question, .ellipsis].contains(measures.ending)
    }
}
