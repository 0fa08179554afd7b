import Foundation

/// Cuts UTF-8 into tags and text. It takes anything: what is no markup is text, what never ends ends with the document.
///
/// A parser that keeps to XML 1.0 has to stop at the first bare `&` or `<`; feeds are full of them (the reasons are in
/// the tests), so none is asked.
struct XMLScanner {
    private enum Place { case content, comment, literal, overlongTag }

    private var place = Place.content

    /// A tag longer than this is passed over. There is room in it for a picture as a `data:` address.
    private static let longestTag = 1 << 20
    /// Longer than any reference that means something.
    private static let longestReference = 40

    /// - Returns: how many bytes are done with. The rest has to come again, with more behind it, unless `isLast`.
    mutating func scan(_ bytes: Bytes, isLast: Bool, into builder: inout XMLBuilder) -> Int {
        var index = 0
        while index < bytes.count, builder.problem == nil {
            let next: Int?
            switch place {
            case .content: next = readContent(bytes, from: index, isLast: isLast, into: &builder)
            case .comment: next = skipComment(bytes, from: index, isLast: isLast)
            case .literal: next = readLiteral(bytes, from: index, isLast: isLast, into: &builder)
            case .overlongTag: next = skipTag(bytes, from: index)
            }
            guard let next else { return index }
            index = next
        }
        return index
    }

    // MARK: Text

    private mutating func readContent(
        _ bytes: Bytes, from start: Int, isLast: Bool, into builder: inout XMLBuilder
    ) -> Int? {
        if bytes[start] == UInt8(ascii: "<") { return readMarkup(bytes, from: start, isLast: isLast, into: &builder) }
        let end = bytes.first("<", from: start) ?? bytes.count
        let whole = end == bytes.count && !isLast ? endOfWholeReferences(bytes, from: start) : end
        guard whole > start else { return nil }
        builder.text(bytes.part(start..<whole), isLiteral: false)
        return whole
    }

    /// Before a reference that may go on in the next bytes, or that is the first half of a pair.
    private func endOfWholeReferences(_ bytes: Bytes, from start: Int) -> Int {
        let tail = max(start, bytes.count - Self.longestReference)
        guard let last = bytes[tail...].lastIndex(of: UInt8(ascii: "&")) else { return bytes.count }
        if bytes[last...].contains(UInt8(ascii: ";")) {
            return References.isFirstHalf(bytes, at: last) ? last : bytes.count
        }
        let before = bytes[tail..<last].lastIndex(of: UInt8(ascii: "&"))
        return before.flatMap { References.isFirstHalf(bytes, at: $0) ? $0 : nil } ?? last
    }

    // MARK: Markup

    /// From `<` on. `nil` where more has to be seen.
    private mutating func readMarkup(
        _ bytes: Bytes, from start: Int, isLast: Bool, into builder: inout XMLBuilder
    ) -> Int? {
        guard start + 1 < bytes.count else { return isLast ? text(bytes, start..<bytes.count, &builder) : nil }
        switch bytes[start + 1] {
        case UInt8(ascii: "!"): return readDeclaration(bytes, from: start, isLast: isLast, into: &builder)
        case UInt8(ascii: "?"):
            return endOfTag(bytes, from: start, isLast: isLast, quotes: false)
                .map { min(bytes.count, $0 + 1) }
        case UInt8(ascii: "/"):
            // It ends where the next begins, if that is sooner. Not searched for beyond: a million ends without `>`
            // would each be a search through all that follows.
            let found = bytes[(start + 2)...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
            guard let end = found ?? (isLast || bytes.count - start > Self.longestTag ? bytes.count : nil) else {
                return nil
            }
            if start + 2 < end { builder.close(name(bytes.part(start + 2..<end))) }
            return end < bytes.count && bytes[end] == UInt8(ascii: ">") ? end + 1 : end
        case let byte where isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80:
            guard let end = endOfTag(bytes, from: start, isLast: isLast, quotes: true) else { return nil }
            guard end < bytes.count else { return bytes.count }
            let isEmpty = bytes[end - 1] == UInt8(ascii: "/")
            if place == .content { builder.open(bytes.part(start + 1..<(isEmpty ? end - 1 : end)), isEmpty: isEmpty) }
            return bytes[end] == UInt8(ascii: "<") ? end : end + 1
        default: return text(bytes, start..<start + 1, &builder)
        }
    }

    private func text(_ bytes: Bytes, _ range: Range<Int>, _ builder: inout XMLBuilder) -> Int {
        builder.text(bytes.part(range), isLiteral: true)
        return range.upperBound
    }

    private func name(_ endTag: Bytes) -> Bytes {
        endTag.part(0..<(endTag.firstIndex { isBlank($0) || $0 == UInt8(ascii: "<") } ?? endTag.count))
    }

    private mutating func readDeclaration(
        _ bytes: Bytes, from start: Int, isLast: Bool, into builder: inout XMLBuilder
    ) -> Int? {
        guard isLast || start + 9 <= bytes.count else { return nil }
        if bytes.holds("<!--", at: start) {
            // `<!-->` and `<!--->` are whole (HTML standard, "abrupt closing of empty comment").
            for (mark, length) in [(">", 5), ("->", 6)] as [(StaticString, Int)] where bytes.holds(mark, at: start + 4)
            {
                return start + length
            }
            place = .comment
            return start + 4
        }
        if bytes.holds("<![cdata[", at: start) {
            place = .literal
            return start + 9
        }
        if bytes.holds("<!doctype", at: start) { return endOfDoctype(bytes, from: start, isLast: isLast) }
        let isEntity = bytes.holds("<!entity", at: start)
        guard let end = endOfTag(bytes, from: start, isLast: isLast, quotes: isEntity) else { return nil }
        if isEntity, end < bytes.count { builder.declare(bytes.part(start..<end)) }
        return min(bytes.count, end + 1)
    }

    /// Behind its `>`, or behind the `[` that opens its declarations, which are then read as they come. What else is in
    /// there is text outside of any element, and nobody's.
    private func endOfDoctype(_ bytes: Bytes, from start: Int, isLast: Bool) -> Int? {
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[") }
        return end.map { $0 + 1 } ?? (isLast || bytes.count - start > Self.longestTag ? bytes.count : nil)
    }

    /// Where the `>` stands that ends a tag; the end of all bytes where there is none to come.
    private mutating func endOfTag(_ bytes: Bytes, from start: Int, isLast: Bool, quotes: Bool) -> Int? {
        if let end = quotes ? endOutsideQuotes(bytes, from: start) : bytes.first(">", from: start) { return end }
        let isOverlong = bytes.count - start > Self.longestTag
        guard isLast || isOverlong else { return nil }
        // A quote that nobody closed is none.
        if let end = bytes.first(">", from: start) { return end }
        if isOverlong { place = .overlongTag }
        return bytes.count
    }

    /// A quote opens a value only behind an equals sign: `<a title=don't>` has none. A tag that the next one cuts off
    /// ends there.
    private func endOutsideQuotes(_ bytes: Bytes, from start: Int) -> Int? {
        var index = start
        var mayQuote = false
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"): return index
            case UInt8(ascii: "<") where index > start: return index
            case UInt8(ascii: "="): mayQuote = true
            case UInt8(ascii: "\"") where mayQuote, UInt8(ascii: "'") where mayQuote:
                guard let close = bytes.first(Unicode.Scalar(bytes[index]), from: index + 1) else { return nil }
                index = close
                mayQuote = false
            case let byte where !isBlank(byte): mayQuote = false
            default: break
            }
            index += 1
        }
        return nil
    }

    // MARK: What is read in pieces

    private mutating func skipTag(_ bytes: Bytes, from start: Int) -> Int {
        guard let end = bytes.first(">", from: start) else { return bytes.count }
        place = .content
        return end + 1
    }

    private mutating func skipComment(_ bytes: Bytes, from start: Int, isLast: Bool) -> Int? {
        guard let end = end(of: "-->", in: bytes, from: start) else {
            return isLast ? bytes.count : start < bytes.count - 2 ? bytes.count - 2 : nil
        }
        place = .content
        return end
    }

    private mutating func readLiteral(
        _ bytes: Bytes, from start: Int, isLast: Bool, into builder: inout XMLBuilder
    ) -> Int? {
        if let end = end(of: "]]>", in: bytes, from: start) {
            if end - 3 > start { builder.text(bytes.part(start..<end - 3), isLiteral: true) }
            place = .content
            return end
        }
        let end = isLast ? bytes.count : bytes.count - 2
        guard end > start else { return nil }
        builder.text(bytes.part(start..<end), isLiteral: true)
        return end
    }

    /// Behind the first of three marks of which the last is `>`.
    private func end(of marks: StaticString, in bytes: Bytes, from start: Int) -> Int? {
        var index = start
        while let close = bytes.first(">", from: index) {
            if close - start >= 2, bytes.holds(marks, at: close - 2) { return close + 1 }
            index = close + 1
        }
        return nil
    }
}
