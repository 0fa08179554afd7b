/// Reads XML as it comes, in pieces of any length, and gives away its records, the elements of which a document has
/// many, one by one. What is kept is the rest: a document's head. Nothing is loaded from network or disk, and nothing
/// grows with the document but by what its head holds.
///
/// No input fails: markup that is not well-formed is read as its writer is most likely to have meant it.
public final class XMLReader {
    private var builder: XMLBuilder
    private var scanner = XMLScanner()
    /// What the scanner has to see again, with more behind it.
    private var rest: [UInt8] = []

    /// - Parameters:
    ///   - roots: the names of the elements that may be outermost. What stands before one of them is passed over: a
    ///     server's warnings, half of a page. Where none comes, the first element is the root.
    ///   - isRecord: whether an element, which has its attributes and parents but no children yet, is a record.
    ///   - take: is given each record as it closes. Its nodes are forgotten when the call returns. Neither may ask this
    ///     reader anything; a node knows its parents.
    public init(
        _ vocabulary: XMLVocabulary, roots: Set<UInt16>, isRecord: @escaping (XMLNode) -> Bool = { _ in false },
        take: @escaping (XMLNode) -> Void = { _ in }
    ) {
        builder = XMLBuilder(vocabulary, roots: roots, isRecord: isRecord, take: take)
    }

    /// The outermost element, as far as it has been read; without the records that were given away.
    public var root: XMLNode? { builder.root }

    /// - Parameter text: UTF-8; characters may be cut at its ends.
    public func read(_ text: Bytes) throws(XMLLimit) { try scan(text, isLast: false) }

    public func finish() throws(XMLLimit) {
        try scan(Bytes(start: nil, count: 0), isLast: true)
        builder.finish()
    }

    private func scan(_ text: Bytes, isLast: Bool) throws(XMLLimit) {
        if rest.isEmpty {
            let done = scanner.scan(text, isLast: isLast, into: &builder)
            rest = Array(text[done...])
        } else {
            rest.append(contentsOf: text)
            let done = rest.withUnsafeBufferPointer { scanner.scan($0, isLast: isLast, into: &builder) }
            rest.removeFirst(done)
        }
        if let problem = builder.problem { throw problem }
    }
}
