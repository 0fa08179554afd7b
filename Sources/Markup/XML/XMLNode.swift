/// An element or a piece of text of a document that is being read. A record's nodes are valid only as long as the call
/// that was given it, the others as long as their reader is kept and reads nothing more: they are lent, not owned.
public struct XMLNode {
    private let tree: UnsafePointer<XMLTree>
    private let index: Int32

    init(_ tree: UnsafeMutablePointer<XMLTree>, _ index: Int32) {
        self.tree = UnsafePointer(tree)
        self.index = index
    }

    private init(_ tree: UnsafePointer<XMLTree>, _ index: Int32) {
        self.tree = tree
        self.index = index
    }

    private var node: XMLTree.Node { tree.pointee.nodes[Int(index)] }

    public var isText: Bool { node.isText }

    /// The number of its local name in the reader's vocabulary; 0 for text and for names that it does not have.
    public var name: UInt16 { node.name }

    /// What the reader's vocabulary made of its namespace.
    public var space: UInt8 { node.space }

    /// Its local name, in lower case.
    public var spelledName: String { String(decoding: tree.pointee.names.name(node.name), as: UTF8.self) }

    public var parent: XMLNode? { at(node.parent) }
    public var firstChild: XMLNode? { at(node.firstChild) }
    public var next: XMLNode? { at(node.next) }

    private func at(_ index: Int32) -> XMLNode? { index == XMLTree.none ? nil : XMLNode(tree, index) }

    /// The outermost element around it.
    public var root: XMLNode {
        var index = index
        while tree.pointee.nodes[Int(index)].parent != XMLTree.none { index = tree.pointee.nodes[Int(index)].parent }
        return XMLNode(tree, index)
    }

    /// The first child element of that name and namespace.
    public func firstChild(_ name: UInt16, _ space: UInt8) -> XMLNode? {
        next(name, space, from: tree.pointee.nodes[Int(index)].firstChild)
    }

    public func children(_ name: UInt16, _ space: UInt8) -> [XMLNode] {
        var found: [XMLNode] = []
        var child = firstChild(name, space)
        while let node = child {
            found.append(node)
            child = next(name, space, from: node.node.next)
        }
        return found
    }

    private func next(_ name: UInt16, _ space: UInt8, from start: Int32) -> XMLNode? {
        tree.pointee.nodes.withUnsafeBufferPointer { nodes in
            var index = start
            while index != XMLTree.none {
                let node = nodes[Int(index)]
                if node.name == name, node.space == space { return XMLNode(tree, index) }
                index = node.next
            }
            return nil
        }
    }

    // MARK: Attributes

    /// The value of the attribute of that number, prefix and all; `nil` for none.
    public func attribute(_ name: UInt16) -> String? {
        let node = node
        guard !node.isText else { return nil }
        for index in Int(node.start)..<Int(node.end) where tree.pointee.attributes[index].name == name {
            let attribute = tree.pointee.attributes[index]
            return String(decoding: tree.pointee.text[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
        }
        return nil
    }

    /// The value of the attribute of that local name, whatever its prefix.
    public func attribute(local name: String) -> String? {
        let node = node
        guard !node.isText else { return nil }
        for index in Int(node.start)..<Int(node.end) {
            let attribute = tree.pointee.attributes[index]
            let spelled = tree.pointee.names.name(attribute.name)
            guard
                spelled.elementsEqual(name.utf8) || spelled.suffix(name.utf8.count + 1).elementsEqual((":" + name).utf8)
            else { continue }
            return String(decoding: tree.pointee.text[Int(attribute.start)..<Int(attribute.end)], as: UTF8.self)
        }
        return nil
    }

    // MARK: Text

    /// The text of everything below, references replaced.
    public var text: String { withText { String(decoding: $0, as: UTF8.self) } }

    /// Lends the bytes of the text of everything below, without copying them where they stand in one piece.
    public func withText<Result>(_ body: (Bytes) -> Result) -> Result {
        let first = isText ? index : node.firstChild
        guard first != XMLTree.none else { return body(Bytes(start: nil, count: 0)) }
        let only = tree.pointee.nodes[Int(first)]
        if only.isText, only.next == XMLTree.none || isText {
            return tree.pointee.text.withUnsafeBufferPointer { body($0.part(Int(only.start)..<Int(only.end))) }
        }
        var gathered: [UInt8] = []
        gather(into: &gathered)
        return gathered.withUnsafeBufferPointer(body)
    }

    private func gather(into output: inout [UInt8]) {
        var child = firstChild
        while let node = child {
            if node.isText {
                output += tree.pointee.text[Int(node.node.start)..<Int(node.node.end)]
            } else {
                node.gather(into: &output)
            }
            child = node.next
        }
    }

    // MARK: Markup

    /// What stands between its tags, written again as HTML: names without prefix, text escaped.
    public var innerMarkup: String {
        var output: [UInt8] = []
        writeChildren(to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    private func writeChildren(to output: inout [UInt8]) {
        var child = firstChild
        while let node = child {
            node.write(to: &output)
            child = node.next
        }
    }

    private func write(to output: inout [UInt8]) {
        let node = node
        if node.isText { return Self.escape(tree.pointee.text[Int(node.start)..<Int(node.end)], to: &output) }
        let name = tree.pointee.names.name(node.name)
        output.append(UInt8(ascii: "<"))
        output += name
        for index in Int(node.start)..<Int(node.end) { write(tree.pointee.attributes[index], to: &output) }
        output.append(UInt8(ascii: ">"))
        if node.firstChild == XMLTree.none, Self.isVoid(name) { return }
        writeChildren(to: &output)
        output += "</".utf8
        output += name
        output.append(UInt8(ascii: ">"))
    }

    private func write(_ attribute: XMLTree.Attribute, to output: inout [UInt8]) {
        let name = tree.pointee.names.name(attribute.name)
        guard !name.isEmpty, !name.starts(with: "xmlns".utf8) else { return }
        output.append(UInt8(ascii: " "))
        output += name
        output += "=\"".utf8
        Self.escape(tree.pointee.text[Int(attribute.start)..<Int(attribute.end)], to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            default: output.append(byte)
            }
        }
    }

    /// HTML standard, section 13.1.2, "void elements".
    private static func isVoid(_ name: [UInt8]) -> Bool {
        voidNames.contains { name.elementsEqual($0.utf8) }
    }

    private static let voidNames = ["br", "img", "hr", "input", "source", "track", "wbr", "area", "embed", "col"]
}
