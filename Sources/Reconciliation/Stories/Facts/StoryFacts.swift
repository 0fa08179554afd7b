public import Articles

/// What the outlets that report one event say of it: figures with what they count, and quotations. What all of them say,
/// what they say differently, and what only one says.
public struct StoryFacts: Equatable, Sendable {
    public enum Kind: String, Sendable { case figure, quotation }

    /// What is said in much the same words, and who says it.
    public struct Saying: Equatable, Sendable {
        public var text: String
        public var outlets: [String]
    }

    /// One thing that is told of: of what is told differently each way, the most frequent first.
    public struct Fact: Equatable, Sendable {
        public var kind: Kind
        public var sayings: [Saying]
    }

    /// An article of the story, as it stands now.
    public struct Source: Sendable {
        public var outlet: String
        public var paragraphs: [String]

        public init(outlet: String, draft: Draft) {
            self.outlet = outlet
            paragraphs = draft.paragraphs
        }
    }

    /// What all outlets say, or all but one.
    public private(set) var shared: [Fact] = []
    /// Figures for one thing, or quotations of one sentence, that do not agree.
    public private(set) var differing: [Fact] = []
    public private(set) var single: [Fact] = []

    private static let mostSources = 40
    private static let mostFacts = 20
    private static let mostOfOneOutlet = 6

    /// - Parameter sources: in the order of time; of many, the first ones are read.
    public init(of sources: [Source]) {
        let sources = sources.prefix(Self.mostSources)
        let outlets = Set(sources.map(\.outlet)).count
        guard outlets > 1 else { return }
        var figures = FigureTopics(), quotations = QuotationTopics()
        for source in sources {
            for figure in CountedFigure.find(in: source.paragraphs) { figures.add(figure, source.outlet) }
            for quotation in Quotation.find(in: source.paragraphs) { quotations.add(quotation, source.outlet) }
        }
        let facts = figures.facts + quotations.facts
        for fact in facts { sort(fact, outlets: outlets) }
        shared = Self.widest(shared)
        differing = Self.widest(differing)
        single = Self.rationed(single)
    }

    private mutating func sort(_ fact: Fact, outlets: Int) {
        if Self.isDiffering(fact) { return differing.append(fact) }
        for saying in fact.sayings where saying.outlets.count >= max(2, outlets - 1) {
            shared.append(Fact(kind: fact.kind, sayings: [saying]))
        }
        if Set(fact.sayings.flatMap(\.outlets)).count == 1 {
            single += fact.sayings.map { Fact(kind: fact.kind, sayings: [$0]) }
        }
    }

    /// Whether one outlet says what another says otherwise. Whoever says both, as the dead and the hurt, agrees with
    /// either.
    private static func isDiffering(_ fact: Fact) -> Bool {
        fact.sayings.contains { one in
            fact.sayings.contains { other in
                !Set(one.outlets).subtracting(other.outlets).isEmpty
                    && !Set(other.outlets).subtracting(one.outlets).isEmpty
            }
        }
    }

    /// What most outlets speak of first.
    private static func widest(_ facts: [Fact]) -> [Fact] {
        let widths = facts.map { Set($0.sayings.flatMap(\.outlets)).count }
        let order = facts.indices.sorted { widths[$0] != widths[$1] ? widths[$0] > widths[$1] : $0 < $1 }
        return order.prefix(mostFacts).map { facts[$0] }
    }

    /// A few of each outlet's.
    private static func rationed(_ facts: [Fact]) -> [Fact] {
        var counts: [String: Int] = [:]
        let kept = facts.filter { fact in
            guard let outlet = fact.sayings.first?.outlets.first else { return false }
            counts[outlet, default: 0] += 1
            return counts[outlet, default: 0] <= mostOfOneOutlet
        }
        return Array(kept.prefix(mostFacts * 2))
    }
}

extension StoryFacts.Saying {
    mutating func add(_ outlet: String) {
        if !outlets.contains(outlet) { outlets.append(outlet) }
    }
}

extension [StoryFacts.Saying] {
    /// The most frequent first, else in their order.
    var byOutlets: [StoryFacts.Saying] {
        indices.sorted { left, right in
            let (more, fewer) = (self[left].outlets.count, self[right].outlets.count)
            return more != fewer ? more > fewer : left < right
        }.map { self[$0] }
    }
}
