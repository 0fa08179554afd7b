/// The text inside a piece of HTML, for places where feeds put markup into titles and summaries.
public enum PlainText {
    /// Tags removed, references replaced, white space folded to single spaces.
    public static func of(html: String) -> String {
        var html = html
        return html.withUTF8 { of(html: $0) }
    }

    /// HTML that went through hands which may have escaped it once more than they knew: `AT&amp;amp;T`.
    public static func ofFeed(html: Bytes) -> String {
        guard html.first("&") != nil else { return of(html: html) }
        var plain = of(html: html)
        guard TextSearch.holds(plain, "&" as Unicode.Scalar), TextSearch.holds(plain, ";" as Unicode.Scalar) else {
            return plain
        }
        return plain.withUTF8 { of(html: $0) }
    }

    /// Text that says it is no HTML: what looks like a tag stays, but references to characters are meant as such.
    public static func ofFeed(text: Bytes) -> String? {
        var output: [UInt8] = []
        References.append(text, to: &output, dialect: .xml)
        let folded = output.withUnsafeBufferPointer { isFolded($0) ? String(decoding: $0, as: UTF8.self) : fold($0) }
        return folded.isEmpty ? nil : folded
    }

    public static func of(html: Bytes) -> String {
        guard html.first("<") != nil || html.first("&") != nil else {
            return isFolded(html) ? String(decoding: html, as: UTF8.self) : fold(html)
        }
        var stripper = TagStripper(html: html)
        return stripper.run().withUnsafeBufferPointer { fold($0) }
    }

    /// Whether there is an end tag in it, or a tag that has none: by a bare `<b>` alone one cannot tell.
    public static func looksLikeHTML(_ text: Bytes) -> Bool {
        var index = 0
        while let open = text.first("<", from: index) {
            let isEnd = open + 2 < text.count && text[open + 1] == UInt8(ascii: "/") && isLetter(text[open + 2])
            if isEnd || ["<br", "<p>", "<img ", "<a href"].contains(where: { text.holds($0, at: open) }) {
                return true
            }
            index = open + 1
        }
        return false
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
            let range = trimmed(bytes)
            return range.count == bytes.count ? nil : String(decoding: bytes[range], as: UTF8.self)
        } ?? text
    }

    /// Where the text stands, without the white space at its ends.
    public static func trimmed(_ bytes: Bytes) -> Range<Int> {
        var start = 0
        while start < bytes.count, case let length = spaceLength(bytes, at: start), length > 0 { start += length }
        var end = bytes.count
        while end > start, case let length = spaceLength(bytes, before: end), length > 0 { end -= length }
        return start..<max(start, end)
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

    static func appendFolded(_ bytes: Bytes, to output: inout [UInt8], isAtStart: Bool) {
        var wasBlank = isAtStart || output.last == 0x20
        var index = 0
        var run = 0
        while index < bytes.count {
            while index + 8 <= bytes.count, let base = bytes.baseAddress {
                let plain = EightBytes(base + index).plain(behindBlank: wasBlank)
                if plain == 0 { break }
                index += plain
                wasBlank = bytes[index - 1] == 0x20
            }
            guard index < bytes.count else { break }
            let byte = bytes[index]
            if byte > 0x20, byte < 0x80 || !(byte == 0xC2 || 0xE1...0xE3 ~= byte || byte == 0xEF) {
                wasBlank = false
                index += 1
                continue
            }
            // A single blank stays where it is, as nearly all do.
            if byte == 0x20, !wasBlank {
                wasBlank = true
                index += 1
                continue
            }
            let space = byte < 0x80 ? runOfBlanks(bytes, at: index) : spaceLength(bytes, at: index)
            let unseen = space > 0 ? 0 : unseenLength(bytes, at: index)
            if space == 0, unseen == 0 {
                wasBlank = false
                index += 1
                continue
            }
            if index > run { output.append(contentsOf: bytes.part(run..<index)) }
            if space > 0, !wasBlank {
                output.append(0x20)
                wasBlank = true
            }
            index += space + unseen
            run = index
        }
        if index > run { output.append(contentsOf: bytes.part(run..<index)) }
    }

    /// How many blanks and ends of lines of ASCII stand side by side.
    private static func runOfBlanks(_ bytes: Bytes, at start: Int) -> Int {
        var end = start
        while end < bytes.count, Markup.isBlank(bytes[end]) { end += 1 }
        return end - start
    }

    /// Of characters that have no width and no meaning in a text: soft hyphen, zero-width space, word joiner, byte
    /// order mark; NUL and other controls. Joiners have a meaning in Persian and Hindi, and stay.
    private static func unseenLength(_ bytes: Bytes, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x20 { return 1 }
        if bytes.starts("\u{AD}", at: index) { return 2 }
        for mark: StaticString in ["\u{200B}", "\u{2060}", "\u{FEFF}"] where bytes.starts(mark, at: index) {
            return 3
        }
        return 0
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
