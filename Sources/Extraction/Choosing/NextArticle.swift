import Markup

/// The next article of a page that goes on for ever: an `<article>` of its own behind the one with the headline,
/// under a heading of its own.
struct NextArticle {
    private let document: HTMLDocument
    private let page: PageText
    private let evidence: [EvidenceSet]

    /// A first article with fewer words is a summary, or an entry of a live blog.
    private static let fewestWords = 40

    init(_ document: HTMLDocument, _ page: PageText, _ evidence: [EvidenceSet]) {
        self.document = document
        self.page = page
        self.evidence = evidence
    }

    func cut(from likely: [Int]) -> [Int] {
        guard let first = likely.first,
            let headline = page.blocks[...first].lastIndex(where: isTop) ?? likely.first,
            let own = article(around: page.blocks[headline].element) ?? article(around: page.blocks[first].element)
        else { return likely }
        let words = likely.filter { own.index <= page.blocks[$0].element && page.blocks[$0].element < own.behind }
            .reduce(0) { $0 + page.blocks[$1].words }
        guard words >= Self.fewestWords else { return likely }
        let next = page.blocks[first...].first { block in
            guard isTop(block), block.element >= own.behind, let other = article(around: block.element) else {
                return false
            }
            return other.index >= own.behind
        }
        guard let next else { return likely }
        return likely.filter { page.blocks[$0].element < next.element }
    }

    private func isTop(_ block: Block) -> Bool {
        switch block.kind {
        case .heading(let level): level <= 2
        default: false
        }
    }

    private func article(around element: Int) -> HTMLNode? {
        var node: HTMLNode? = document[element]
        while let here = node, here.tag != .article { node = here.parent }
        return node
    }
}
