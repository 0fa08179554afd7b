import Markup

/// Walks a page and cuts it into blocks.
struct BlockReader {
    private(set) var output = PageText()
    private let document: HTMLDocument
    private let prose: ProseMap
    private let stripped: Set<Int>
    private let names: KnownNames
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
    /// The words that stand for a picture, for two blocks behind it.
    private var picture: (words: WordHash, blocks: Int)?
    /// Whether a picture stands between the block and the one before it.
    private var isBelowPicture = false
    /// What all of its text stands in, elements within lines too: `<p><span class="photoCredit">`.
    private var around: Surroundings?

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

    init(_ document: HTMLDocument, without stripped: Set<Int>, _ names: KnownNames) {
        self.document = document
        self.names = names
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
        if tag == .img, output.bytes.count == start { isBelowPicture = true }
        if tag == .img, let words = node.attribute(.alt).map({ WordHash($0) }), words.length >= Self.shortestCaption {
            picture = (words, output.blocks.count)
        }
        guard var context = open.last, !stripped.contains(node.index) else { return false }
        if HTMLElements.neverText.contains(tag) {
            // A question that opens its answer: `<h3><button>Who pays?</button></h3>`.
            guard tag == .button, case .heading = context.kind else { return false }
        }
        let own = ElementNames.surroundings(of: node, names)
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
        if context.isLink, case .heading = context.kind, ["¶", "#"].contains(PlainText.folded(node.text)) { return }
        let length = output.bytes.count
        if length == start { firstNode = node.index }
        if breaks > 0, length > start, output.bytes.last != 0x20 { output.bytes.append(0x20) }
        node.appendFolded(to: &output.bytes, isAtStart: length == start)
        let added = output.bytes.count - length
        guard added > 1 || added == 1 && output.bytes.last != 0x20 else { return }
        breaks = 0
        around = around.map { $0.intersection(context.surroundings) } ?? context.surroundings
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

    /// Whether a block says what the picture before it says in its stead: a caption, whatever it stands in.
    private func isCaption(_ context: Context, _ measures: TextMeasures) -> Bool {
        guard let picture, picture.words == measures.key, output.blocks.count - picture.blocks <= 1 else {
            return false
        }
        if case .heading = context.kind { return false }
        return context.kind != .item && measures.words >= Self.fewestWordsOfCaption
    }

    private func isCredited(_ context: Context, _ text: Bytes, _ measures: TextMeasures) -> Bool {
        guard isBelowPicture, linkBytes * 2 < text.count else { return false }
        if case .heading = context.kind { return false }
        return PictureCredit.ends(text, measures)
    }

    /// What is shorter labels the picture and a text at once.
    private static let fewestWordsOfCaption = 4
    /// In letters.
    private static let shortestCaption = 15

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

    /// A capital that a style sets apart, as large as three lines: `<div class="initial">D</div><p>uring`.
    private mutating func joinInitial() {
        guard output.bytes.count - start > Self.shortestProse, 97...122 ~= output.bytes[start],
            let last = output.blocks.last, last.text.count == 1, last.text.upperBound + 1 == start, last.linkShare == 0,
            65...90 ~= output.bytes[last.text.lowerBound], !last.isHeading, ![.cell, .item].contains(last.kind)
        else { return }
        output.blocks.removeLast()
        output.bytes.remove(at: last.text.upperBound)
        start = last.text.lowerBound
        firstNode = last.node
    }

    /// In bytes: buttons and indexes have capitals of their own beside shorter texts.
    private static let shortestProse = 60

    private mutating func flush() {
        if output.bytes.count > start, output.bytes.last == 0x20 { output.bytes.removeLast() }
        joinInitial()
        let range = start..<output.bytes.count
        defer {
            start = output.bytes.count
            (linkBytes, homeBytes, strongBytes, breaks, labelEnd, around) = (0, 0, 0, 0, nil, nil)
        }
        guard !range.isEmpty, let context = open.last else { return }
        let block = output.bytes.withUnsafeBufferPointer { all -> Block? in
            let bytes = Bytes(rebasing: all[range])
            let measures = TextMeasures(bytes)
            guard measures.letters + measures.digits > 0 else { return nil }
            var surroundings = around ?? context.surroundings
            if isCaption(context, measures) || isCredited(context, bytes, measures) {
                surroundings.formUnion([.caption, .pictured])
            }
            return Block(
                kind: context.kind, text: range, element: context.element, node: firstNode,
                surroundings: surroundings, linkShare: linkShare(of: range),
                leadsHome: homeBytes * 10 >= range.count * 9,
                strongShare: min(1, Double(strongBytes) / Double(range.count)), measures: measures,
                isPhrase: FurniturePhrases.isPhrase(bytes))
        }
        guard let block else { return }
        isBelowPicture = false
        output.blocks.append(block)
        // Words of two blocks do not touch.
        output.bytes.append(UInt8(ascii: "\n"))
    }
}
