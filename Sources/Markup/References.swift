/// Character and entity references, in text as in attributes. What is no reference stays as it is: `R&D` is no mistake
/// of its writer's that would be worth losing a headline for.
enum References {
    /// Where they differ: HTML knows a hundred names that need no semicolon (`&copy 2020`), which in an attribute mean
    /// nothing before a letter, a digit or an equals sign: `?a=1&copy=2` (HTML standard, 13.2.5.73).
    enum Dialect { case xml, html, attribute }

    static func append(_ bytes: Bytes, to output: inout [UInt8], dialect: Dialect) {
        var none = DeclaredEntities()
        append(bytes, to: &output, dialect: dialect, declared: &none)
    }

    static func append(
        _ bytes: Bytes, to output: inout [UInt8], dialect: Dialect, declared: inout DeclaredEntities
    ) {
        var index = 0
        while let mark = bytes.first("&", from: index) {
            if mark > index { output.append(contentsOf: bytes.part(index..<mark)) }
            var reference = Reference(bytes: bytes, start: mark)
            reference.read(dialect, &declared, into: &output)
            index = reference.end
        }
        if index < bytes.count { output.append(contentsOf: bytes.part(index..<bytes.count)) }
    }

    /// Whether a reference to the first half of a UTF-16 pair stands there.
    static func isFirstHalf(_ bytes: Bytes, at index: Int) -> Bool {
        Reference.number(bytes, at: index).map { Reference.firstHalves ~= $0.value } ?? false
    }
}

/// One reference, from its `&` on.
private struct Reference {
    let bytes: Bytes
    let start: Int
    /// Behind what was read.
    private(set) var end: Int

    init(bytes: Bytes, start: Int) {
        self.bytes = bytes
        self.start = start
        end = start
    }

    mutating func read(_ dialect: References.Dialect, _ declared: inout DeclaredEntities, into output: inout [UInt8]) {
        if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") {
            if readNumber(into: &output) { return }
        } else if readCommon(into: &output) || readName(dialect, &declared, into: &output) {
            return
        }
        output.append(UInt8(ascii: "&"))
        end = start + 1
    }

    // MARK: Names

    /// The five of XML, without looking any up.
    private mutating func readCommon(into output: inout [UInt8]) -> Bool {
        for (name, byte) in Self.common where bytes.starts(name, at: start + 1) {
            output.append(UInt8(ascii: byte))
            end = start + 1 + name.utf8CodeUnitCount
            return true
        }
        return false
    }

    private static let common: [(StaticString, Unicode.Scalar)] = [
        ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"),
    ]

    private mutating func readName(
        _ dialect: References.Dialect, _ declared: inout DeclaredEntities, into output: inout [UInt8]
    ) -> Bool {
        var stop = start + 1
        while stop < bytes.count, stop - start <= 40, Self.isOfName(bytes[stop]) { stop += 1 }
        guard stop > start + 1 else { return false }
        let name = bytes.part(start + 1..<stop)
        if stop < bytes.count, bytes[stop] == UInt8(ascii: ";"),
            let value = declared.expansion(of: name) ?? HTMLEntities.value(of: name)
        {
            output += value
            end = stop + 1
            return true
        }
        guard dialect != .xml, let (length, value) = HTMLEntities.unclosed(name) else { return false }
        if dialect == .attribute, length < name.count || stop < bytes.count && bytes[stop] == UInt8(ascii: "=") {
            return false
        }
        output += value
        end = start + 1 + length
        return true
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ".") || byte >= 0x80
    }

    // MARK: Numbers

    private mutating func readNumber(into output: inout [UInt8]) -> Bool {
        guard var (value, stop) = Self.number(bytes, at: start) else { return false }
        // Two halves of a pair, as JavaScript counts characters, mean one character.
        if Self.firstHalves ~= value, let (low, behind) = Self.number(bytes, at: stop), 0xDC00...0xDFFF ~= low {
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            stop = behind
        }
        end = stop
        // What names no character is dropped (XML 1.0, production 2).
        if let scalar = Self.scalar(value) { output.append(contentsOf: String(scalar).utf8) }
        return true
    }

    static let firstHalves: ClosedRange<UInt32> = 0xD800...0xDBFF

    /// The number of `&#8217;` or `&#x2019;`; the semicolon may be missing.
    static func number(_ bytes: Bytes, at start: Int) -> (value: UInt32, end: Int)? {
        guard start + 2 < bytes.count, bytes[start] == UInt8(ascii: "&"), bytes[start + 1] == UInt8(ascii: "#") else {
            return nil
        }
        let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
        var index = start + (isHex ? 3 : 2)
        let first = index
        var value: UInt32 = 0
        while index < bytes.count, let digit = digit(bytes[index], isHex: isHex) {
            value = min(value, 0x100_0000) * (isHex ? 16 : 10) + digit
            index += 1
        }
        guard index > first else { return nil }
        return (value, index < bytes.count && bytes[index] == UInt8(ascii: ";") ? index + 1 : index)
    }

    private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        if isDigit(byte) { return UInt32(byte - 48) }
        return isHex && 97...102 ~= byte | 0x20 ? UInt32(byte | 0x20) - 87 : nil
    }

    /// 128 to 159 are meant as windows-1252 (HTML standard, "numeric character reference end state").
    private static func scalar(_ value: UInt32) -> Unicode.Scalar? {
        switch value {
        case 9, 10, 13, 0x20...0x7F: Unicode.Scalar(value)
        case 0x80...0x9F: Unicode.Scalar(Windows1252.upperHalf[Int(value) - 0x80])
        case 0xA0...: Unicode.Scalar(value)
        default: nil
        }
    }
}
