public import Articles

/// Where one who prints a text stands to a correction of it.
public enum Following: String, Sendable {
    /// It has the new words amid their surroundings.
    case followed
    /// It has the old ones still.
    case behind
    /// It has neither: that part was cut, or written anew.
    case neither
}

/// A place at which a revision changed a fact: a figure, a day, the words of a quotation, a "not".
public struct FactCorrection: Hashable, Sendable {
    /// `number`, `date`, `quote`, or `wording` for a "not".
    public let kind: ChangeKind
    public let isHeadline: Bool
    /// What went and what came, with a few of the words around.
    public let before: String
    public let after: String
    /// Runs of three words, folded, that only the old text has at this place and nowhere else; and only the new one.
    private let lost: Set<String>
    private let gained: Set<String>

    /// So many of a revision are told of.
    private static let most = 32

    /// The facts that a revision changed, headline first. What was added or taken away as a whole paragraph is none:
    /// nobody can be behind in what was never printed there.
    public static func all(from old: Draft, to new: Draft) -> [FactCorrection] {
        let difference = Difference(from: old, to: new)
        let headline = corrections(
            in: [difference.headline], from: FoldedText(old.title).runs, to: FoldedText(new.title).runs,
            isHeadline: true)
        let revised = difference.paragraphs.filter { $0.isRevised && !$0.old.isEmpty && $0.new != nil }
        guard !revised.isEmpty else { return headline }
        let body = corrections(
            in: revised.map(\.spans), from: FoldedText(old.text).runs, to: FoldedText(new.text).runs,
            isHeadline: false)
        return Array((headline + body).prefix(most))
    }

    private static func corrections(
        in paragraphs: [[Difference.Span]], from old: Set<String>, to new: Set<String>, isHeadline: Bool
    ) -> [FactCorrection] {
        paragraphs.flatMap { spans -> [FactCorrection] in
            let paragraph = RevisedParagraph(spans)
            return paragraph.changes.compactMap { change in
                let lost = paragraph.old.runs(around: change.old).subtracting(new)
                let gained = paragraph.new.runs(around: change.new).subtracting(old)
                guard !lost.isEmpty || !gained.isEmpty else { return nil }
                return FactCorrection(
                    kind: change.kind, isHeadline: isHeadline, before: paragraph.old.excerpt(around: change.old),
                    after: paragraph.new.excerpt(around: change.new), lost: lost, gained: gained)
            }
        }
    }

    /// Of the words that tell the old from the new, so much has to stand in a text that has them.
    private static let leastShare = 0.3

    /// Whether another who prints the text says so, too. What stands around the words counts with them, so that another
    /// lead, another order and cuts elsewhere do not matter.
    public func following(in reprint: ReprintedText) -> Following {
        let runs = isHeadline ? reprint.headline : reprint.text
        let new = Self.share(of: gained, in: runs), old = Self.share(of: lost, in: runs)
        guard max(new, old) >= Self.leastShare else { return .neither }
        return new >= old ? .followed : .behind
    }

    private static func share(of runs: Set<String>, in text: Set<String>) -> Double {
        runs.isEmpty ? 0 : Double(runs.count(where: text.contains)) / Double(runs.count)
    }

    /// Whether this is what another revision of the same text corrected, too.
    func isSame(as other: FactCorrection) -> Bool {
        kind == other.kind && isHeadline == other.isHeadline && Self.meet(lost, other.lost)
            && Self.meet(gained, other.gained)
    }

    private static func meet(_ left: Set<String>, _ right: Set<String>) -> Bool {
        left.isEmpty && right.isEmpty || !left.isDisjoint(with: right)
    }
}

/// A text as corrections of it are looked for in it.
public struct ReprintedText: Sendable {
    let headline: Set<String>
    let text: Set<String>

    public init(_ draft: Draft) {
        headline = FoldedText(draft.title).runs
        text = FoldedText(draft.text).runs
    }
}
