/// The text inside a piece of HTML, for places where feeds put markup into titles and summaries.
public enum PlainText {
    /// Tags removed, entities decoded, white space folded to single spaces.
    public static func of(html: String) -> String {
        guard TextSearch.holds(html, "<" as Unicode.Scalar) || TextSearch.holds(html, "&" as Unicode.Scalar),
            let document = MarkupDocument(html: Array("<div>\(html)</div>".utf8)), let root = document.root
        else { return folded(html) }
        var text = ""
        append(root, to: &text, depth: 0)
        return folded(text)
    }

    private static func append(_ node: MarkupNode, to text: inout String, depth: Int) {
        guard depth < MarkupNode.deepest else { return }
        for child in node.children {
            if child.isText { text += child.text }
            guard child.isElement, !["script", "style"].contains(child.name) else { continue }
            append(child, to: &text, depth: depth + 1)
            if ["br", "p", "div", "li"].contains(child.name) { text += " " }
        }
    }

    /// Runs of white space, no-break spaces included, become one space; none at the ends.
    public static func folded(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            isFolded(bytes) ? nil : fold(bytes)
        } ?? text
    }

    /// Without white space at the ends, of whatever kind.
    public static func trimmed(_ text: String) -> String {
        var copy = text
        return copy.withUTF8 { bytes -> String? in
            var start = 0
            while start < bytes.count, case let length = spaceLength(bytes, at: start), length > 0 { start += length }
            var end = bytes.count
            while end > start, case let length = spaceLength(bytes, before: end), length > 0 { end -= length }
            if start == 0, end == bytes.count { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
        } ?? text
    }

    /// How many bytes the white space takes that ends here; 0 where there is none.
    private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
        for length in 1...3 where end >= length {
            if spaceLength(bytes, at: end - length) == length { return length }
        }
        return 0
    }

    /// Whether there is nothing but white space.
    public static func isBlank(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let length = spaceLength(bytes, at: index)
                guard length > 0 else { return false }
                index += length
            }
            return true
        }
    }

    private static func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last = UInt8(ascii: " ")
        for byte in bytes {
            if byte < 0x20 || byte >= 0x80 || byte == 0x20 && last == 0x20 { return false }
            last = byte
        }
        return bytes.isEmpty || last != 0x20
    }

    private static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let space = spaceLength(bytes, at: index)
            if space > 0 {
                if let last = folded.last, last != 0x20 { folded.append(0x20) }
                index += space
            } else {
                folded.append(bytes[index])
                index += 1
            }
        }
        if folded.last == 0x20 { folded.removeLast() }
        return String(decoding: folded, as: UTF8.self)
    }

    /// How many bytes the white space takes that begins here; 0 where there is none. White space is what Unicode calls
    /// so (PropList.txt, White_Space), in UTF-8.
    private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return first == 0x20 || 0x09...0x0D ~= first ? 1 : 0 }
        guard index + 1 < bytes.count else { return 0 }
        let second = bytes[index + 1]
        if first == 0xC2 { return second == 0xA0 || second == 0x85 ? 2 : 0 }
        guard 0xE1...0xE3 ~= first, index + 2 < bytes.count else { return 0 }
        let third = bytes[index + 2]
        let isSpace =
            switch (first, second) {
            case (0xE1, 0x9A), (0xE3, 0x80): third == 0x80
            case (0xE2, 0x80): 0x80...0x8A ~= third || third == 0xA8 || third == 0xA9 || third == 0xAF
            case (0xE2, 0x81): third == 0x9F
            default: false
            }
        return isSpace ? 3 : 0
    }
}
