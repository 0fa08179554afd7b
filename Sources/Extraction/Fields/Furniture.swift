import Articles

/// What the short lines around a text say of it: its date, its author, the place and the source.
struct Furniture {
    /// Who is said to have written it.
    private(set) var byline: [String] = []
    /// Those of them that a line with a "By" names.
    private(set) var signed: [String] = []
    /// Who is, and is no person by the look.
    private(set) var body: String?
    /// Who looks like it.
    private(set) var guess: String?
    private(set) var date: NewsDate?
    private(set) var place: String?
    private(set) var source: String?

    /// - Parameters:
    ///   - preamble: the lines between the headline and the text.
    ///   - tail: those behind the text.
    init(preamble: [FurnitureLine], tail: [FurnitureLine]) {
        for (index, line) in preamble.enumerated() {
            read(
                line,
                isBesideOther: preamble[max(0, index - 1)..<min(preamble.count, index + 2)].contains(where: Self.isSure)
            )
        }
        for case .credit(let source) in tail { self.source = self.source ?? source }
        guard byline.isEmpty else { return }
        switch tail.first(where: { !Self.isDateOrCounter($0) }) {
        case .people(let people), .signed(let people): byline = people
        default: break
        }
    }

    private static func isDateOrCounter(_ line: FurnitureLine) -> Bool {
        switch line {
        case .date, .counter: true
        default: false
        }
    }

    /// A line that cannot be anything else.
    private static func isSure(_ line: FurnitureLine) -> Bool {
        switch line {
        case .date, .place: true
        default: false
        }
    }

    /// - Parameter isBesideOther: whether a date or a place stands beside it: what looks like a name is one only there.
    private mutating func read(_ line: FurnitureLine, isBesideOther: Bool) {
        switch line {
        case .date(let date): self.date = self.date ?? date
        case .people(let people): if byline.isEmpty { byline = people }
        case .signed(let people):
            if byline.isEmpty { byline = people }
            if signed.isEmpty { signed = people }
        case .body(let name, let isSure): if isSure || isBesideOther { body = body ?? name }
        case .name(let name): if isBesideOther { guess = guess ?? name }
        case .place(let place): self.place = self.place ?? place
        case .credit, .counter, .address: break
        }
    }
}
