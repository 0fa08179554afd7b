/// The spelling in which two headlines are the same line: letters and digits alone, in lower case.
enum Folding {
    static func key(_ text: String) -> String {
        var text = text
        return text.withUTF8(plainKey) ?? unicodeKey(text)
    }

    /// Of a text with no letter beyond ASCII; `nil` for others.
    private static func plainKey(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var key: [UInt8] = []
        key.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): key.append(text[index])
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(text[index] | 0x20)
            case 0xE2 where index + 2 < text.count && text[index + 1] == 0x80:
                // U+2000 to U+203F: blanks, dashes, quotation marks.
                index += 2
            case 0x80...: return nil
            default: break
            }
            index += 1
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// Whether a text has a key, found out without making its own where a glance will do.
    static func isSame(_ text: String, asKey key: String) -> Bool {
        // Folding takes marks and spaces away, and no text is mostly these.
        let count = text.utf8.count, least = key.utf8.count
        guard count >= least / 2, count <= least * 3 + 16 else { return false }
        return Self.key(text) == key
    }

    /// Whether two texts have one key: told from their first letters, nearly always.
    static func areSame(_ left: String, _ right: String) -> Bool {
        let counts = (left.utf8.count, right.utf8.count)
        guard min(counts.0, counts.1) * 2 + 16 >= max(counts.0, counts.1) else { return false }
        var lefts = left.utf8.makeIterator(), rights = right.utf8.makeIterator()
        while true {
            let first = nextLetter(&lefts), second = nextLetter(&rights)
            if first == nil, second == nil { return true }
            guard let first, let second else { return key(left) == key(right) }
            if first >= 0x80 || second >= 0x80 { return beginSame(left, right) && key(left) == key(right) }
            if first != second { return false }
        }
    }

    /// Whether the keys of the first few characters agree: a look that spares folding the whole.
    private static func beginSame(_ left: String, _ right: String) -> Bool {
        let left = key(String(left.prefix(24))), right = key(String(right.prefix(24)))
        return left.hasPrefix(right) || right.hasPrefix(left)
    }

    /// The next letter or digit in lower case; a byte beyond ASCII as it is.
    private static func nextLetter(_ bytes: inout String.UTF8View.Iterator) -> UInt8? {
        while let byte = bytes.next() {
            if byte >= 0x80 || 48...57 ~= byte || 97...122 ~= byte { return byte }
            if 65...90 ~= byte { return byte | 0x20 }
        }
        return nil
    }

    private static func unicodeKey(_ text: String) -> String {
        var key: [UInt8] = []
        key.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if let folded = Letters.folded(scalar) { key.append(contentsOf: UTF8.encode(folded) ?? .init()) }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
