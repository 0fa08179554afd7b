import CLibXML2
import Foundation

/// An element or a piece of text in a `MarkupDocument`, which it keeps alive.
public struct MarkupNode {
    private let pointer: xmlNodePtr
    private let document: MarkupDocument

    init(_ pointer: xmlNodePtr, in document: MarkupDocument) {
        self.pointer = pointer
        self.document = document
    }

    /// How deep trees are followed. Deeper is no article: browsers themselves stop at 512.
    public static let deepest = 512

    public var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
    public var isText: Bool {
        pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE
    }

    /// The local name, as written; lower case in HTML. Empty for text.
    public var name: String { isElement ? Self.string(pointer.pointee.name) : "" }

    /// The text of a text node; for an element, of everything below it.
    public var text: String {
        guard let content = xmlNodeGetContent(pointer) else { return "" }
        defer { clibxml2_free(content) }
        return Self.string(content)
    }

    /// How many bytes of a text node are not white space; 0 for an element.
    public var visibleBytes: Int {
        guard isText, var byte = pointer.pointee.content else { return 0 }
        var count = 0
        while byte.pointee != 0 {
            if byte.pointee > 0x20 { count += 1 }
            byte += 1
        }
        return count
    }

    /// `nil` where the element has no such attribute. A prefix in `name` ("xml:base") is part of the name.
    public func attribute(_ name: String) -> String? {
        guard isElement, let first = pointer.pointee.properties else { return nil }
        let (space, local) = Self.split(name)
        return local.withCString { local in
            var next: xmlAttrPtr? = first
            while let attribute = next {
                if strcmp(attribute.pointee.name, local) == 0,
                    space == nil || space == attribute.pointee.ns.map({ Self.string($0.pointee.prefix) })
                {
                    return value(of: attribute)
                }
                next = attribute.pointee.next
            }
            return nil
        }
    }

    private func value(of attribute: xmlAttrPtr) -> String {
        guard let content = xmlNodeListGetString(pointer.pointee.doc, attribute.pointee.children, 1) else { return "" }
        defer { clibxml2_free(content) }
        return Self.string(content)
    }

    public var children: Children { Children(following: pointer.pointee.children, document: document) }

    public var parent: MarkupNode? {
        guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
        return MarkupNode(parent, in: document)
    }

    /// Every element below this one in document order, itself not included, to the depth of `deepest`.
    public func descendants() -> [MarkupNode] {
        var found: [MarkupNode] = []
        collect(into: &found, depth: 0)
        return found
    }

    private func collect(into found: inout [MarkupNode], depth: Int) {
        guard depth < Self.deepest else { return }
        for child in children where child.isElement {
            found.append(child)
            child.collect(into: &found, depth: depth + 1)
        }
    }

    /// The children's markup, as XML: what an Atom `<content type="xhtml">` holds.
    public var innerMarkup: String {
        guard let buffer = xmlBufferCreate() else { return "" }
        defer { xmlBufferFree(buffer) }
        for child in children { xmlNodeDump(buffer, pointer.pointee.doc, child.pointer, 0, 0) }
        return Self.string(xmlBufferContent(buffer))
    }

    private static func split(_ name: String) -> (prefix: String?, local: String) {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (nil, name) }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    public struct Children: Sequence, IteratorProtocol {
        fileprivate var following: xmlNodePtr?
        fileprivate let document: MarkupDocument

        public mutating func next() -> MarkupNode? {
            guard let node = following else { return nil }
            following = node.pointee.next
            return MarkupNode(node, in: document)
        }
    }
}

extension MarkupNode: Hashable {
    public static func == (left: Self, right: Self) -> Bool { left.pointer == right.pointer }
    public func hash(into hasher: inout Hasher) { hasher.combine(pointer) }
}
