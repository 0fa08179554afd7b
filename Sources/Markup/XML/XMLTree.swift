/// What has been read of a document and not been given away yet: nodes in the order in which they opened, attributes
/// and text each in one array. Taking a record off its end frees nothing and costs nothing.
///
/// It is reached by pointer, from the builder that lets it grow and from the nodes that are lent to readers: counting
/// references to it took some two fifths of all time.
struct XMLTree {
    struct Node {
        var name: UInt16
        var space: UInt8
        var isText: Bool
        var parent: Int32
        var next: Int32 = none
        var firstChild: Int32 = none
        var lastChild: Int32 = none
        /// Of a text, its bytes; of an element, its attributes.
        var start: Int32
        var end: Int32
    }

    struct Attribute {
        var name: UInt16
        var start: Int32
        var end: Int32
    }

    static let none: Int32 = -1

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    var text: [UInt8] = []
    var names: NameTable

    init(names: NameTable) {
        self.names = names
    }

    // MARK: Growing

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

    /// Text that begins at `start` and goes to the end of what is stored, as the last child of `parent`.
    mutating func appendText(from start: Int, in parent: Int32) {
        guard start < text.count else { return }
        let last = nodes[Int(parent)].lastChild
        if last != Self.none, nodes[Int(last)].isText, nodes[Int(last)].end == Int32(start) {
            nodes[Int(last)].end = Int32(text.count)
        } else {
            _ = append(
                Node(
                    name: NameTable.other, space: 0, isText: true, parent: parent, start: Int32(start),
                    end: Int32(text.count)))
        }
    }

    // MARK: Giving away

    /// How far the tree had grown when an element opened.
    struct Mark {
        let nodes: Int
        let attributes: Int
        let text: Int
        let previousSibling: Int32
    }

    func mark(under parent: Int32) -> Mark {
        Mark(
            nodes: nodes.count, attributes: attributes.count, text: text.count,
            previousSibling: parent == Self.none ? Self.none : nodes[Int(parent)].lastChild)
    }

    /// Forgets all that was added since, which has to be the last child of `parent`, and the blanks before it: those
    /// between a million records would add up.
    mutating func cut(to mark: Mark, under parent: Int32) {
        nodes.removeLast(nodes.count - mark.nodes)
        attributes.removeLast(attributes.count - mark.attributes)
        text.removeLast(text.count - mark.text)
        guard parent != Self.none else { return }
        nodes[Int(parent)].lastChild = mark.previousSibling
        guard mark.previousSibling != Self.none else {
            nodes[Int(parent)].firstChild = Self.none
            return
        }
        nodes[Int(mark.previousSibling)].next = Self.none
        cutBlanks(of: Int(mark.previousSibling))
    }

    private mutating func cutBlanks(of node: Int) {
        guard nodes[node].isText, Int(nodes[node].end) == text.count else { return }
        let start = Int(nodes[node].start)
        guard text[start...].allSatisfy(isBlank) else { return }
        text.removeLast(text.count - start)
        nodes[node].end = nodes[node].start
    }
}
