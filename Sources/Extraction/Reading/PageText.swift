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
    init(_ document: HTMLDocument, without stripped: Set<Int> = []) {
        var reader = BlockReader(document, without: stripped)
        reader.read()
        self = reader.output
    }

    init() {}
}

/// Walks a page and cuts it into blocks.
private struct BlockReader {
    var output = PageText()
    private let document: HTMLDocument
    private let prose: ProseMap
    private let stripped: Set<Int>
    private var open: [Context] = []

    // The block that is being read.
    private var start = 0
    private var firstNode = 0
    private var linkBytes = 0
    private var homeBytes = 0
    private var strongBytes = 0
    private var breaks = 0
    /// Where its first line ends, if that is short and no link.
    private var labelEnd: Int?

    private struct Context {
        let behind: Int
        var kind: Block.Kind
        var element: Int
        var surroundings: Surroundings
        let isBlock: Bool
        let isLink: Bool
        let isHome: Bool
        let isStrong: Bool
    }

    /// The longest page of the corpora has 1,099.
    private static let mostBlocks = 50_000

    init(_ document: HTMLDocument, without stripped: Set<Int>) {
        self.document = document
        self.stripped = stripped
        output.bytes.reserveCapacity(16_384)
        prose = ProseMap(document)
    }

    mutating func read() {
        open = [
            Context(
                behind: document.count, kind: .division, element: 0, surroundings: [], isBlock: true, isLink: false,
                isHome: false, isStrong: false)
        ]
        var index = 0
        while index < document.count, output.blocks.count < Self.mostBlocks {
            while let last = open.last, last.behind <= index, open.count > 1 { close(last) }
            let node = document[index]
            if node.isText {
                append(node)
                index += 1
            } else {
                index = enter(node) ? index + 1 : node.behind
            }
        }
        output.isCut = index < document.count
        while open.count > 1, let last = open.last { close(last) }
        flush()
    }

    private mutating func close(_ context: Context) {
        if context.isBlock { flush() }
        open.removeLast()
    }

    /// - Returns: `false` for an element whose text is no part of the page's.
    private mutating func enter(_ node: HTMLNode) -> Bool {
        let tag = node.tag
        if tag == .br {
            breaks += 1
            noteLabel()
            if breaks >= 2 { flush() }
            return true
        }
        if HTMLElements.neverText.contains(tag) || stripped.contains(node.index) { return false }
        guard var context = open.last else { return false }
        let own = ElementNames.surroundings(of: node)
        let clutter = own.intersection(.clutter)
        if !clutter.isEmpty {
            var doubted = own
            if prose.isMuch(of: node) { doubted.subtract(.clutter) }
            // Readers may say more than the article does.
            if own.contains(.comments), !prose.isMost(of: node) { doubted.insert(.comments) }
            context.surroundings.formUnion(doubted)
        } else {
            context.surroundings.formUnion(own)
        }
        let isBlock = HTMLElements.blocks.contains(tag)
        if isBlock {
            flush()
            context.element = node.index
            context.kind = HTMLElements.kind(of: tag) ?? (tag == .div ? .division : context.kind)
        }
        open.append(
            Context(
                behind: node.behind, kind: context.kind, element: context.element, surroundings: context.surroundings,
                isBlock: isBlock, isLink: context.isLink || tag == .a,
                isHome: context.isHome || tag == .a && Self.leadsHome(node),
                isStrong: context.isStrong || HTMLElements.strong.contains(tag)))
        return true
    }

    private mutating func append(_ node: HTMLNode) {
        guard let context = open.last else { return }
        let length = output.bytes.count
        if length == start { firstNode = node.index }
        if breaks > 0, length > start, output.bytes.last != 0x20 { output.bytes.append(0x20) }
        node.appendFolded(to: &output.bytes, isAtStart: length == start)
        let added = output.bytes.count - length
        guard added > 1 || added == 1 && output.bytes.last != 0x20 else { return }
        breaks = 0
        if context.isLink { linkBytes += added }
        if context.isHome { homeBytes += added }
        if context.isStrong { strongBytes += added }
    }

    /// "/", "https://gazette.example", "./index.html".
    private static func leadsHome(_ node: HTMLNode) -> Bool {
        let isHome = node.withAttribute(.href) { $0.contains(UInt8(ascii: "&")) ? nil : leadsHome($0) }
        if let isHome { return isHome }
        guard var address = node.attribute(.href) else { return false }
        return address.withUTF8(leadsHome)
    }

    private static func leadsHome(_ address: Bytes) -> Bool {
        guard address.count <= 100 else { return false }
        var start = 0
        if let host = TextSearch.place(of: "//", in: address) {
            guard let path = address[(host + 2)...].firstIndex(of: UInt8(ascii: "/")) else { return true }
            start = path
        }
        let path = address[start...]
        return path.elementsEqual("/".utf8) || path.elementsEqual("./".utf8)
            || address.starts("/index.", at: start) || address.starts("index.", at: start)
    }

    /// The longest first line that only names what follows: "Related stories", in a script of three bytes a letter.
    private static let longestLabel = 60

    private mutating func noteLabel() {
        let length = output.bytes.count - start
        if labelEnd == nil, linkBytes == 0, 1...Self.longestLabel ~= length { labelEnd = output.bytes.count }
    }

    /// Of lines that a first line names, without that line.
    private func linkShare(of range: Range<Int>) -> Double {
        let named = labelEnd.map { range.upperBound - $0 } ?? 0
        let isList = named > 0 && linkBytes * 10 >= named * 9
        return min(1, Double(linkBytes) / Double(isList ? named : range.count))
    }

    private mutating func flush() {
        if output.bytes.count > start, output.bytes.last == 0x20 { output.bytes.removeLast() }
        let range = start..<output.bytes.count
        defer {
            start = output.bytes.count
            (linkBytes, homeBytes, strongBytes, breaks, labelEnd) = (0, 0, 0, 0, nil)
        }
        guard !range.isEmpty, let context = open.last else { return }
        let block = output.bytes.withUnsafeBufferPointer { all -> Block? in
            let bytes = Bytes(rebasing: all[range])
            let measures = TextMeasures(bytes)
            guard measures.letters + measures.digits > 0 else { return nil }
            return Block(
                kind: context.kind, text: range, element: context.element, node: firstNode,
                surroundings: context.surroundings, linkShare: linkShare(of: range),
                leadsHome: homeBytes * 10 >= range.count * 9,
                strongShare: min(1, Double(strongBytes) / Double(range.count)), measures: measures,
                isPhrase: FurniturePhrases.isPhrase(bytes))
        }
        guard let block else { return }
        output.blocks.append(block)
        // Words of two blocks do not touch.
        output.bytes.append(UInt8(ascii: "\n"))
    }
}

/// How much of a page's prose each element holds: bytes of text outside links and scripts.
private struct ProseMap {
    /// What stands before each node.
    private var before: [Int32]

    init(_ document: HTMLDocument) {
        before = [Int32](repeating: 0, count: document.count + 1)
        var sum: Int32 = 0
        var index = 0, linkEnd = 0
        while index < document.count {
            before[index] = sum
            let node = document[index]
            if node.isText {
                if index >= linkEnd { sum += Int32(node.visibleBytes) }
            } else if HTMLElements.neverText.contains(node.tag) {
                for skipped in index..<node.behind { before[skipped] = sum }
                index = node.behind
                continue
            } else if node.tag == .a {
                linkEnd = max(linkEnd, node.behind)
            }
            index += 1
        }
        before[document.count] = sum
    }

    /// Whether an element holds so much that a name cannot tell against it: `<form>` wraps whole pages of ASP.NET, and
    /// "has-sidebar" stands on bodies.
    func isMuch(of node: HTMLNode) -> Bool { bytes(of: node) * 3 > Int(before[before.count - 1]) }

    /// Whether it holds nearly all.
    func isMost(of node: HTMLNode) -> Bool { bytes(of: node) * 10 > Int(before[before.count - 1]) * 9 }

    private func bytes(of node: HTMLNode) -> Int { Int(before[node.behind] - before[node.index]) }
}
