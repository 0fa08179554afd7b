import Foundation

/// How characters became bytes, as a document's evidence tells it.
public enum Charset: Equatable, Sendable {
    case utf8
    case windows1252
    /// One that iconv knows, under iconv's name.
    case other(String)

    /// The text of `bytes` as UTF-8, without byte order mark and control characters. A byte that fits no character is
    /// repaired where it stands; it never changes how the rest is read.
    /// - Parameter contentType: the value of the Content-Type header, if there was one.
    public static func decode(_ bytes: [UInt8], contentType: String? = nil) -> [UInt8] {
        var decoder = TextDecoder(contentType: contentType)
        var text: [UInt8] = []
        bytes.withUnsafeBufferPointer { bytes in
            decoder.decode(bytes, isLast: true) { text.append(contentsOf: $0) }
        }
        return text
    }

    // MARK: Evidence

    /// Weighs the evidence in the order of the WHATWG Encoding and HTML standards: byte order mark, the transport's
    /// word, the document's own declaration. Two findings from the wild come before their word: what is valid UTF-8
    /// beyond ASCII is UTF-8 (servers add "charset=iso-8859-1" to everything), and what says UTF-8 and is not mostly
    /// that is something older (programs paste windows-1252 into templates that say UTF-8).
    /// - Parameter sample: the document's beginning, 64 KiB of it where there are so many.
    /// - Returns: the charset, and the length of the byte order mark.
    static func detect(_ sample: Bytes, contentType: String?) -> (charset: Charset, mark: Int) {
        if let found = byteOrder(of: sample) { return found }
        let quality = UTF8Quality(of: sample)
        if quality.sequences > 0, quality.mistakes == 0 { return (.utf8, 0) }
        let labels = [contentType.flatMap(parameter(in:)), CharsetDeclaration.label(in: sample)]
        let declared = labels.lazy.compactMap { $0 }.compactMap(CharsetLabels.charset(of:)).first
        if let declared, declared != .utf8 { return (declared, 0) }
        if let escaped = LegacyGuess.byEscapes(sample) { return (escaped, 0) }
        if quality.mistakes <= quality.sequences { return (.utf8, 0) }
        return (LegacyGuess.charset(of: sample), 0)
    }

    /// By the mark, or by the zeros around the first `<` of a document that has none.
    private static func byteOrder(of bytes: Bytes) -> (Charset, Int)? {
        for (start, charset, mark) in byteOrders where bytes.starts(with: start) {
            // Programs put the mark of UTF-16 in front of what is none.
            let start = bytes.dropFirst(2).prefix(64)
            if mark == 2, start.count > 3, !start.contains(0), start.count(where: { $0 < 0x80 }) * 4 >= start.count * 3
            {
                return (.utf8, 2)
            }
            return (charset, mark)
        }
        return nil
    }

    private static let byteOrders: [([UInt8], Charset, Int)] = [
        ([0xEF, 0xBB, 0xBF], .utf8, 3),
        ([0xFF, 0xFE, 0, 0], .other("UTF-32LE"), 4), ([0, 0, 0xFE, 0xFF], .other("UTF-32BE"), 4),
        ([0x3C, 0, 0, 0], .other("UTF-32LE"), 0), ([0, 0, 0, 0x3C], .other("UTF-32BE"), 0),
        ([0xFF, 0xFE], .other("UTF-16LE"), 2), ([0xFE, 0xFF], .other("UTF-16BE"), 2),
        ([0x3C, 0], .other("UTF-16LE"), 0), ([0, 0x3C], .other("UTF-16BE"), 0),
        ([0x7B, 0], .other("UTF-16LE"), 0), ([0, 0x7B], .other("UTF-16BE"), 0),
    ]

    /// The `charset` of a Content-Type header (RFC 9110, section 8.3).
    private static func parameter(in contentType: String) -> String? {
        var contentType = contentType
        return contentType.withUTF8 { bytes in
            bytes.first("charset=", in: 0..<bytes.count).map { start in
                let value = bytes[(start + 8)...].drop { "\"' ".utf8.contains($0) }.prefix {
                    !"\"'; ".utf8.contains($0)
                }
                return String(decoding: value, as: UTF8.self)
            }
        }
    }
}
