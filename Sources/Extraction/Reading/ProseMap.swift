import Markup

/// How much of a page's prose each element holds: bytes of text outside links and scripts.
struct ProseMap {
    /// What stands before each node.
    private var before: [Int32]

    init(_ document: HTMLDocument) {
        before = [Int32](repeating: 0, count: document.count + 1)
        var sum: Int32 = 0
        var index = 0, linkEnd = 0
        while index < document.count {
            before[index] = sum
            let node = document[index]
            if node.isText {
                if index >= linkEnd { sum += Int32(node.visibleBytes) }
            } else if HTMLElements.neverText.contains(node.tag) {
                for skipped in index..<node.behind { before[skipped] = sum }
                index = node.behind
                continue
            } else if node.tag == .a {
                linkEnd = max(linkEnd, node.behind)
            }
            index += 1
        }
        before[document.count] = sum
    }

    /// Whether an element holds so much that a name cannot tell against it: `<form>` wraps whole pages of ASP.NET, and
    /// "has-sidebar" stands on bodies.
    func isMuch(of node: HTMLNode) -> Bool { bytes(of: node) * 3 > Int(before[before.count - 1]) }

    /// Whether it holds nearly all.
    func isMost(of node: HTMLNode) -> Bool { bytes(of: node) * 10 > Int(before[before.count - 1]) * 9 }

    private func bytes(of node: HTMLNode) -> Int { Int(before[node.behind] - before[node.index]) }
}
