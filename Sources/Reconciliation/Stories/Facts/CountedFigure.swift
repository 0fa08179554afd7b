/// A figure and what it may count: the words that follow it.
struct CountedFigure {
    /// By which figures compare, in figures or in words: "7" and "seven" are one.
    let value: String
    /// The words after it, without their endings: of "seven Turkish soldiers killed" each may be the noun.
    let counted: [String]
    /// What stands around them in the sentence.
    let context: Set<String>
    /// As it stands: "seven Turkish soldiers killed".
    let text: String

    private static let mostWords = 1500
    private static let most = 60
    private static let mostCounted = 3
    private static let reach = 6

    /// Of an article's beginning.
    static func find(in paragraphs: [String]) -> [CountedFigure] {
        var figures: [CountedFigure] = []
        var count = 0
        for paragraph in paragraphs where count < mostWords && figures.count < most {
            let all = words(in: paragraph)
            count += all.count
            figures += Unit.find(in: all).filter { $0.kind == .number }.compactMap { CountedFigure($0, in: all) }
        }
        return Array(figures.prefix(most))
    }

    private init?(_ unit: Unit, in all: [Word]) {
        guard Double(unit.value) != nil, !Self.isYear(all[unit.words]), !Self.isAge(all[unit.words]) else { return nil }
        let following = all[unit.words.upperBound...].prefix(Self.mostCounted).prefix { CountedWords.mayBeNoun($0) }
        guard !following.isEmpty, let first = all[unit.words].first?.text, let last = following.last?.text else {
            return nil
        }
        value = unit.value
        let nouns = following.map { TermReader.key(of: $0.key) }
        counted = nouns
        context = Self.sentence(around: unit.words.lowerBound..<unit.words.upperBound + following.count, in: all)
            .subtracting(nouns)
        text = String(first.base[first.startIndex..<last.endIndex])
    }

    /// Four figures without a mark, in the years that news tells of.
    private static func isYear(_ words: ArraySlice<Word>) -> Bool {
        guard words.count == 1, let key = words.first?.key, key.count == 4 else { return false }
        return Int(key).map { (1800...2100).contains($0) } ?? false
    }

    /// "a seven-year-old boy" counts no boys.
    private static func isAge(_ words: ArraySlice<Word>) -> Bool {
        words.contains { $0.key.split(separator: "-").count > 2 }
    }

    private static func sentence(around range: Range<Int>, in all: [Word]) -> Set<String> {
        func ends(_ word: Word) -> Bool { word.kind == .mark && [".", "!", "?", "。", "؟"].contains(word.key) }
        let before = all[..<range.lowerBound].suffix(reach).reversed().prefix { !ends($0) }
        let after = all[range.upperBound...].prefix(reach).prefix { !ends($0) }
        let near = Array(before) + Array(after)
        return Set(near.filter { CountedWords.mayBeNoun($0) }.map { TermReader.key(of: $0.key) })
    }
}

/// Which words say what is counted.
private enum CountedWords {
    static func mayBeNoun(_ word: Word) -> Bool {
        guard word.kind == .word, !NumberWords.isNumber(word) else { return false }
        let key = TermReader.key(of: word.key)
        return nouns.contains(key) || (CommonWords.counts[TermReader.hash(key)] ?? 0) < 100
    }

    /// Common, and counted all the same.
    private static let nouns: Set<String> = [
        "people", "person", "day", "week", "month", "year", "hour", "time", "company", "case", "country", "state",
        "city", "home", "house", "official", "челов", "людеи", "люди", "день", "днеи", "месяц", "год", "года", "лет",
        "компа", "стран", "жител", "случа", "часов", "часа", "долла", "рубле",
    ]
}

/// Figures by what they count. Two of one value for one noun are one saying; of another value, where the sentence
/// says something of the same.
struct FigureTopics {
    private struct Topic {
        var counted: Set<String>
        var contexts: [Set<String>]
        var values: [String]
        var sayings: [StoryFacts.Saying]
    }

    private var topics: [Topic] = []

    var facts: [StoryFacts.Fact] {
        topics.map { StoryFacts.Fact(kind: .figure, sayings: $0.sayings.byOutlets) }
    }

    mutating func add(_ figure: CountedFigure, _ outlet: String) {
        guard let place = place(of: figure) else {
            topics.append(
                Topic(
                    counted: Set(figure.counted), contexts: [figure.context], values: [figure.value],
                    sayings: [.init(text: figure.text, outlets: [outlet])]))
            return
        }
        topics[place].contexts.append(figure.context)
        if let value = topics[place].values.firstIndex(of: figure.value) {
            topics[place].sayings[value].add(outlet)
        } else {
            topics[place].values.append(figure.value)
            topics[place].sayings.append(.init(text: figure.text, outlets: [outlet]))
        }
    }

    /// The topic that it is nearest to, those that have its value first.
    private func place(of figure: CountedFigure) -> Int? {
        var best: (place: Int, nearness: Int)?
        for (place, topic) in topics.enumerated() where !topic.counted.isDisjoint(with: figure.counted) {
            let shared = topic.contexts.map { $0.intersection(figure.context).count }.max() ?? 0
            let isSaid = topic.values.contains(figure.value)
            // "Two people" are others in every sentence; 212 are the same.
            guard shared > 0 || isSaid && (Double(figure.value) ?? 0) >= 10 else { continue }
            let nearness = shared + (isSaid ? 100 : 0)
            if nearness > best?.nearness ?? 0 { best = (place, nearness) }
        }
        return best?.place
    }
}
