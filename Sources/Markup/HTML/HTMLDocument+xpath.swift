import CLibXML2

extension HTMLDocument {
    /// The elements that an XPath 1.0 expression finds, in document order; `nil` for what is no such expression, or finds
    /// no elements but a number or a text. An attribute or a text that it finds stands for the element that has it.
    public func elements(at path: String) -> [HTMLNode]? {
        XPathView(self).elements(at: path)
    }
}

/// A copy of a page that libxml2 can search.
final class XPathView {
    private let document: HTMLDocument
    private let copy: xmlDocPtr?

    init(_ document: HTMLDocument) {
        self.document = document
        copy = xmlNewDoc("1.0")
        var elements = [xmlNodePtr?](repeating: nil, count: document.count)
        for index in 0..<document.count {
            let node = document[index]
            let parent = node.parent.flatMap { elements[$0.index] }
            if node.isText {
                parent.map { Self.add(text: node, to: $0) }
            } else {
                elements[index] = add(element: node, to: parent)
            }
        }
    }

    deinit { copy.map { xmlFreeDoc($0) } }

    private func add(element node: HTMLNode, to parent: xmlNodePtr?) -> xmlNodePtr? {
        guard let element = xmlNewDocNode(copy, nil, node.name, nil) else { return nil }
        element.pointee._private = UnsafeMutableRawPointer(bitPattern: node.index + 1)
        for attribute in node.attributes { xmlNewProp(element, attribute.name, attribute.value) }
        if let parent {
            xmlAddChild(parent, element)
        } else {
            xmlDocSetRootElement(copy, element)
        }
        return element
    }

    private static func add(text node: HTMLNode, to parent: xmlNodePtr) {
        let text = node.text
        xmlAddChild(parent, xmlNewDocText(parent.pointee.doc, text))
    }

    func elements(at path: String) -> [HTMLNode]? {
        guard let context = xmlXPathNewContext(copy) else { return nil }
        defer { xmlXPathFreeContext(context) }
        // Errors are told by the result, not on standard error.
        xmlSetStructuredErrorFunc(context, { _, _ in })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard let result = xmlXPathEvalExpression(path, context) else { return nil }
        defer { xmlXPathFreeObject(result) }
        guard result.pointee.type == XPATH_NODESET else { return nil }
        guard let set = result.pointee.nodesetval else { return [] }
        xmlXPathNodeSetSort(set)
        return (0..<Int(set.pointee.nodeNr)).compactMap { index in
            set.pointee.nodeTab[index].flatMap(element)
        }
    }

    private func element(_ node: xmlNodePtr) -> HTMLNode? {
        let element = node.pointee.type == XML_ELEMENT_NODE ? node : node.pointee.parent
        guard let element, element.pointee.type == XML_ELEMENT_NODE, let number = element.pointee._private else {
            return nil
        }
        return document[Int(bitPattern: number) - 1]
    }
}
