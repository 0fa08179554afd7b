/// Grows the tree from the tags and texts that the scanner finds, in whatever order a careless feed puts them.
///
/// Not copyable: it owns the tree that its nodes point to.
struct XMLBuilder: ~Copyable {
    private let tree: UnsafeMutablePointer<XMLTree>
    private let vocabulary: XMLVocabulary
    private let roots: Set<UInt16>
    private let isRecord: (XMLNode) -> Bool
    private let take: (XMLNode) -> Void

    /// The elements that are open, outermost first.
    private var path: [Int32] = []
    private var bindings = NamespaceBindings()
    private var entities = DeclaredEntities()
    private var record: (depth: Int, name: UInt16, space: UInt8, mark: XMLTree.Mark)?
    private var rootIndex: Int32 = XMLTree.none
    private var isRootKnown = false
    private(set) var problem: XMLLimit?

    /// Deeper elements count as text of the deepest one that is kept. Browsers stop at 512.
    private static let deepest = 256
    /// What one record, or the rest of a document without its records, may hold.
    private static let mostText = 16 << 20
    private static let mostNodes = 1 << 19
    /// Far more than any vocabulary has.
    private static let mostAttributes = 256

    init(
        _ vocabulary: XMLVocabulary, roots: Set<UInt16>, isRecord: @escaping (XMLNode) -> Bool,
        take: @escaping (XMLNode) -> Void
    ) {
        self.vocabulary = vocabulary
        self.roots = roots
        self.isRecord = isRecord
        self.take = take
        tree = .allocate(capacity: 1)
        tree.initialize(to: XMLTree(names: vocabulary.names))
    }

    deinit {
        tree.deinitialize(count: 1)
        tree.deallocate()
    }

    var root: XMLNode? { rootIndex == XMLTree.none ? nil : XMLNode(tree, rootIndex) }

    // MARK: What the scanner finds

    mutating func text(_ bytes: Bytes, isLiteral: Bool) {
        guard let parent = path.last else { return }
        let start = tree.pointee.text.count
        if isLiteral || bytes.first("&") == nil {
            tree.pointee.text.append(contentsOf: bytes)
        } else {
            append(bytes)
        }
        tree.pointee.appendText(from: start, in: parent)
        checkText()
    }

    private mutating func checkText() {
        if tree.pointee.text.count - (record?.mark.text ?? 0) > Self.mostText { problem = .text(most: Self.mostText) }
    }

    /// With its references replaced.
    private mutating func append(_ text: Bytes) {
        let tree = tree
        References.append(text, to: &tree.pointee.text, dialect: .xml, declared: &entities)
    }

    mutating func open(_ tag: Bytes, isEmpty: Bool) {
        let nameEnd = Self.end(ofName: tag)
        let name = QualifiedName(tag.part(0..<nameEnd))
        let number = tree.pointee.names.number(of: name.local)
        if !isRootKnown, roots.contains(number) { finish() }
        closeForgottenRecord(before: number)
        guard path.count < Self.deepest else { return }
        let parent = path.last ?? XMLTree.none
        let mark = tree.pointee.mark(under: parent)
        bindings.open()
        if nameEnd < tag.count { readAttributes(tag.part(nameEnd..<tag.count), of: number) }
        let element = tree.pointee.append(
            XMLTree.Node(
                name: number, space: space(of: name), isText: false, parent: parent, start: Int32(mark.attributes),
                end: Int32(tree.pointee.attributes.count)))
        path.append(element)
        takeRoot(element, number)
        startRecord(at: mark, XMLNode(tree, element))
        checkText()
        if tree.pointee.nodes.count - (record?.mark.nodes ?? 0) > Self.mostNodes {
            problem = .elements(most: Self.mostNodes)
        }
        if isEmpty || vocabulary.voids.contains(number) { closeLast() }
    }

    /// Closes the innermost element of that name and all in it; an end without a beginning is passed over.
    mutating func close(_ name: Bytes) {
        let number = tree.pointee.names.number(of: QualifiedName(name).local)
        guard let depth = path.lastIndex(where: { tree.pointee.nodes[Int($0)].name == number }) else { return }
        // Nothing inside a record closes what is around it, but the document's own elements do.
        while path.count > depth { closeLast() }
    }

    private mutating func takeRoot(_ element: Int32, _ name: UInt16) {
        guard !isRootKnown else { return }
        isRootKnown = roots.contains(name)
        if isRootKnown || rootIndex == XMLTree.none { rootIndex = element }
    }

    mutating func declare(_ entity: Bytes) { entities.take(entity) }

    mutating func finish() {
        while !path.isEmpty { closeLast() }
    }

    // MARK: Records

    private mutating func startRecord(at mark: XMLTree.Mark, _ element: XMLNode) {
        guard record == nil, path.last != rootIndex, isRecord(element) else { return }
        record = (path.count, element.name, element.space, mark)
    }

    /// `<item>` in an `<item>`: the first one's end was forgotten. Not where a whole feed stands inside the item.
    private mutating func closeForgottenRecord(before name: UInt16) {
        guard let record, record.name == name, path.count >= record.depth else { return }
        let rootName = tree.pointee.nodes[Int(rootIndex)].name
        guard !path[record.depth...].contains(where: { tree.pointee.nodes[Int($0)].name == rootName }) else { return }
        while path.count >= record.depth { closeLast() }
    }

    private mutating func closeLast() {
        bindings.close()
        let element = path.removeLast()
        guard let finished = record, finished.depth == path.count + 1 else { return }
        record = nil
        take(XMLNode(tree, element))
        tree.pointee.cut(to: finished.mark, under: path.last ?? XMLTree.none)
    }

    // MARK: Names

    private mutating func space(of name: QualifiedName) -> UInt8 {
        guard let prefix = name.prefix else { return bindings.defaultSpace }
        let number = tree.pointee.names.number(of: prefix)
        if let space = bindings.space(ofPrefix: number) { return space }
        let space = vocabulary.space("", String(decoding: prefix, as: UTF8.self).lowercased(), NameTable.other)
        bindings.assume(prefix: number, means: space)
        return space
    }

    private static func end(ofName tag: Bytes) -> Int {
        var end = 0
        while end < tag.count, !isBlank(tag[end]), tag[end] != UInt8(ascii: "/") { end += 1 }
        return end
    }

    // MARK: Attributes

    private mutating func readAttributes(_ bytes: Bytes, of element: UInt16) {
        var reader = AttributeReader(bytes: bytes)
        var count = 0
        while count < Self.mostAttributes, let (name, value) = reader.next() {
            count += 1
            if name.holds("xmlns", at: 0), name.count == 5 || name[5] == UInt8(ascii: ":") {
                declare(prefix: name.count > 6 ? name.part(6..<name.count) : nil, address: value, on: element)
            }
            let start = tree.pointee.text.count
            append(value)
            tree.pointee.attributes.append(
                XMLTree.Attribute(
                    name: tree.pointee.names.number(of: name), start: Int32(start), end: Int32(tree.pointee.text.count))
            )
        }
    }

    private mutating func declare(prefix: Bytes?, address: Bytes, on element: UInt16) {
        let address = String(decoding: address, as: UTF8.self).lowercased()
        let spelled = prefix.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        let space = address.isEmpty && prefix == nil ? 0 : vocabulary.space(address, spelled, element)
        bindings.declare(prefix: prefix.map { tree.pointee.names.number(of: $0) }, means: space)
    }
}

/// A document holds more than any honest one does.
public enum XMLLimit: Error, Equatable {
    /// Bytes of text in one record, or outside all of them.
    case text(most: Int)
    case elements(most: Int)
}

/// A name as it is written, cut at its colon.
private struct QualifiedName {
    let prefix: Bytes?
    let local: Bytes

    init(_ name: Bytes) {
        if let colon = name.first(":"), colon > 0, colon + 1 < name.count {
            prefix = name.part(0..<colon)
            local = name.part(colon + 1..<name.count)
        } else {
            prefix = nil
            local = name
        }
    }
}
