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

    init(_ article: StoryArticle, _ book: TermBook) {
        var views = WeightSums()
        var weights: [Weight] = []
        weights.reserveCapacity(article.terms.count)
        TermFrequency.table.withUnsafeBufferPointer { table in
            for term in article.terms {
                let weight = Weight(term, idf: book.weight(of: term.number), table)
                views.add(weight, isInTitle: term.inTitle > 0)
                weights.append(weight)
            }
        }
        let scale = views.scale
        for index in weights.indices {
            weights[index].body *= scale.body
            weights[index].title *= scale.title
            weights[index].lead *= scale.lead
            weights[index].name *= scale.name
            weights[index].number1 *= scale.number
        }
        self.weights = weights
        titleSum = views.titleSum
    }

    /// The heaviest first.
    func heaviest(_ count: Int) -> ArraySlice<Weight> {
        weights.sorted { $0.body != $1.body ? $0.body > $1.body : $0.hash < $1.hash }.prefix(count)
    }
}

extension WeighedArticle.Weight {
    /// Before it is scaled.
    /// - Parameter table: of term frequencies.
    @inline(__always)
    init(_ term: StoryArticle.Term, idf: Float, _ table: UnsafeBufferPointer<Float>) {
        self.init(
            hash: term.hash, number: term.number, idf: idf, body: table[Int(term.inText) + 3 * Int(term.inTitle)] * idf,
            title: table[Int(term.inTitle)] * idf, lead: table[Int(term.inLead)] * idf,
            name: table[Int(term.asName)] * idf, number1: term.isNumber && term.inText > 0 ? idf : 0,
            isNumber: term.isNumber)
    }
}

/// The squares of an article's weights, by which they are scaled to a length of one.
struct WeightSums {
    private var body: Float = 0, title: Float = 0, lead: Float = 0, name: Float = 0, number: Float = 0
    private(set) var titleSum: Float = 0

    @inline(__always)
    mutating func add(_ weight: WeighedArticle.Weight, isInTitle: Bool) {
        body += weight.body * weight.body
        title += weight.title * weight.title
        lead += weight.lead * weight.lead
        name += weight.name * weight.name
        number += weight.number1 * weight.number1
        if isInTitle { titleSum += weight.idf }
    }

    var scale: (body: Float, title: Float, lead: Float, name: Float, number: Float) {
        (Self.inverse(body), Self.inverse(title), Self.inverse(lead), Self.inverse(name), Self.inverse(number))
    }

    private static func inverse(_ sum: Float) -> Float { sum > 0 ? 1 / sum.squareRoot() : 0 }
}

/// Twice the word is not twice the meaning.
enum TermFrequency {
    /// By how often: in the text, and three times as often in the headline, at most 255 of each.
    static let table: [Float] = (0...1020).map { $0 == 0 ? 0 : 1 + Logarithm.of($0, plus: 0) }
}
