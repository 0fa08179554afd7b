/// Puts tags and text together as the HTML standard's tree construction does (section 13.2.6), as far as text, links
/// and the order of both depend on it: implied ends, scopes, heads without end. Where the standard moves content out
/// of tables, and opens phrases again that were cut off by the end of a block, this leaves them where and as they
/// are.
struct HTMLBuilder: ~Copyable {
    private var tree: HTMLTree
    let bytes: Bytes
    let tagNames = HTMLTag.names
    let attributeNames = HTMLAttribute.names
    private let traits = HTMLTraits.all
    /// The open elements, from the outermost on, and their tags.
    private var open: [Int32] = []
    private var openTags: [HTMLTag] = []
    /// How many elements of each tag are open.
    private var counts = [Int](repeating: 0, count: HTMLTag.allCases.count)
    private var head = HTMLTree.none
    private var body = HTMLTree.none

    /// Where browsers stop to nest (Blink, "kMaximumHTMLParserDOMTreeDepth"): what is deeper stands side by side.
    private static let deepest = 512
    /// More than this on one tag is dropped.
    private static let mostAttributes = 256
    /// The largest page of the corpora has 1.5 MB, and room for half as many.
    private static let mostNodes = 1_000_000

    init(_ tree: consuming HTMLTree) {
        bytes = tree.source
        self.tree = tree
        let root = self.tree.append(Self.element(.html, in: HTMLTree.none))
        push(root, .html)
    }

    var isFull: Bool { tree.nodes.count >= Self.mostNodes }

    consuming func finished() -> HTMLTree {
        if isFull { tree.isCut = true }
        tree.finish()
        return tree
    }

    // MARK: Attributes

    var attributeCount: Int { tree.attributes.count }

    mutating func attribute(_ attribute: HTMLTree.Attribute, from start: Int) {
        if tree.attributes.count - start < Self.mostAttributes { tree.attributes.append(attribute) }
    }

    mutating func drop(attributesFrom start: Int) {
        tree.attributes.removeLast(tree.attributes.count - start)
    }

    // MARK: Text

    mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if body == HTMLTree.none {
            guard !bytes[range].allSatisfy(isBlank) else { return }
            openBody()
        }
        append(text: range, in: open[open.count - 1], hasReferences: true)
    }

    /// The content of an element that holds nothing but text.
    mutating func rawText(_ range: Range<Int>, in tag: HTMLTag) {
        if !range.isEmpty {
            append(text: range, in: open[open.count - 1], hasReferences: tag == .title || tag == .textarea)
        }
        pop(to: open.count - 1)
    }

    private mutating func append(text range: Range<Int>, in parent: Int32, hasReferences: Bool) {
        _ = tree.append(
            HTMLTree.Node(
                tag: .other, isText: true,
                hasReferences: hasReferences && bytes.part(range).first("&") != nil, parent: parent,
                start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    }

    // MARK: Start tags

    /// - Returns: whether what follows is text up to its end tag.
    mutating func startTag(_ tag: HTMLTag, name: Range<Int>, attributesFrom start: Int, closesItself: Bool) -> Bool {
        guard prepare(for: tag, start) else { return false }
        var node = Self.element(tag == .image ? .img : tag, in: open[open.count - 1])
        node.start = Int32(start)
        node.end = Int32(tree.attributes.count)
        node.nameStart = Int32(name.lowerBound)
        node.nameLength = Int32(min(name.count, 64))
        let index = tree.append(node)
        let traits = traits[Int(tag.rawValue)]
        if traits.contains(.void) { return false }
        let isForeign = counts[Int(HTMLTag.svg.rawValue)] + counts[Int(HTMLTag.math.rawValue)] > 0
        if closesItself, isForeign || tag == .svg || tag == .math { return false }
        if traits.contains(.rawText), !(isForeign && tag == .title) {
            push(index, tag)
            return true
        }
        if tag == .noscript, body == HTMLTree.none {
            push(index, tag)
            return true
        }
        if open.count < Self.deepest { push(index, tag) }
        return false
    }

    private static func element(_ tag: HTMLTag, in parent: Int32) -> HTMLTree.Node {
        HTMLTree.Node(tag: tag, isText: false, hasReferences: false, parent: parent, start: 0, end: 0)
    }

    /// Ends what a tag ends by its beginning.
    /// - Returns: `false` for a tag that makes no element of its own.
    private mutating func prepare(for tag: HTMLTag, _ attributes: Int) -> Bool {
        switch tag {
        case .html:
            takeAttributes(from: attributes, for: 0)
            return false
        case .head:
            if head == HTMLTree.none, body == HTMLTree.none {
                openHead()
                takeAttributes(from: attributes, for: head)
            }
            return false
        case .body:
            if body == HTMLTree.none { openBody() }
            takeAttributes(from: attributes, for: body)
            return false
        case .frameset: return false
        default: break
        }
        let traits = traits[Int(tag.rawValue)]
        if body == HTMLTree.none {
            if traits.contains(.ofHead) {
                openHead()
                return true
            }
            openBody()
        }
        endImplied(by: tag, traits)
        return true
    }

    private mutating func endImplied(by tag: HTMLTag, _ traits: HTMLTraits) {
        switch tag {
        case .li: endItem(.li, .li)
        case .dt, .dd: endItem(.dt, .dd)
        case .a: if isOpen(.a), let place = place(of: .a) { endAcross(place) }
        case .option, .optgroup: if openTags.last == .option { pop(to: open.count - 1) }
        case .button: if isOpen(.button), let place = place(of: .button) { pop(to: place) }
        default: break
        }
        if traits.contains(.tablePart) { endTablePart(by: tag) }
        if traits.contains(.endsParagraph), isOpen(.p), let place = placeOfParagraph() { pop(to: place) }
        if traits.contains(.heading), let last = openTags.last, self.traits[Int(last.rawValue)].contains(.heading) {
            pop(to: open.count - 1)
        }
    }

    /// An item ends the one before it in the same list.
    private mutating func endItem(_ first: HTMLTag, _ second: HTMLTag) {
        guard isOpen(first) || isOpen(second) else { return }
        for place in openTags.indices.reversed() {
            let tag = openTags[place]
            if tag == first || tag == second { return pop(to: place) }
            if traits[Int(tag.rawValue)].contains(.special), tag != .address, tag != .div, tag != .p { return }
        }
    }

    private mutating func endTablePart(by tag: HTMLTag) {
        guard let table = openTags.lastIndex(where: { $0 == .table || $0 == .template }) else { return }
        let parts = openTags[(table + 1)...]
        let place: Int? =
            switch tag {
            case .td, .th: parts.firstIndex { $0 == .td || $0 == .th || $0 == .caption || $0 == .colgroup }
            case .tr: parts.firstIndex { $0 == .tr || $0 == .td || $0 == .th || $0 == .caption || $0 == .colgroup }
            default: parts.indices.first
            }
        if let place { pop(to: place) }
    }

    private mutating func openHead() {
        guard head == HTMLTree.none else { return }
        head = tree.append(Self.element(.head, in: 0))
        push(head, .head)
    }

    private mutating func openBody() {
        pop(to: 1)
        body = tree.append(Self.element(.body, in: 0))
        push(body, .body)
    }

    /// Attributes of a tag that makes no element of its own are those of one that there is, if it has none.
    private mutating func takeAttributes(from start: Int, for node: Int32) {
        guard tree.nodes[Int(node)].start == tree.nodes[Int(node)].end else { return }
        tree.nodes[Int(node)].start = Int32(start)
        tree.nodes[Int(node)].end = Int32(tree.attributes.count)
    }

    // MARK: End tags

    mutating func endTag(_ tag: HTMLTag, name: Range<Int>) {
        switch tag {
        case .html, .body, .head: return
        case .br: _ = startTag(.br, name: name, attributesFrom: attributeCount, closesItself: false)
        case .p where !isOpen(.p):
            // An end without a beginning is an empty paragraph (13.2.6.4.7), and so ends a line.
            guard body != HTMLTree.none else { return }
            _ = tree.append(Self.element(.p, in: open[open.count - 1]))
        case .p: if let place = placeOfParagraph() { pop(to: place) }
        case .a: if isOpen(.a), let place = place(of: .a) { endAcross(place) }
        case .form: endForm()
        case .other: endOther(name)
        default: endCommon(tag)
        }
    }

    private mutating func endCommon(_ tag: HTMLTag) {
        let traits = traits[Int(tag.rawValue)]
        if traits.contains(.heading) {
            // The end of any heading ends the one that is open.
            if let place = placeOfHeading() { pop(to: place) }
            return
        }
        guard isOpen(tag) else { return }
        if traits.contains(.special) {
            if let place = place(of: tag) { pop(to: place) }
        } else if let place = placeOfPhrase(tag) {
            pop(to: place)
        }
    }

    /// What is open in a form that ends stays open.
    private mutating func endForm() {
        guard let place = openTags.lastIndex(of: .form) else { return }
        open.remove(at: place)
        openTags.remove(at: place)
        counts[Int(HTMLTag.form.rawValue)] -= 1
    }

    private mutating func endOther(_ name: Range<Int>) {
        for place in openTags.indices.reversed() {
            if openTags[place] == .other {
                let node = tree.nodes[Int(open[place])]
                if Int(node.nameLength) == name.count, isSame(name, Int(node.nameStart)) { return pop(to: place) }
            } else if traits[Int(openTags[place].rawValue)].contains(.special) {
                return
            }
        }
    }

    private func isSame(_ name: Range<Int>, _ start: Int) -> Bool {
        for offset in 0..<name.count
        where lowercased(bytes[name.lowerBound + offset]) != lowercased(bytes[start + offset]) {
            return false
        }
        return true
    }

    /// Ends a link, and begins anew the blocks that were opened inside and are still open: browsers end the link and
    /// leave the blocks open ("adoption agency algorithm", 13.2.6.4.7), and what follows is no part of the link.
    private mutating func endAcross(_ place: Int) {
        let blocks = (place + 1..<open.count).map { (open[$0], openTags[$0]) }
            .filter { traits[Int($0.1.rawValue)].contains(.special) }
        pop(to: place)
        for (block, tag) in blocks where !isFull {
            var copy = tree.nodes[Int(block)]
            copy.parent = open[open.count - 1]
            (copy.next, copy.firstChild, copy.lastChild) = (HTMLTree.none, HTMLTree.none, HTMLTree.none)
            push(tree.append(copy), tag)
        }
    }

    // MARK: The open elements

    private func isOpen(_ tag: HTMLTag) -> Bool { counts[Int(tag.rawValue)] > 0 }

    private mutating func push(_ node: Int32, _ tag: HTMLTag) {
        open.append(node)
        openTags.append(tag)
        counts[Int(tag.rawValue)] += 1
    }

    /// Ends the element at `place` and all inside it. The document, its head and its body do not end.
    private mutating func pop(to place: Int) {
        guard place > 0 else { return }
        while openTags.count > place {
            counts[Int(openTags.removeLast().rawValue)] -= 1
            open.removeLast()
        }
    }

    /// Of the innermost element of that tag in scope.
    private func place(of tag: HTMLTag) -> Int? {
        let isPart = tag == .table || traits[Int(tag.rawValue)].contains(.tablePart)
        for place in openTags.indices.reversed() {
            let open = openTags[place]
            if open == tag { return place }
            if isPart ? open == .table || open == .template : traits[Int(open.rawValue)].contains(.scope) { return nil }
            if tag == .li, open == .ul || open == .ol { return nil }
        }
        return nil
    }

    private func placeOfParagraph() -> Int? {
        for place in openTags.indices.reversed() {
            let tag = openTags[place]
            if tag == .p { return place }
            if traits[Int(tag.rawValue)].contains(.scope) || tag == .button { return nil }
        }
        return nil
    }

    private func placeOfHeading() -> Int? {
        for place in openTags.indices.reversed() {
            let traits = traits[Int(openTags[place].rawValue)]
            if traits.contains(.heading) { return place }
            if traits.contains(.scope) { return nil }
        }
        return nil
    }

    /// The phrase's end does not end the blocks inside it.
    private func placeOfPhrase(_ tag: HTMLTag) -> Int? {
        for place in openTags.indices.reversed() {
            if openTags[place] == tag { return place }
            if traits[Int(openTags[place].rawValue)].contains(.special) { return nil }
        }
        return nil
    }
}
