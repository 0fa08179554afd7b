/// An element or a piece of text of an `HTMLDocument`, valid as long as that is kept.
public struct HTMLNode {
    private let tree: UnsafePointer<HTMLTree>
    private let number: Int32

    init(_ tree: UnsafeMutablePointer<HTMLTree>, _ number: Int32) {
        self.tree = UnsafePointer(tree)
        self.number = number
    }

    private init(_ tree: UnsafePointer<HTMLTree>, _ number: Int32) {
        self.tree = tree
        self.number = number
    }

    private var node: HTMLTree.Node {
        @inline(__always) _read { yield tree.pointee.nodes.base[Int(number)] }
    }

    /// Its place in document order. Its descendants are the nodes from the next number up to `behind`.
    public var index: Int { Int(number) }

    /// The number of the first node that is behind it and not below it.
    public var behind: Int { Int(node.behind) }

    public var isText: Bool { node.isText }

    /// `other` for text.
    public var tag: HTMLTag { node.tag }

    /// As HTML spells it, in lower case; empty for text.
    public var name: String {
        let node = node
        if node.isText { return "" }
        guard node.tag == .other else { return node.tag.name }
        let name = tree.pointee.source.part(Int(node.nameStart)..<Int(node.nameStart + node.nameLength))
        return String(decoding: name, as: UTF8.self).lowercased()
    }

    // MARK: Around it

    public var parent: HTMLNode? { at(node.parent) }
    public var firstChild: HTMLNode? { at(node.firstChild) }
    public var next: HTMLNode? { at(node.next) }

    /// The node before it in document order, whatever it is below.
    public var before: HTMLNode? { number > 0 ? HTMLNode(tree, number - 1) : nil }

    private func at(_ number: Int32) -> HTMLNode? { number == HTMLTree.none ? nil : HTMLNode(tree, number) }

    public var children: Children { Children(following: firstChild) }

    public struct Children: Sequence, IteratorProtocol {
        fileprivate var following: HTMLNode?

        public mutating func next() -> HTMLNode? {
            defer { following = following?.next }
            return following
        }
    }

    /// Every element below this one, in document order.
    public var descendants: some Sequence<HTMLNode> {
        (index + 1..<max(index + 1, behind)).lazy.map { HTMLNode(tree, Int32($0)) }.filter { !$0.isText }
    }

    // MARK: Attributes

    /// The value, references replaced; `nil` for none. Of several of one name, the first counts.
    public func attribute(_ name: HTMLAttribute) -> String? {
        withAttribute(name) { bytes in
            guard bytes.first("&") != nil else { return String(decoding: bytes, as: UTF8.self) }
            var output: [UInt8] = []
            References.append(bytes, to: &output, dialect: .attribute)
            return String(decoding: output, as: UTF8.self)
        }
    }

    public func has(_ name: HTMLAttribute) -> Bool { withAttribute(name) { _ in true } ?? false }

    /// Lends the value as it is written, references and all.
    public func withAttribute<Result>(_ name: HTMLAttribute, _ body: (Bytes) -> Result?) -> Result? {
        let node = node
        guard !node.isText else { return nil }
        let attributes = tree.pointee.attributes.base
        for index in Int(node.start)..<Int(node.end) where attributes[index].name == name {
            return body(tree.pointee.source.part(Int(attributes[index].start)..<Int(attributes[index].end)))
        }
        return nil
    }

    /// Lends each of them in turn, as it is written.
    public func eachAttribute(_ body: (HTMLAttribute, Bytes) -> Void) {
        let node = node
        guard !node.isText else { return }
        let attributes = tree.pointee.attributes.base
        for index in Int(node.start)..<Int(node.end) where attributes[index].name != .other {
            body(
                attributes[index].name,
                tree.pointee.source.part(Int(attributes[index].start)..<Int(attributes[index].end)))
        }
    }

    /// All of them, names in lower case, references replaced.
    public var attributes: [(name: String, value: String)] {
        let node = node
        guard !node.isText else { return [] }
        return (Int(node.start)..<Int(node.end)).map { index in
            let attribute = tree.pointee.attributes[index]
            let source = tree.pointee.source
            let name = source.part(Int(attribute.nameStart)..<Int(attribute.nameStart + attribute.nameLength))
            var value: [UInt8] = []
            References.append(source.part(Int(attribute.start)..<Int(attribute.end)), to: &value, dialect: .attribute)
            return (String(decoding: name, as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self))
        }
    }

    // MARK: Text

    /// The text of a text; of an element, of everything below it, scripts and all.
    public var text: String {
        var output: [UInt8] = []
        appendText(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// References replaced.
    public func appendText(to output: inout [UInt8]) {
        let nodes = tree.pointee.nodes.base
        for index in Int(number)..<Int(node.behind) where nodes[index].isText {
            let bytes = tree.pointee.source.part(Int(nodes[index].start)..<Int(nodes[index].end))
            if nodes[index].hasReferences {
                References.append(bytes, to: &output, dialect: .html)
            } else {
                output.append(contentsOf: bytes)
            }
        }
    }

    /// Appends a text with white space folded to single spaces, references replaced, and without what is never seen:
    /// soft hyphens, zero-width spaces, byte order marks.
    /// - Parameter isAtStart: whether blanks that begin it are dropped; those behind a blank in `output` are anyway.
    public func appendFolded(to output: inout [UInt8], isAtStart: Bool) {
        let node = node
        guard node.isText else { return }
        let bytes = tree.pointee.source.part(Int(node.start)..<Int(node.end))
        guard node.hasReferences else { return PlainText.appendFolded(bytes, to: &output, isAtStart: isAtStart) }
        var text: [UInt8] = []
        References.append(bytes, to: &text, dialect: .html)
        text.withUnsafeBufferPointer { PlainText.appendFolded($0, to: &output, isAtStart: isAtStart) }
    }

    /// How many bytes of a text are not white space; 0 for an element.
    public var visibleBytes: Int {
        withText { bytes in
            var count = 0
            for byte in bytes { count &+= byte > 0x20 ? 1 : 0 }
            return count
        }
    }

    /// Lends a text as it is written, references and all; nothing of an element.
    public func withText<Result>(_ body: (Bytes) -> Result) -> Result {
        let node = node
        guard node.isText else { return body(Bytes(start: nil, count: 0)) }
        return body(tree.pointee.source.part(Int(node.start)..<Int(node.end)))
    }
}

extension HTMLNode: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.number == right.number && left.tree == right.tree }
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
