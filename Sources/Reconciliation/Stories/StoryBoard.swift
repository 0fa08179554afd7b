import Foundation

/// The articles of the last days, and how likely each two of them report one event.
struct StoryBoard: Sendable {
    /// One end of a link; the other is whose list it stands in.
    struct Link: Sendable {
        var to: Int64
        /// The logarithm of the odds.
        var odds: Float
    }

    private var book = TermBook()
    /// In the order in which they came; what stands before `first` is gone.
    private var articles: [StoryArticle] = []
    private var first = 0
    /// Numbers of those at hand, by what they are known by.
    private var places: [Int64: Int] = [:]
    /// Those of whose heaviest terms it is one, by place.
    private var bearers: [[Int32]] = []
    private var tally = Tally()
    private var comparison = StoryComparison()
    /// Places that were given up before their time.
    private var dropped: Set<Int> = []

    /// So many articles are kept at least, to know which words are rare where little is published.
    static let fewest = 5000
    /// So many at most, whatever comes in four days.
    static let most = 40_000
    private static let heaviest = 25
    private static let mostBearers = 256
    private static let mostCompared = 64

    /// Whether there is a place for it among those that are compared.
    func contains(_ id: Int64) -> Bool { places[id] != nil }

    /// Takes an article in, and tells what links it to others.
    /// - Parameters:
    ///   - day: days since 1970, when it came; not before that of the last one.
    ///   - published: the same, by its own word.
    ///   - isKnown: its links are known, as of one that was here before.
    /// - Returns: its links, and who was forgotten since too old.
    mutating func add(
        _ terms: StoryTerms, as id: Int64, day: Double, published: Double, isKnown: Bool = false
    ) -> (links: [Link], forgotten: [Int64]) {
        remove(id)
        let forgotten = forget(before: day)
        let numbers = book.add(terms)
        let article = StoryArticle(id: id, day: day, published: published, terms, numbers: numbers)
        let weighed = WeighedArticle(article, book)
        let heaviest = weighed.heaviest(Self.heaviest * 2)
        let links = isKnown ? [] : self.links(of: article, weighed, heaviest)
        places[id] = articles.count
        index(heaviest.prefix(Self.heaviest), at: articles.count)
        articles.append(article)
        return (links, forgotten)
    }

    /// Takes one out, as one whose text changed or turned out to be a copy.
    mutating func remove(_ id: Int64) {
        guard let place = places.removeValue(forKey: id) else { return }
        dropped.insert(place)
        unlearn(place)
    }

    private mutating func unlearn(_ place: Int) {
        let terms = articles[place].terms
        for term in terms where Int(term.number) < bearers.count {
            guard let index = bearers[Int(term.number)].firstIndex(of: Int32(place)) else { continue }
            bearers[Int(term.number)].remove(at: index)
        }
        book.remove(terms.lazy.map(\.number))
        articles[place].forgetTerms()
    }

    /// Which of those at hand came within eight days: what is too old to be linked holds back what drifts away from it.
    func isRecent(_ id: Int64, on day: Double) -> Bool {
        places[id].map { day - articles[$0].day <= 2 * StoryLink.longestGap } ?? false
    }

    private mutating func forget(before day: Double) -> [Int64] {
        var forgotten: [Int64] = []
        while first < articles.count, articles.count - first - dropped.count >= Self.fewest,
            day - articles[first].day > StoryLink.longestGap || articles.count - first > Self.most
        {
            if dropped.remove(first) == nil {
                places[articles[first].id] = nil
                forgotten.append(articles[first].id)
                unlearn(first)
            }
            first += 1
        }
        if first > articles.count / 2, first > 1024 { compact() }
        return forgotten
    }

    /// Gives back what stands before the first.
    private mutating func compact() {
        articles.removeFirst(first)
        let shift = first
        first = 0
        dropped = Set(dropped.map { $0 - shift })
        places = places.mapValues { $0 - shift }
        for number in bearers.indices {
            bearers[number] = bearers[number].compactMap { $0 >= shift ? $0 - Int32(shift) : nil }
        }
    }

    // MARK: Who may be linked

    private mutating func links(
        of article: StoryArticle, _ weighed: WeighedArticle, _ heaviest: ArraySlice<WeighedArticle.Weight>
    ) -> [Link] {
        let recent = recentCount(on: article.day)
        let candidates = candidates(for: heaviest, on: article.day)
        let articles = articles
        return comparison.with(weighed, book) { shared in
            candidates.compactMap { place in
                let other = articles[place]
                guard let odds = StoryLink.odds(article, other, shared(other), recent: recent),
                    odds > StoryClusters.least
                else { return nil }
                return Link(to: other.id, odds: odds)
            }
        }
    }

    /// How many came in the three days before, this one included.
    private func recentCount(on day: Double) -> Int {
        var low = first, high = articles.count
        while low < high {
            let middle = (low + high) / 2
            if day - articles[middle].day > 3 { low = middle + 1 } else { high = middle }
        }
        return articles.count - low + 1 - dropped.count { $0 >= low }
    }

    /// Those that have the most weight of the heaviest terms in common.
    private mutating func candidates(for heaviest: ArraySlice<WeighedArticle.Weight>, on day: Double) -> [Int] {
        for weight in heaviest where Int(weight.number) < bearers.count {
            for place in bearers[Int(weight.number)].suffix(Self.mostBearers) {
                tally.add(weight.body * weight.body, to: Int(place))
            }
        }
        let (articles, first, dropped) = (articles, first, dropped)
        return tally.takeBest(Self.mostCompared) { place in
            place >= first && day - articles[place].day <= StoryLink.longestGap && !dropped.contains(place)
        }
    }

    private mutating func index(_ heaviest: ArraySlice<WeighedArticle.Weight>, at place: Int) {
        for weight in heaviest {
            let number = Int(weight.number)
            while bearers.count <= number { bearers.append([]) }
            bearers[number].append(Int32(place))
            if bearers[number].count > Self.mostBearers * 2 { bearers[number].removeFirst(Self.mostBearers) }
        }
    }
}
