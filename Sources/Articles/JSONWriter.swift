/// Writes JSON as Foundation's encoder does with plain slashes, at a tenth of its cost. For what is written ten
/// thousand times in a turn.
public struct JSONWriter {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    public init() {
        // A line of the change log takes some three hundred.
        bytes.reserveCapacity(512)
    }

    /// For whoever writes it away piece by piece.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Members stand in the order in which they are written.
    public mutating func object(_ body: (inout Members) -> Void) {
        var members = Members(writer: self)
        members.writer.bytes.append(UInt8(ascii: "{"))
        body(&members)
        members.writer.bytes.append(UInt8(ascii: "}"))
        self = members.writer
    }

    public mutating func write(_ list: [String]) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(item)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    public mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { all in
            // Whole runs at a time: what has to be escaped is rare.
            var start = 0
            while case let end = Self.endOfPlain(all, from: start), end < all.count {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: all[start..<end]))
                write(escaped: all[end])
                start = end + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: all[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Where the first byte stands that has to be escaped. Eight at a time: each byte of a word is tested for being
    /// below a blank, a quote or a backslash by a subtraction that borrows ("Bit Twiddling Hacks", hasless and
    /// haszero).
    private static func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count, let base = bytes.baseAddress {
            let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            let ones: UInt64 = 0x0101_0101_0101_0101
            let (quotes, slashes) = (word ^ ones &* 0x22, word ^ ones &* 0x5C)
            let controls = (word &- ones &* 0x20) & ~word
            let found = controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
            if found & (ones &* 0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count, bytes[index] >= 0x20, bytes[index] != 0x22, bytes[index] != 0x5C { index += 1 }
        return index
    }

    public mutating func write(literal: String) { bytes += literal.utf8 }

    public mutating func write(_ number: some BinaryInteger) {
        guard let number = UInt64(exactly: number) else { return write(literal: String(number)) }
        let start = bytes.count
        var rest = number
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    /// RFC 8259, section 7.
    private mutating func write(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x20...: bytes.append(byte)
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes += "\\u00".utf8
            bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }

    public struct Members {
        fileprivate var writer: JSONWriter
        private var isFirst = true

        fileprivate init(writer: JSONWriter) {
            self.writer = writer
        }

        public mutating func member(_ key: String, _ value: String?) {
            if let value { member(key) { $0.write(value) } }
        }

        public mutating func member(_ key: String, _ value: (some BinaryInteger)?) {
            if let value { member(key) { $0.write(value) } }
        }

        /// As `null` where there is none: a field's name is a contract.
        public mutating func present(_ key: String, _ value: String?) {
            member(key) { writer in if let value { writer.write(value) } else { writer.write(literal: "null") } }
        }

        public mutating func member(_ key: String, _ value: Bool?) {
            if let value { member(key) { $0.write(literal: value ? "true" : "false") } }
        }

        /// - Parameter key: a name that needs no escaping.
        public mutating func member(_ key: String, _ body: (inout JSONWriter) -> Void) {
            if !isFirst { writer.bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            writer.bytes.append(UInt8(ascii: "\""))
            writer.bytes += key.utf8
            writer.bytes.append(UInt8(ascii: "\""))
            writer.bytes.append(UInt8(ascii: ":"))
            body(&writer)
        }
    }
}
