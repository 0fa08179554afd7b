/// What a document's reader wants to tell apart: the names that it numbers, and what namespaces mean to it.
public struct XMLVocabulary: Sendable {
    /// Made once; each document goes on with a copy.
    let names: NameTable
    /// The number under which `XMLNode.space` gives a namespace. The address is empty for a prefix that nobody
    /// declared; the prefix for a default namespace. The element is the one that declares it. What has neither prefix
    /// nor namespace is 0 without being asked.
    let space: @Sendable (_ address: String, _ prefix: String, _ element: UInt16) -> UInt8

    /// Elements that have nothing in them, whether they are closed or not: `<br>`.
    let voids: Set<UInt16>

    /// - Parameter names: numbered from 1, in lower case; attributes with their prefix ("xml:base").
    public init(
        names: [String], voids: Set<UInt16> = [],
        space: @escaping @Sendable (_ address: String, _ prefix: String, _ element: UInt16) -> UInt8
    ) {
        self.names = NameTable(known: names)
        self.space = space
        self.voids = voids
    }
}
