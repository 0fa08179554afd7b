import Articles

/// What the short lines around a text say of it: its date, its author, the place and the source.
struct Furniture {
    private(set) var byline: [String] = []
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
        if byline.isEmpty, case .people(let people)? = tail.first { byline = people }
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
        case .name(let name): if byline.isEmpty, isBesideOther { byline = [name] }
        case .place(let place): self.place = self.place ?? place
        case .credit, .counter, .address: break
        }
    }
}
