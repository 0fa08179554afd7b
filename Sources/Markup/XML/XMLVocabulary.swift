/// What a document's reader wants to tell apart: the names that it numbers, and what namespaces mean to it.
public struct XMLVocabulary: Sendable {
    /// Numbered from 1, in lower case; attributes with their prefix ("xml:base").
    let names: [String]
    /// The number under which `XMLNode.space` gives a namespace. The address is empty for a prefix that nobody
    /// declared; the prefix for a default namespace. What has neither prefix nor namespace is 0 without being asked.
    let space: @Sendable (_ address: String, _ prefix: String) -> UInt8

    public init(names: [String], space: @escaping @Sendable (_ address: String, _ prefix: String) -> UInt8) {
        self.names = names
        self.space = space
    }
}
