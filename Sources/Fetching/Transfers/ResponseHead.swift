/// The headers of an answer, line by line as they come.
struct ResponseHead {
    /// Names lower case; values of a repeated name joined by ", " (RFC 9110, section 5.3).
    private(set) var fields: [String: String] = [:]
    let largest: Int
    private var bytes = 0

    init(largest: Int = .max) {
        self.largest = largest
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
        if let before = fields[name] {
            // Of these one value is meant, and servers that repeat them mean the last.
            fields[name] = Self.single.contains(name) ? value : "\(before), \(value)"
        } else {
            fields[name] = value
        }
    }

    private static let single: Set<String> = ["content-length", "content-type", "etag", "last-modified", "location"]

    private static func lowercased(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: bytes.map { 65...90 ~= $0 ? $0 + 32 : $0 }, as: UTF8.self)
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let isSpace = { (byte: UInt8) in byte == 32 || byte == 9 || byte == 13 || byte == 10 }
        guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
