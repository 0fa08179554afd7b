import CLibXML2

extension MarkupDocument {
    /// The elements that an XPath 1.0 expression finds, in document order; `nil` for what is no such expression.
    public func elements(at path: String) -> [MarkupNode]? {
        guard let context = xmlXPathNewContext(pointer) else { return nil }
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
            guard let node = set.pointee.nodeTab[index], node.pointee.type == XML_ELEMENT_NODE else { return nil }
            return MarkupNode(node, in: self)
        }
    }
}
