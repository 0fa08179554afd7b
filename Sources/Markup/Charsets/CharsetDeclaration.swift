import Foundation

/// What a document's beginning says about its charset.
enum CharsetDeclaration {
    /// The label in an XML declaration or a `<meta>` (HTML standard, "prescan a byte stream", which looks at 1,024
    /// bytes; a long comment in front pushes it further down).
    static func label(in sample: Bytes) -> String? {
        if sample.starts(with: startInEBCDIC) { return labelInEBCDIC(sample) }
        let head = 0..<min(sample.count, 4096)
        if let declaration = sample.first("<?xml", in: head), let end = sample.first(">", from: declaration),
            let label = value(of: "encoding", in: sample, declaration..<min(end, head.upperBound))
        {
            return label
        }
        return value(of: "charset", in: sample, head)
    }

    /// `name="value"`, with or without blanks and quotes.
    private static func value(of name: StaticString, in bytes: Bytes, _ range: Range<Int>) -> String? {
        var start = range.lowerBound
        while start < range.upperBound, let found = bytes.first(name, in: start..<range.upperBound) {
            start = found + name.utf8CodeUnitCount
            let rest = bytes[start..<range.upperBound].drop(while: isBlank)
            guard rest.first == UInt8(ascii: "=") else { continue }
            let value = rest.dropFirst().drop { !isOfLabel($0) }.prefix(while: isOfLabel)
            if !value.isEmpty { return String(decoding: value, as: UTF8.self) }
        }
        return nil
    }

    private static func isOfLabel(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || "-_:.".utf8.contains(byte)
    }

    /// `<?xml` as IBM's large machines write it (XML 1.0, appendix F); the digits, letters and marks that a declaration
    /// has stand at the same places in all of their code pages.
    private static let startInEBCDIC: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94]

    /// Whose label nobody knows is read as the one of the United States.
    private static func labelInEBCDIC(_ sample: Bytes) -> String? {
        guard let decoder = IconvDecoder(from: "IBM037") else { return nil }
        let text = decoder.decode(sample.part(0..<min(200, sample.count)), isLast: true)
        let label = text.withUnsafeBufferPointer { value(of: "encoding", in: $0, 0..<$0.count) }
        return label.flatMap { CharsetLabels.charset(of: $0) == nil ? nil : $0 } ?? "IBM037"
    }
}
