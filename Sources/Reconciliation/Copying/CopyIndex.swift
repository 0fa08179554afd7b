/// Finds who carries the same text, as texts come. The store and `dateline group` decide by it alike.
///
/// In memory are the samples of two weeks and what templates are known; texts are asked for as they are needed. What it
/// decides depends on the texts and their order alone, so that a store that is opened anew goes on as it would have.
public struct CopyIndex: Sendable {
    /// Texts shorter than this say too little to be told from a template: a score, a weather line.
    public static let fewestShingles = 20

    /// One who carries the text, or a good part of it.
    public struct Bearer: Sendable {
        public var id: Int64
        public var shares: TextShares
        public var kinship: Kinship
    }

    /// What the arrival of a text meant.
    public struct Finding: Sendable {
        /// Copies first, the nearest first, then those of which one holds an excerpt.
        public var bearers: [Bearer] = []
        /// What others find it by; empty for a text that is too short to be told from others.
        public var sample: [UInt64] = []
        /// How many shingles the text has.
        public var count = 0
        /// Shingles that turned out to be a template's.
        public var template: Set<UInt64> = []
        /// Who was found by them until now: they may be no copies of each other.
        public var misled: [Int64] = []
    }

    private var samples = SampleIndex()
    public private(set) var templates: TemplateShingles

    public init(templates: Set<UInt64> = []) {
        self.templates = TemplateShingles(templates)
    }

    /// A text that was here before, as it was then.
    /// - Parameter day: days since 1970, when it came.
    public mutating func restore(_ sample: [UInt64], ofOneOf count: Int, as id: Int64, day: Double) {
        samples.insert(sample, ofOneOf: count, as: id, day: day)
    }

    public mutating func remove(_ id: Int64) { samples.remove(id) }

    /// Takes in a text; one of the same number gives way to it.
    /// - Parameters:
    ///   - others: who may carry it besides those that the index finds.
    ///   - reading: the text of one who is known; `nil` for one who is not there any more.
    public mutating func add(
        _ text: PrintedText, as id: Int64, day: Double, others: [Int64] = [],
        reading: (Int64) throws -> PrintedText?
    ) rethrows -> Finding {
        samples.remove(id)
        var finding = Finding()
        var own = text.shingles(without: templates)
        var known: [Candidate] = []
        for _ in 0..<Self.mostTemplates {
            guard own.hashes.count >= Self.fewestShingles else { break }
            known = try candidates(for: own, others, but: id).compactMap { id in
                try reading(id).map { Candidate(id: id, text: $0, shingles: $0.shingles(without: templates)) }
            }
            guard let found = template(in: own, known) else { break }
            templates.formUnion(found.hashes)
            finding.template.formUnion(found.hashes)
            finding.misled += found.bearers
            own = text.shingles(without: templates)
            for place in known.indices { known[place].shingles = known[place].text.shingles(without: templates) }
        }
        guard own.hashes.count >= Self.fewestShingles else { return finding }
        finding.bearers = bearers(of: own, text, known)
        finding.sample = own.sample
        finding.count = own.hashes.count
        samples.insert(finding.sample, ofOneOf: own.hashes.count, as: id, day: day)
        return finding
    }

    /// Somebody's text, and what of it is no template's.
    private struct Candidate {
        var id: Int64
        var text: PrintedText
        var shingles: Shingles
    }

    /// So many templates a text may have.
    private static let mostTemplates = 4

    private func candidates(for own: Shingles, _ others: [Int64], but id: Int64) -> [Int64] {
        var candidates = samples.candidates(for: own, own.sample)
        for other in others where !candidates.contains(other) { candidates.append(other) }
        return candidates.filter { $0 != id }
    }

    private func template(in own: Shingles, _ known: [Candidate]) -> TemplateFinder.Finding? {
        TemplateFinder.find(
            in: own, among: known.map { TemplateFinder.Bearer(id: $0.id, shingles: $0.shingles) })
    }

    private func bearers(of own: Shingles, _ text: PrintedText, _ known: [Candidate]) -> [Bearer] {
        let all = known.compactMap { other -> Bearer? in
            let theirs = other.shingles
            guard theirs.hashes.count >= Self.fewestShingles else { return nil }
            let (ofThis, ofOther) = own.shares(with: theirs)
            let shares = TextShares(ofThis: ofThis, ofOther: ofOther)
            let kinship = shares.kinship(headlines: text.headlineShare(with: other.text))
            return kinship == .none ? nil : Bearer(id: other.id, shares: shares, kinship: kinship)
        }
        return all.sorted { left, right in
            if left.kinship != right.kinship { return left.kinship == .copy }
            return left.shares.most != right.shares.most
                ? left.shares.most > right.shares.most : left.id < right.id
        }
    }

    /// For the members of a group that a template may have brought together, in the order in which they came: for each
    /// the place of the one before whose text it carries, `nil` for one who carries nobody's.
    public func originals(among members: [PrintedText]) -> [Int?] {
        let shingles = members.map { $0.shingles(without: templates) }
        return members.indices.map { index in
            let copies = (0..<index).filter { other in
                guard min(shingles[index].hashes.count, shingles[other].hashes.count) >= Self.fewestShingles else {
                    return false
                }
                let (ofThis, ofOther) = shingles[index].shares(with: shingles[other])
                return TextShares(ofThis: ofThis, ofOther: ofOther)
                    .kinship(headlines: members[index].headlineShare(with: members[other])) == .copy
            }
            return copies.first
        }
    }
}
