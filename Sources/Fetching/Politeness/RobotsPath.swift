/// Paths as robots.txt compares them (RFC 9309, section 2.2.2).
enum RobotsPath {
    /// In the one spelling in which octets compare equal: everything outside ASCII percent-encoded, unreserved
    /// characters never, and hexadecimal digits in capitals.
    static func normalised(_ path: String) -> [UInt8] {
        let bytes = Array(path.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let byte = decoded(bytes, at: index + 1) {
                append(byte, encoded: !isUnreserved(byte), to: &result)
                index += 3
            } else {
                append(bytes[index], encoded: bytes[index] >= 128 || bytes[index] <= 32, to: &result)
                index += 1
            }
        }
        return result
    }

    /// `*` stands for any characters, a `$` at the end for the end; else a pattern matches what begins with it.
    /// Takes time in proportion to both lengths together, or to their product where stars abound.
    static func matches(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
        let isWhole = pattern.last == UInt8(ascii: "$")
        let pattern = isWhole ? pattern.dropLast() : pattern[...]
        var inPath = 0, inPattern = 0
        var star: Int?, taken = 0
        while true {
            if inPattern == pattern.count, !isWhole || inPath == path.count { return true }
            if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
                star = inPattern
                taken = inPath
                inPattern += 1
            } else if inPath < path.count, inPattern < pattern.count, pattern[inPattern] == path[inPath] {
                inPath += 1
                inPattern += 1
            } else if let last = star, taken < path.count {
                taken += 1
                inPath = taken
                inPattern = last + 1
            } else {
                return false
            }
        }
    }

    private static func append(_ byte: UInt8, encoded: Bool, to result: inout [UInt8]) {
        guard encoded else { return result.append(byte) }
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    private static func decoded(_ bytes: [UInt8], at index: Int) -> UInt8? {
        guard index + 1 < bytes.count else { return nil }
        return UInt8(String(decoding: bytes[index...index + 1], as: UTF8.self), radix: 16)
    }

    /// RFC 3986, section 2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }
}
