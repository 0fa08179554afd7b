/// A parsed page. Its nodes are lent: they are valid as long as the document is kept.
public final class HTMLDocument {
    let tree: UnsafeMutablePointer<HTMLTree>

    /// HTML as browsers meet it: anything parses, the worst of it to an empty body.
    /// - Parameter text: UTF-8.
    public init(_ text: [UInt8]) {
        tree = .allocate(capacity: 1)
        let isTooLong = text.count >= Int(Int32.max)
        tree.initialize(to: HTMLScanner.tree(of: isTooLong ? [] : text))
        tree.pointee.isCut = tree.pointee.isCut || isTooLong
    }

    deinit {
        tree.deinitialize(count: 1)
        tree.deallocate()
    }

    /// The `html` element: there is always one.
    public var root: HTMLNode { HTMLNode(tree, 0) }

    /// Whether the page has more elements than are kept, a million: then its end is missing.
    public var isCut: Bool { tree.pointee.isCut }

    /// Elements and texts, numbered in document order.
    public var count: Int { tree.pointee.nodes.count }

    public subscript(index: Int) -> HTMLNode { HTMLNode(tree, Int32(index)) }
}
