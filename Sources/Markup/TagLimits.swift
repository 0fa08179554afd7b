import Foundation

/// Keeps a page from costing libxml2 time without bound: it compares every attribute of a tag with every other.
enum TagLimits {
    /// Far more than HTML has; what is beyond is dropped up to the end of the tag.
    private static let mostAttributes = 256

    static func bounded(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var kept = 0
        for cut in cuts(in: text) {
            output += text[kept..<cut.lowerBound]
            kept = cut.upperBound
        }
        return kept == 0 ? text : output + text[kept...]
    }

    /// The parts of tags that are too much.
    private static func cuts(in text: [UInt8]) -> [Range<Int>] {
        var cuts: [Range<Int>] = []
        text.withUnsafeBufferPointer { bytes in
            var index = 0
            while let start = nextTag(in: bytes, from: index) {
                var tag = Tag(isOpen: true)
                index = start + 1
                while index < bytes.count, tag.isOpen {
                    tag.take(bytes[index])
                    if tag.attributes == mostAttributes, tag.overflow == nil { tag.overflow = index }
                    index += 1
                }
                if !tag.isOpen, let overflow = tag.overflow { cuts.append(overflow..<index - 1) }
            }
        }
        return cuts
    }

    private static func nextTag(in bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int? {
        guard index < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + index, Int32(UInt8(ascii: "<")), bytes.count - index)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// A tag while it is read: white space outside quotes stands between attributes.
    private struct Tag {
        var isOpen = false
        var attributes = 0
        var overflow: Int?
        private var quote: UInt8?
        private var previous: UInt8 = 0

        init(isOpen: Bool = false) {
            self.isOpen = isOpen
        }

        mutating func take(_ byte: UInt8) {
            defer { previous = byte }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                isOpen = false
            } else if (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")) && previous == UInt8(ascii: "=") {
                quote = byte
            } else if byte <= 0x20, previous > 0x20 {
                attributes += 1
            }
        }
    }
}
