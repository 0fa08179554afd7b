/// Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
enum UnspacedScript {
    /// By the first byte of such a character in UTF-8, and for Thai and Lao the second.
    static func stands(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for (index, byte) in bytes.enumerated() where byte >= 0xE0 {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                switch byte {
                case 0xE0: if 0xB8...0xBB ~= next { return true }  // U+0E00 to U+0EFF
                case 0xE1: if next == 0x80 || next == 0x81 || 0x9E...0x9F ~= next { return true }  // U+1000, U+1780
                case 0xE3: if next >= 0x81 { return true }  // U+3040 on
                case 0xE4...0xE9: return true  // U+4000 to U+9FFF
                default: break
                }
            }
            return false
        }
    }
}
