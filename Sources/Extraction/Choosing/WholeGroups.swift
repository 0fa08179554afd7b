import Markup

/// The short pieces of a table or a list belong together: they are the article's all, or none of them is.
///
/// Each by itself says too little to be judged, and one more or less of them is an edit that nobody made.
struct WholeGroups {
    private let document: HTMLDocument
    private let blocks: [Block]

    /// Whether a piece may be the article's at all: no link, and nothing that never is.
    private let isWanted: (Int) -> Bool

    init(_ document: HTMLDocument, _ blocks: [Block], isWanted: @escaping (Int) -> Bool) {
        self.document = document
        self.blocks = blocks
        self.isWanted = isWanted
    }

    func completed(_ likely: [Int]) -> [Int] {
        var kept = Set(likely)
        for members in groups() {
            let chosen = members.filter(kept.contains)
            guard !chosen.isEmpty, chosen.count < members.count else { continue }
            if chosen.count * 2 >= members.count {
                kept.formUnion(members.filter(isWanted))
            } else {
                kept.subtract(members)
            }
        }
        return kept.sorted()
    }

    /// By table or list: the numbers of its short pieces, where there are several.
    private func groups() -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for index in blocks.indices where blocks[index].words < Self.longest {
            if let group = group(of: blocks[index]) { groups[group, default: []].append(index) }
        }
        return groups.values.filter { $0.count >= 3 }
    }

    /// A longer piece is judged by what it says.
    private static let longest = 14

    private func group(of block: Block) -> Int? {
        switch block.kind {
        case .cell:
            var node = document[block.element].parent
            while let element = node {
                if element.tag == .table { return element.index }
                node = element.parent
            }
            return nil
        case .item: return document[block.element].parent?.index
        default: return nil
        }
    }
}
