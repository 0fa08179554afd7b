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

/// An article's terms with their weights as of now, in the five views by which articles are compared.
struct WeighedArticle {
    struct Weight {
        var hash: UInt32, number: UInt32
        var idf: Float
        var body: Float, title: Float, lead: Float, name: Float, number1: Float
        var isNumber: Bool
    }

    let weights: [Weight]
    let titleSum: Float
    let hasCase: Bool
    let day: Double, published: Double

    init(_ article: StoryArticle, _ book: TermBook) {
        var sums = (body: Float(0), title: Float(0), lead: Float(0), name: Float(0), number: Float(0)),
            titleSum = Float(0)
        var weights: [Weight] = []
        weights.reserveCapacity(article.terms.count)
        for term in article.terms {
            let idf = book.weight(of: term.number)
            let weight = Weight(
                hash: term.hash, number: term.number, idf: idf,
                body: Self.frequency(Int(term.inText) + 3 * Int(term.inTitle)) * idf,
                title: Self.frequency(Int(term.inTitle)) * idf, lead: Self.frequency(Int(term.inLead)) * idf,
                name: Self.frequency(Int(term.asName)) * idf, number1: term.isNumber && term.inText > 0 ? idf : 0,
                isNumber: term.isNumber)
            sums.body += weight.body * weight.body
            sums.title += weight.title * weight.title
            sums.lead += weight.lead * weight.lead
            sums.name += weight.name * weight.name
            sums.number += weight.number1 * weight.number1
            if term.inTitle > 0 { titleSum += idf }
            weights.append(weight)
        }
        let scale = (
            body: Self.inverse(sums.body), title: Self.inverse(sums.title), lead: Self.inverse(sums.lead),
            name: Self.inverse(sums.name), number: Self.inverse(sums.number)
        )
        for index in weights.indices {
            weights[index].body *= scale.body
            weights[index].title *= scale.title
            weights[index].lead *= scale.lead
            weights[index].name *= scale.name
            weights[index].number1 *= scale.number
        }
        self.weights = weights
        self.titleSum = titleSum
        hasCase = article.hasCase
        day = article.day
        published = article.published
    }

    /// Twice the word is not twice the meaning.
    private static func frequency(_ count: Int) -> Float { count == 0 ? 0 : 1 + Logarithm.of(count, plus: 0) }

    private static func inverse(_ sum: Float) -> Float { sum > 0 ? 1 / sum.squareRoot() : 0 }
}
