/// The headers of an answer, line by line as they come.
struct ResponseHead {
    /// Names lower case; values of a repeated name joined by ", " (RFC 9110, section 5.3).
    private(set) var fields: [String: String] = [:]
    let largest: Int
    private var bytes = 0

    init(largest: Int = .max) {
        self.largest = largest
        // Most answers have a dozen headers.
        fields.reserveCapacity(16)
    }

    /// `false` when there were too many.
    mutating func take(_ line: UnsafeRawBufferPointer) -> Bool {
        bytes += line.count
        guard bytes <= largest else { return false }
        // A new answer: what came before was interim (100, 103) or a proxy's.
        if line.starts(with: "HTTP/".utf8) {
            fields.removeAll(keepingCapacity: true)
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            keep(Self.lowercased(line[..<colon]), Self.trimmed(line[(colon + 1)...]))
        }
        return true
    }

    private mutating func keep(_ name: String, _ value: String) {
        // One look-up for nearly every name: most come once.
        if let before = fields.updateValue(value, forKey: name) {
            // Of these one value is meant, and servers that repeat them mean the last.
            if !Self.single.contains(name) { fields[name] = "\(before), \(value)" }
        }
    }

    private static let single: Set<String> = ["content-length", "content-type", "etag", "last-modified", "location"]

    private static func lowercased(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { name in
            for (index, byte) in bytes.enumerated() { name[index] = 65...90 ~= byte ? byte | 0x20 : byte }
            return bytes.count
        }
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        var start = bytes.startIndex, end = bytes.endIndex
        while start < end, isSpace(bytes[start]) { start += 1 }
        while start < end, isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 9 || byte == 13 || byte == 10
    }
}
