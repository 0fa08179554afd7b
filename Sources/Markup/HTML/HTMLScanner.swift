/// Cuts a page into tags and text as the HTML standard's tokenizer does (section 13.2.5). Anything is a page.
struct HTMLScanner: ~Copyable {
    private let bytes: Bytes
    private var builder: HTMLBuilder
    private var index = 0

    private init(_ builder: consuming HTMLBuilder) {
        bytes = builder.bytes
        self.builder = builder
    }

    /// - Parameter text: UTF-8.
    static func tree(of text: [UInt8]) -> HTMLTree {
        var scanner = HTMLScanner(HTMLBuilder(HTMLTree(text)))
        scanner.run()
        return scanner.finished()
    }

    private consuming func finished() -> HTMLTree { builder.finished() }

    private mutating func run() {
        var textStart = 0
        while index < bytes.count, !builder.isFull {
            guard let open = bytes.first("<", from: index) else { break }
            index = open
            guard opensMarkup(at: open + 1) else {
                index = open + 1
                continue
            }
            builder.text(textStart..<open)
            readMarkup()
            textStart = index
        }
        if !builder.isFull { builder.text(textStart..<bytes.count) }
    }

    /// Whether what stands behind a `<` makes it more than a character (13.2.5.6, "tag open state").
    private func opensMarkup(at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "/"): return index + 1 < bytes.count
        default: return isLetter(bytes[index])
        }
    }

    private mutating func readMarkup() {
        switch bytes[index + 1] {
        case UInt8(ascii: "/"):
            isLetter(bytes[index + 2]) ? readEndTag() : skip(past: ">", from: index + 2)
        case UInt8(ascii: "!"):
            bytes.starts("--", at: index + 2) ? skipComment() : skip(past: ">", from: index + 2)
        case UInt8(ascii: "?"): skip(past: ">", from: index + 2)
        default: readStartTag()
        }
    }

    private mutating func skip(past mark: Unicode.Scalar, from start: Int) {
        index = bytes.first(mark, from: start).map { $0 + 1 } ?? bytes.count
    }

    /// `<!-->` and `<!--->` are whole comments, and `--!>` ends one (13.2.5.43 and following). One without end is all
    /// that follows.
    private mutating func skipComment() {
        let start = index + 4
        if bytes.starts(">", at: start) || bytes.starts("->", at: start) {
            return skip(past: ">", from: start)
        }
        var search = start
        while let mark = bytes.first(">", from: search) {
            search = mark + 1
            let isEnd =
                mark >= start + 2 && bytes.starts("--", at: mark - 2)
                || mark >= start + 3 && bytes.starts("--!", at: mark - 3)
            if isEnd {
                index = search
                return
            }
        }
        index = bytes.count
    }

    // MARK: Tags

    private mutating func readEndTag() {
        index += 2
        let (tag, name) = readTagName()
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") { skipAttribute() }
        guard index < bytes.count else { return }
        index += 1
        builder.endTag(tag, name: name)
    }

    private mutating func readStartTag() {
        index += 1
        let (tag, name) = readTagName()
        let attributes = builder.attributeCount
        var closesItself = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if bytes[index] == UInt8(ascii: "/") {
                index += 1
                closesItself = true
            } else if isBlank(bytes[index]) {
                index += 1
            } else {
                closesItself = false
                if let attribute = readAttribute() { builder.attribute(attribute, from: attributes) }
            }
        }
        guard index < bytes.count else { return builder.drop(attributesFrom: attributes) }
        index += 1
        if builder.startTag(tag, name: name, attributesFrom: attributes, closesItself: closesItself) {
            readRawText(of: tag, name)
        }
    }

    private mutating func readTagName() -> (HTMLTag, Range<Int>) {
        let start = index
        var hash = WordTable.seed
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isBlank(byte) { break }
            hash = WordTable.step(hash, lowercased(byte))
            index += 1
        }
        return (HTMLTag(rawValue: builder.tagNames.number(ofHash: hash)) ?? .other, start..<index)
    }

    /// Up to the end tag of the same name, or to the end of the page.
    private mutating func readRawText(of tag: HTMLTag, _ name: Range<Int>) {
        let start = index
        var search = start
        while let open = bytes.first("<", from: search) {
            search = open + 1
            guard open + 2 + name.count <= bytes.count, bytes[open + 1] == UInt8(ascii: "/"),
                sameName(name, at: open + 2)
            else { continue }
            let behind = open + 2 + name.count
            guard behind == bytes.count || isBlank(bytes[behind]) || bytes[behind] == 0x3E || bytes[behind] == 0x2F
            else { continue }
            builder.rawText(start..<open, in: tag)
            return skip(past: ">", from: behind)
        }
        builder.rawText(start..<bytes.count, in: tag)
        index = bytes.count
    }

    private func sameName(_ name: Range<Int>, at start: Int) -> Bool {
        for offset in 0..<name.count
        where lowercased(bytes[name.lowerBound + offset]) != lowercased(bytes[start + offset]) {
            return false
        }
        return true
    }

    // MARK: Attributes

    private mutating func skipAttribute() {
        if isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
            index += 1
        } else {
            _ = readAttribute()
        }
    }

    /// From its first byte on.
    private mutating func readAttribute() -> HTMLTree.Attribute? {
        let start = index
        var hash = WordTable.seed
        index += 1
        hash = WordTable.step(hash, lowercased(bytes[start]))
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || isBlank(byte) {
                break
            }
            hash = WordTable.step(hash, lowercased(byte))
            index += 1
        }
        let nameEnd = index
        let value = readValue()
        return HTMLTree.Attribute(
            name: HTMLAttribute(rawValue: builder.attributeNames.number(ofHash: hash)) ?? .other,
            nameStart: Int32(start), nameLength: Int32(nameEnd - start), start: Int32(value.lowerBound),
            end: Int32(value.upperBound))
    }

    private mutating func readValue() -> Range<Int> {
        skipBlanks()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { return index..<index }
        index += 1
        skipBlanks()
        guard index < bytes.count else { return index..<index }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            index = bytes.first(Unicode.Scalar(quote), from: start) ?? bytes.count
            let value = start..<index
            if index < bytes.count { index += 1 }
            return value
        }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ">"), !isBlank(bytes[index]) { index += 1 }
        return start..<index
    }

    private mutating func skipBlanks() {
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    }
}
