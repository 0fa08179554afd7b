import Foundation

/// Searching byte for byte, where two texts of one normal form are compared: String's own search compares characters,
/// through Foundation, at thirty times the cost.
public enum TextSearch {
    public static func holds(_ text: String, _ part: String) -> Bool { strstr(text, part) != nil }

    public static func holds(_ bytes: Bytes, part: Bytes) -> Bool {
        guard let all = bytes.baseAddress, let first = part.first, let start = part.baseAddress else {
            return part.isEmpty
        }
        var index = 0
        while index + part.count <= bytes.count,
            let found = memchr(all + index, Int32(first), bytes.count - part.count - index + 1)
        {
            if memcmp(found, start, part.count) == 0 { return true }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(all) + 1
        }
        return false
    }

    public static func holds(_ bytes: Bytes, part: StaticString) -> Bool {
        part.withUTF8Buffer { holds(bytes, part: $0) }
    }

    public static func holds(_ text: String, _ mark: Unicode.Scalar) -> Bool {
        text.utf8.contains(UInt8(ascii: mark))
    }
}
