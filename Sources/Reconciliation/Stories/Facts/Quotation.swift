/// What somebody is quoted with.
struct Quotation {
    /// Its words, without case, accents and marks; figures by their value.
    let words: [String]
    /// As it stands, without its quotation marks.
    let text: String

    private static let fewestWords = 4
    private static let mostWords = 80
    private static let most = 40

    static func find(in paragraphs: [String]) -> [Quotation] {
        Array(paragraphs.prefix(200).lazy.flatMap { find(in: $0) }.prefix(most))
    }

    private static func find(in paragraph: String) -> [Quotation] {
        var found: [Quotation] = []
        var open: [Word]?
        for word in Reconciliation.words(in: paragraph) {
            if word.key == "\"" {
                if let quoted = open.flatMap({ Quotation($0) }) { found.append(quoted) }
                open = open == nil ? [] : nil
            } else {
                open?.append(word)
            }
        }
        return found
    }

    private init?(_ all: [Word]) {
        // The comma before "he said" is the reporter's.
        let quoted = all.last?.key == "," ? Array(all.dropLast()) : all
        let words = FoldedText(quoted).tokens.map { $0.key }
        guard (Self.fewestWords...Self.mostWords).contains(words.count), let first = quoted.first?.text,
            let last = quoted.last?.text
        else { return nil }
        self.words = words
        text = String(first.base[first.startIndex..<last.endIndex])
    }

    /// Whether one is the other, whole or cut.
    func isPart(with other: Quotation) -> Bool {
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        return (0...long.count - short.count).contains { long[$0..<$0 + short.count] == short[...] }
    }

    /// Whether both are one sentence, told differently: most of the words of the shorter stand in the longer, and no
    /// two quotations of one person share so many by chance.
    func isLike(_ other: Quotation) -> Bool {
        var left: [String: Int] = [:]
        for word in other.words { left[word, default: 0] += 1 }
        var shared = 0
        for word in words where left[word, default: 0] > 0 {
            left[word, default: 0] -= 1
            shared += 1
        }
        return Double(shared) >= 0.6 * Double(min(words.count, other.words.count)) && shared >= 4
            && Double(shared) >= 0.4 * Double(max(words.count, other.words.count))
    }
}

/// Quotations by the sentence that they quote.
struct QuotationTopics {
    private var topics: [[(quotation: Quotation, saying: StoryFacts.Saying)]] = []

    var facts: [StoryFacts.Fact] {
        topics.map { StoryFacts.Fact(kind: .quotation, sayings: $0.map(\.saying).byOutlets) }
    }

    mutating func add(_ quotation: Quotation, _ outlet: String) {
        for topic in topics.indices {
            if let same = topics[topic].firstIndex(where: { $0.quotation.isPart(with: quotation) }) {
                return join(quotation, outlet, topic, same)
            }
        }
        let saying = StoryFacts.Saying(text: quotation.text, outlets: [outlet])
        let like = topics.firstIndex { topic in topic.contains { $0.quotation.isLike(quotation) } }
        if let like { topics[like].append((quotation, saying)) } else { topics.append([(quotation, saying)]) }
    }

    /// The longest stands for all that are parts of it.
    private mutating func join(_ quotation: Quotation, _ outlet: String, _ topic: Int, _ place: Int) {
        topics[topic][place].saying.add(outlet)
        guard quotation.words.count > topics[topic][place].quotation.words.count else { return }
        topics[topic][place].quotation = quotation
        topics[topic][place].saying.text = quotation.text
    }
}
