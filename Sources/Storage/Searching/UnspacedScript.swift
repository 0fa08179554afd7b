/// Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
enum UnspacedScript {
    /// By the first byte of such a character in UTF-8, and for Thai and Lao the second.
    static func stands(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                while index + 8 <= bytes.count, let base = bytes.baseAddress, isASCII(UnsafeRawPointer(base + index)) {
                    index += 8
                }
                guard index < bytes.count else { break }
                if isUnspaced(bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0) { return true }
                index += 1
            }
            return false
        }
    }

    /// Of eight bytes.
    private static func isASCII(_ pointer: UnsafeRawPointer) -> Bool {
        pointer.loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    }

    private static func isUnspaced(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case 0xE0: 0xB8...0xBB ~= next  // U+0E00 to U+0EFF
        case 0xE1: next == 0x80 || next == 0x81 || 0x9E...0x9F ~= next  // U+1000, U+1780
        case 0xE3: next >= 0x81  // U+3040 on
        case 0xE4...0xE9: true  // U+4000 to U+9FFF
        default: false
        }
    }
}
