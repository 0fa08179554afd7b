import CLibXML2

extension HTMLDocument {
    /// The elements that an XPath 1.0 expression finds, in document order; `nil` for what is no such expression, or
    /// finds no elements but a number or a text. An attribute or a text that it finds stands for the element that has
    /// it.
    public func elements(at path: String) -> [HTMLNode]? {
        XPathView(self).elements(at: path)
    }
}

/// A copy of a page that libxml2 can search, made once for all questions. It keeps its document.
public final class XPathView {
    private let document: HTMLDocument
    private let copy: xmlDocPtr?

    /// What libxml2 makes for itself at its first use, it makes twice where two threads are the first at once, and then
    /// they wait for each other for ever; made before, it serves all threads (libxml2's page on thread safety).
    private static let isReady: Void = xmlInitParser()

    public init(_ document: HTMLDocument) {
        Self.isReady
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
        xmlAddChild(parent, xmlNewDocText(parent.pointee.doc, node.text))
    }

    /// Whether a text is an XPath 1.0 expression.
    public static func isExpression(_ path: String) -> Bool {
        isReady
        guard let context = xmlXPathNewContext(nil) else { return false }
        defer { xmlXPathFreeContext(context) }
        xmlSetStructuredErrorFunc(context, { _, _ in })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard let compiled = xmlXPathCtxtCompile(context, path) else { return false }
        xmlXPathFreeCompExpr(compiled)
        return true
    }

    // MARK: Asking

    public func elements(at path: String) -> [HTMLNode]? {
        result(of: path) { result in
            guard result.pointee.type == XPATH_NODESET else { return nil }
            return Self.nodes(of: result).compactMap(element)
        } ?? nil
    }

    /// What it finds as text: of nodes, of each its text; of a text or a number, that.
    public func texts(at path: String) -> [String]? {
        result(of: path) { result in
            if result.pointee.type == XPATH_NODESET { return Self.nodes(of: result).map(Self.text) }
            guard let text = xmlXPathCastToString(result) else { return [] }
            defer { clibxml2_free(text) }
            return [String(cString: text)]
        }
    }

    /// What it finds as addresses: the `href` of elements, attributes and texts as they are.
    public func addresses(at path: String) -> [String]? {
        result(of: path) { result in
            guard result.pointee.type == XPATH_NODESET else {
                guard let text = xmlXPathCastToString(result) else { return [] }
                defer { clibxml2_free(text) }
                return [String(cString: text)]
            }
            return Self.nodes(of: result).compactMap { node in
                guard node.pointee.type == XML_ELEMENT_NODE else { return Self.text(node) }
                guard let value = xmlGetProp(node, "href") else { return nil }
                defer { clibxml2_free(value) }
                return String(cString: value)
            }
        }
    }

    /// - Returns: `nil` for what is no expression.
    private func result<Value>(of path: String, _ body: (xmlXPathObjectPtr) -> Value) -> Value? {
        guard let context = xmlXPathNewContext(copy) else { return nil }
        defer { xmlXPathFreeContext(context) }
        // An expression that is made to take for ever is ended.
        context.pointee.opLimit = 20_000_000
        // Errors are told by the result, not on standard error.
        xmlSetStructuredErrorFunc(context, { _, _ in })
        defer { xmlSetStructuredErrorFunc(nil, nil) }
        guard let result = xmlXPathEvalExpression(path, context) else { return nil }
        defer { xmlXPathFreeObject(result) }
        return body(result)
    }

    private static func nodes(of result: xmlXPathObjectPtr) -> [xmlNodePtr] {
        guard let set = result.pointee.nodesetval else { return [] }
        xmlXPathNodeSetSort(set)
        return (0..<Int(set.pointee.nodeNr)).compactMap { set.pointee.nodeTab[$0] }
    }

    private static func text(_ node: xmlNodePtr) -> String {
        guard let content = xmlNodeGetContent(node) else { return "" }
        defer { clibxml2_free(content) }
        return String(cString: content)
    }

    private func element(_ node: xmlNodePtr) -> HTMLNode? {
        let element = node.pointee.type == XML_ELEMENT_NODE ? node : node.pointee.parent
        guard let element, element.pointee.type == XML_ELEMENT_NODE, let number = element.pointee._private else {
            return nil
        }
        return document[Int(bitPattern: number) - 1]
    }
}
