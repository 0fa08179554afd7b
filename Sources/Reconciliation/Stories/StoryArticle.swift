import Foundation

/// An article as the board compares it.
struct StoryArticle {
    struct Term {
        var hash: UInt32
        /// In the book.
        var number: UInt32
        var inTitle: UInt8, inText: UInt8, inLead: UInt8
        /// How often as a name; the highest bit marks a number. Twelve bytes in all, since there are millions.
        private var nameAndMark: UInt8

        init(_ term: StoryTerms.Term, number: UInt32) {
            hash = term.hash
            self.number = number
            (inTitle, inText, inLead) = (term.inTitle, term.inText, term.inLead)
            nameAndMark = min(term.asName, 127) | (term.isNumber ? 128 : 0)
        }

        var asName: UInt8 { nameAndMark & 127 }
        var isNumber: Bool { nameAndMark & 128 != 0 }
    }

    let id: Int64
    /// Days since 1970: when it came, and when it says that it was published.
    let day: Double, published: Double
    /// In ascending order of their hashes.
    private(set) var terms: [Term]
    let hasCase: Bool

    init(id: Int64, day: Double, published: Double, _ terms: StoryTerms, numbers: [UInt32]) {
        self.id = id
        self.day = day
        self.published = published
        hasCase = terms.hasCase
        self.terms = zip(terms.terms, numbers).map { Term($0, number: $1) }
    }

    /// Nobody compares it any more: the memory that most of it is.
    mutating func forgetTerms() { terms = [] }
}
