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
        for line in preamble { read(line) }
        for case .credit(let source) in tail { self.source = self.source ?? source }
        if byline.isEmpty, case .people(let people)? = tail.first { byline = people }
    }

    private mutating func read(_ line: FurnitureLine) {
        switch line {
        case .date(let date): self.date = self.date ?? date
        case .people(let people): if byline.isEmpty { byline = people }
        case .name(let name): if byline.isEmpty { byline = [name] }
        case .place(let place): self.place = self.place ?? place
        case .credit, .counter, .address: break
        }
    }
}
