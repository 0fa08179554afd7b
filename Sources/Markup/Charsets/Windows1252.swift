/// The charset of the western web before UTF-8. Every byte has a meaning in the WHATWG's, which iconv's, with five
/// holes, denies.
enum Windows1252 {
    static func utf8(of byte: UInt8) -> [UInt8] {
        let scalar = 0x80..<0xA0 ~= byte ? Unicode.Scalar(upperHalf[Int(byte) - 0x80]) : Unicode.Scalar(byte)
        return scalar.map { Array(String($0).utf8) } ?? []
    }

    /// 0x80 to 0x9F (WHATWG Encoding standard, index windows-1252).
    static let upperHalf: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    static func decode(_ bytes: Bytes) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { text.append(byte) } else { text += table[Int(byte) - 0x80] }
        }
        return text
    }

    private static let table: [[UInt8]] = (0x80...0xFF).map(utf8(of:))
}
