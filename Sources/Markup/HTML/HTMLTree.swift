/// A parsed page: nodes in document order, each element's descendants right behind it; attributes in an array of their
/// own; names, values and text where they stand in the page's bytes.
struct HTMLTree: ~Copyable {
    struct Node: BitwiseCopyable {
        var tag: HTMLTag
        var isText: Bool
        /// Of a text: whether there may be references in it to replace.
        var hasReferences: Bool
        var parent: Int32
        var next: Int32 = none
        var firstChild: Int32 = none
        var lastChild: Int32 = none
        /// Of a text, its bytes; of an element, its attributes.
        var start: Int32
        var end: Int32
        /// Of an element that is `other`, where its name stands.
        var nameStart: Int32 = 0
        var nameLength: Int32 = 0
        /// The first node that is behind it and not below it.
        var behind: Int32 = 0
    }

    struct Attribute: BitwiseCopyable {
        var name: HTMLAttribute
        var nameStart: Int32
        var nameLength: Int32
        var start: Int32
        var end: Int32
    }

    static let none: Int32 = -1

    /// The first is the document's `html`.
    var nodes: Pile<Node>
    var attributes: Pile<Attribute>
    /// The page, in UTF-8.
    let source: Bytes
    /// Whether the page went on with more elements than are kept.
    var isCut = false

    init(_ text: [UInt8]) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
        text.withUnsafeBufferPointer { text in
            if let base = text.baseAddress { copy.initialize(from: base, count: text.count) }
        }
        source = Bytes(start: copy, count: text.count)
        // A guess, which spares most pages the growing.
        nodes = Pile(capacity: min(text.count / 32, 1 << 16))
        attributes = Pile(capacity: min(text.count / 64, 1 << 16))
    }

    deinit { source.baseAddress?.deallocate() }

    mutating func append(_ node: Node) -> Int32 {
        let index = Int32(nodes.count)
        nodes.append(node)
        guard node.parent != Self.none else { return index }
        let parent = Int(node.parent)
        if nodes[parent].lastChild == Self.none {
            nodes[parent].firstChild = index
        } else {
            nodes[Int(nodes[parent].lastChild)].next = index
        }
        nodes[parent].lastChild = index
        return index
    }

    /// Once all nodes are there.
    mutating func finish() {
        for index in (0..<nodes.count).reversed() {
            let last = nodes[index].lastChild
            nodes[index].behind = last == Self.none ? Int32(index + 1) : nodes[Int(last)].behind
        }
    }
}
