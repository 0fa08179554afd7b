import Foundation

/// Bytes to text, in the order of evidence that the WHATWG Encoding and HTML standards give: byte order mark, the
/// transport's word, the document's own declaration, valid UTF-8, and windows-1252 where nothing else is left.
public enum Charset {
    /// The text of `bytes` as UTF-8, without byte order mark and NUL bytes. A byte that fits no character is replaced
    /// where it stands by U+FFFD; it never changes how the rest is read.
    /// - Parameter contentType: the value of the Content-Type header, if there was one.
    public static func decode(_ bytes: [UInt8], contentType: String? = nil) -> [UInt8] {
        let (label, mark) = label(of: bytes, contentType: contentType)
        let body = mark > 0 ? Array(bytes[mark...]) : bytes
        let text = label == "UTF-8" ? repaired(body) : converted(body, from: label) ?? repaired(body)
        return text.contains(0) ? text.filter { $0 != 0 } : text
    }

    /// iconv's name of the charset, and the length of the byte order mark.
    private static func label(of bytes: [UInt8], contentType: String?) -> (String, Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        if bytes.starts(with: [0x3C, 0, 0x3F, 0]) { return ("UTF-16LE", 0) }
        if bytes.starts(with: [0, 0x3C, 0, 0x3F]) { return ("UTF-16BE", 0) }
        for declared in [contentType.flatMap(parameter(in:)), declaration(in: bytes)] {
            guard let declared, let label = labels[declared.lowercased()] ?? plausible(declared) else { continue }
            // Pages that are valid UTF-8 with multi-byte characters are UTF-8, whatever they declare: seen on sites
            // whose server adds a default "charset=iso-8859-1" to everything.
            if label != "UTF-8", !label.hasPrefix("UTF-16"), hasMultiByteUTF8(bytes) { return ("UTF-8", 0) }
            return (label.hasPrefix("UTF-16") ? "UTF-8" : label, 0)
        }
        return (isUTF8(bytes) ? "UTF-8" : "WINDOWS-1252", 0)
    }

    /// The `charset` of a Content-Type header (RFC 9110, section 8.3).
    private static func parameter(in contentType: String) -> String? {
        let bytes = ArraySlice(Array(contentType.utf8))
        guard let end = end(of: Array("charset=".utf8), in: bytes) else { return nil }
        let value = bytes[end...].drop { "\"' ".utf8.contains($0) }.prefix { !"\"'; ".utf8.contains($0) }
        return String(decoding: value, as: UTF8.self)
    }

    /// What an XML declaration or a `<meta>` in the first kilobytes says (HTML standard, "prescan a byte stream").
    private static func declaration(in bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4096)
        for pattern in [Array("encoding=".utf8), Array("charset=".utf8)] {
            guard let end = end(of: pattern, in: head) else { continue }
            let value = head[end...].drop { "\"' ".utf8.contains($0) }.prefix(while: isOfLabel)
            if !value.isEmpty { return String(decoding: value, as: UTF8.self) }
        }
        return nil
    }

    private static func isOfLabel(_ byte: UInt8) -> Bool {
        48...57 ~= byte || 97...122 ~= byte | 0x20 || "-_:".utf8.contains(byte)
    }

    /// Where the first occurrence ends, capitals or not.
    private static func end(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while start + pattern.count <= bytes.endIndex {
            var length = 0
            while length < pattern.count, bytes[start + length] | 0x20 == pattern[length] | 0x20 { length += 1 }
            if length == pattern.count { return start + length }
            start += 1
        }
        return nil
    }

    /// A label that the table below does not have, if iconv may know it.
    private static func plausible(_ label: String) -> String? {
        guard label.utf8.count < 40,
            label.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
        else { return nil }
        return label.uppercased()
    }

    /// What labels mean in the wild, as the WHATWG Encoding standard found: a page that says latin-1 is windows-1252.
    private static let labels: [String: String] = [
        "utf-8": "UTF-8", "utf8": "UTF-8", "unicode-1-1-utf-8": "UTF-8", "utf-16": "UTF-16LE",
        "iso-8859-1": "WINDOWS-1252", "iso8859-1": "WINDOWS-1252", "latin1": "WINDOWS-1252", "latin-1": "WINDOWS-1252",
        "ascii": "WINDOWS-1252", "us-ascii": "WINDOWS-1252", "cp1252": "WINDOWS-1252", "windows-1252": "WINDOWS-1252",
        "x-cp1252": "WINDOWS-1252", "iso-8859-9": "CP1254", "latin5": "CP1254", "windows-1254": "CP1254",
        "iso-8859-11": "CP874", "tis-620": "CP874", "windows-874": "CP874", "gb2312": "GBK", "gbk": "GBK",
        "gb_2312-80": "GBK", "x-gbk": "GBK", "gb18030": "GB18030", "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS",
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932",
        "euc-jp": "EUC-JP", "x-euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "euc-kr": "CP949",
        "ks_c_5601-1987": "CP949", "windows-949": "CP949", "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "koi": "KOI8-R",
        "windows-1250": "CP1250", "windows-1251": "CP1251", "x-cp1251": "CP1251", "windows-1253": "CP1253",
        "windows-1255": "CP1255", "windows-1256": "CP1256", "windows-1257": "CP1257", "windows-1258": "CP1258",
        "iso-8859-8-i": "ISO-8859-8", "macintosh": "MACINTOSH", "x-mac-cyrillic": "MAC-CYRILLIC",
    ]

    // MARK: Reading

    static func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    private static func hasMultiByteUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 >= 0x80 } && isUTF8(bytes)
    }

    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        isUTF8(bytes) ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private static func converted(_ bytes: [UInt8], from label: String) -> [UInt8]? {
        if label == "WINDOWS-1252" { return windows1252(bytes) }
        guard let converter = iconv_open("UTF-8", label), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        return run(converter, on: bytes)
    }

    /// Every byte has a meaning in the WHATWG's windows-1252, which iconv's, with five holes, denies.
    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let scalar = (0x80..<0xA0).contains(byte) ? upperHalf[Int(byte) - 0x80] : UInt16(byte)
            text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    private static let upperHalf: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private static func run(_ converter: iconv_t, on bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var input = bytes
        var chunk = [UInt8](repeating: 0, count: 16_384)
        input.withUnsafeMutableBytes { raw in
            var next = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            while left > 0 {
                let (written, error) = step(converter, &next, &left, &chunk)
                output += chunk[..<written]
                guard error == EILSEQ || error == EINVAL else { continue }
                output += Array("\u{FFFD}".utf8)
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return output
    }

    private static func step(
        _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ chunk: inout [UInt8]
    ) -> (written: Int, error: Int32) {
        let size = chunk.count
        return chunk.withUnsafeMutableBytes { raw in
            var out = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = size
            let result = iconv(converter, &next, &left, &out, &room)
            return (size - room, result == Int(bitPattern: UInt.max) ? errno : 0)
        }
    }
}
