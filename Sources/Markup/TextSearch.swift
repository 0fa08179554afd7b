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
        guard let all = bytes.baseAddress, let base = part.baseAddress, !part.isEmpty else { return nil }
        let rare = bytes.count - start > longestGlance ? rarest(of: part) : 0
        let byte = Int32(part[rare])
        var index = start
        while index + part.count <= bytes.count,
            let found = memchr(all + index + rare, byte, bytes.count - part.count - index + 1)
        {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(all) - rare
            if memcmp(all + place, base, part.count) == 0 { return place }
            index = place + 1
        }
        return nil
    }

    /// Beyond so many bytes it pays to look for a rare one.
    private static let longestGlance = 128

    /// Where among its first bytes a part has the one that texts have least.
    private static func rarest(of part: Bytes) -> Int {
        commonness.withUnsafeBufferPointer { commonness in
            var best = 0
            for place in 1..<max(1, min(part.count, 12))
            where commonness[Int(part[place])] < commonness[Int(part[best])] { best = place }
            return best
        }
    }

    /// By byte: the blank and the small letters from the most frequent to the least, as English, German and Spanish have
    /// them about; then what begins letters beyond ASCII; 0 for others.
    private static let commonness: [UInt8] = {
        var ranks = [UInt8](repeating: 0, count: 256)
        for (place, byte) in " etaoinsrhldcumfpgwybvkxjqz".utf8.enumerated() { ranks[Int(byte)] = UInt8(60 - place) }
        for byte in 0x80...0xFF { ranks[byte] = 40 }
        return ranks
    }()

    public static func holds(_ bytes: Bytes, part: StaticString) -> Bool {
        part.withUTF8Buffer { holds(bytes, part: $0) }
    }

    public static func holds(_ text: String, _ mark: Unicode.Scalar) -> Bool {
        var text = text
        return text.withUTF8 { $0.first(mark) != nil }
    }
}
