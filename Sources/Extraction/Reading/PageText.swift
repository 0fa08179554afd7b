import Markup

/// The visible text of a page, in blocks in document order.
struct PageText {
    /// The text of all blocks, one a line: white space folded, references replaced, UTF-8.
    var bytes: [UInt8] = []
    var blocks: [Block] = []
    /// Whether the page has more blocks than are kept.
    var isCut = false

    func withBytes<Result>(_ block: Block, _ body: (Bytes) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(Bytes(rebasing: $0[block.text])) }
    }

    func string(_ block: Block) -> String { String(decoding: bytes[block.text], as: UTF8.self) }

    /// - Parameter stripped: the numbers of elements whose text is left out.
    init(_ document: HTMLDocument, without stripped: Set<Int> = [], names: KnownNames = KnownNames()) {
        var reader = BlockReader(document, without: stripped, names)
        reader.read()
        self = reader.output
    }

    init() {}
}
