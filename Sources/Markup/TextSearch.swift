import Foundation

/// Searching byte for byte, where two texts of one normal form are compared: String's own search compares characters,
/// through Foundation, at thirty times the cost.
public enum TextSearch {
    public static func holds(_ text: String, _ part: String) -> Bool {
        var text = text, part = part
        return text.withUTF8 { text in part.withUTF8 { holds(text, part: $0) } }
    }

    public static func holds(_ bytes: Bytes, part: Bytes) -> Bool {
        part.isEmpty || place(of: part, in: bytes, from: 0) != nil
    }

    /// Where a part stands first, at `start` or behind it.
    public static func place(of part: StaticString, in bytes: Bytes, from start: Int = 0) -> Int? {
        part.withUTF8Buffer { place(of: $0, in: bytes, from: start) }
    }

    public static func place(of part: Bytes, in bytes: Bytes, from start: Int) -> Int? {
        guard let all = bytes.baseAddress, let first = part.first, let base = part.baseAddress else { return nil }
        var index = start
        while index + part.count <= bytes.count,
            let found = memchr(all + index, Int32(first), bytes.count - part.count - index + 1)
        {
            if memcmp(found, base, part.count) == 0 { return UnsafeRawPointer(found) - UnsafeRawPointer(all) }
            index = UnsafeRawPointer(found) - UnsafeRawPointer(all) + 1
        }
        return nil
    }

    public static func holds(_ bytes: Bytes, part: StaticString) -> Bool {
        part.withUTF8Buffer { holds(bytes, part: $0) }
    }

    public static func holds(_ text: String, _ mark: Unicode.Scalar) -> Bool {
        var text = text
        return text.withUTF8 { $0.first(mark) != nil }
    }
}
