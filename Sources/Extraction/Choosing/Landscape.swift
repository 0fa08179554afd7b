import Markup

/// Where on a page its prose lies: sums over the blocks of each element, and the element that holds the article.
///
/// The article's region is the element whose blocks weigh most together: lists of links and scraps weigh less than
/// nothing, so growing a region over them costs, and a body that is split over several elements is joined where what
/// lies between costs less than it brings. (The maximum-sum segment of Pasternack and Roth, "Extracting Article Text
/// from the Web", WWW 2009, on a tree.)
struct Landscape {
    struct Sums {
        var weight = 0.0
        var prose = 0
        var linked = 0
        var words = 0
        var blocks = 0
    }

    /// By the number of the element.
    private(set) var sums: [Sums]
    /// The element that holds the article.
    private(set) var region = 0
    /// The element that most prose of the region stands right in.
    private(set) var mainParent = 0
    /// The shape of what most prose of the region stands in.
    private(set) var mainShape = 0
    /// What most prose of the region stands in: a name that all of an article has in common says nothing against a
    /// part.
    private(set) var mainSurroundings: Surroundings = []
    /// By block: the parent of its element, or of the wrapper that it and its like stand in alone.
    private(set) var parents: [Int]
    /// By block: what an element's siblings have in common with it, its tag and its class.
    let shapes: [Int]
    /// By block: whether it is likely to be a paragraph of the article.
    let isProse: [Bool]
    private let document: HTMLDocument

    /// - Parameter likelihoods: by block, above 0 for what looks like a part of an article.
    init(_ document: HTMLDocument, _ blocks: [Block], _ likelihoods: [Double]) {
        self.document = document
        sums = [Sums](repeating: Sums(), count: document.count)
        parents = blocks.map { document[$0.element].parent?.index ?? 0 }
        shapes = blocks.map { Self.shape(of: document[$0.element]) }
        isProse = zip(blocks, likelihoods).map { $1 > 0 && $0.words >= 8 && !$0.isHeading && $0.linkShare < 0.5 }
        for (index, block) in blocks.enumerated() { add(block, likelihoods[index], isProse: isProse[index]) }
        let wrapped = unwrap(blocks)
        findRegion()
        growRegion(blocks, wrapped)
        findMain(blocks)
    }

    /// Programs that compose pages put each paragraph into wrappers of its own, one like the other: paragraphs in such are
    /// neighbours as if there were none.
    /// - Returns: what stands in such wrappers.
    private mutating func unwrap(_ blocks: [Block]) -> [Int: Wrapping] {
        var wrapped: [Int: Wrapping] = [:]
        var prose: [Int: Int] = [:]
        for index in blocks.indices where sums[parents[index]].blocks == 1 {
            var wrapper = document[parents[index]]
            while let outer = wrapper.parent, sums[outer.index].blocks == 1 { wrapper = outer }
            guard let parent = wrapper.parent?.index else { continue }
            let shape = (Self.shape(of: wrapper) &* 31 &+ shapes[index]) &* 31 &+ parent
            wrapped[index] = Wrapping(parent: parent, shape: shape)
            if isProse[index] { prose[shape, default: 0] += 1 }
        }
        for (index, wrapper) in wrapped where prose[wrapper.shape, default: 0] >= Self.fewestWrapped {
            parents[index] = wrapper.parent
        }
        return wrapped
    }

    private struct Wrapping {
        let parent: Int
        let shape: Int
    }

    /// Links between the wrappers weigh against what holds them all; a paragraph alone is no region where others stand in
    /// wrappers like its own.
    private mutating func growRegion(_ blocks: [Block], _ wrapped: [Int: Wrapping]) {
        let inside = blocks.indices.filter { isInRegion(blocks[$0]) }
        guard inside.count <= Self.mostInWrapper, let own = inside.compactMap({ wrapped[$0] }).first,
            own.parent < region
        else { return }
        let like = wrapped.count { $1.shape == own.shape && blocks[$0].words >= 5 && blocks[$0].linkShare < 0.5 }
        if like >= Self.fewestWrapped { region = own.parent }
    }

    /// What is larger is no wrapper.
    private static let mostInWrapper = 2

    /// Two may be so by chance.
    private static let fewestWrapped = 3

    private mutating func add(_ block: Block, _ likelihood: Double, isProse: Bool) {
        let weight = Self.weight(of: block, likelihood)
        let linked = Int(Double(block.words) * block.linkShare)
        var element: HTMLNode? = document[block.element]
        while let node = element {
            sums[node.index].weight += weight
            sums[node.index].prose += isProse ? block.words : 0
            sums[node.index].linked += linked
            sums[node.index].words += block.words
            sums[node.index].blocks += 1
            element = node.parent
        }
    }

    /// What a block says for or against the region that it stands in: its words, as far as they are likely the
    /// article's; the shortest says something, too.
    private static func weight(of block: Block, _ likelihood: Double) -> Double {
        let share = max(-1, min(1, likelihood / 2))
        return share * (Double(block.words) + 3)
    }

    /// Of equals, the innermost.
    private mutating func findRegion() {
        var heaviest = 0.0
        for (element, sum) in sums.enumerated() where sum.weight > 0 && sum.weight >= heaviest {
            heaviest = sum.weight
            region = element
        }
    }

    private mutating func findMain(_ blocks: [Block]) {
        var bits = [Int](repeating: 0, count: 32), all = 0
        var byParent: [Int: Int] = [:], byShape: [Int: Int] = [:]
        for (index, block) in blocks.enumerated() where isProse[index] && isInRegion(block) {
            byParent[parents[index], default: 0] += block.words
            byShape[shapes[index], default: 0] += block.words
            all += block.words
            var raw = block.surroundings.rawValue
            while raw != 0 {
                bits[raw.trailingZeroBitCount] += block.words
                raw &= raw - 1
            }
        }
        for bit in 0..<UInt32(32) {
            let one = Surroundings(rawValue: 1 << bit)
            if bits[Int(bit)] * 2 > all { mainSurroundings.insert(one) }
        }
        mainParent = byParent.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? region
        mainShape = byShape.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    }

    func isInRegion(_ block: Block) -> Bool {
        block.element >= region && block.element < document[region].behind
    }

    private static func shape(of node: HTMLNode) -> Int {
        var hash = Int(node.tag.rawValue)
        node.withAttribute(.class) { for byte in $0 { hash = hash &* 31 &+ Int(byte) } }
        return hash
    }
}
