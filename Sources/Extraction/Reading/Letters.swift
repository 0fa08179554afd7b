/// Letters in one spelling.
enum Letters {
    /// A letter's small one and a figure as it is; `nil` for whatever else. Most letters of news are told without asking
    /// Unicode's tables, which takes ten times as long.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        return switch value {
        case 0x61...0x7A, 0x30...0x39: scalar
        case 0x41...0x5A: Unicode.Scalar(value | 0x20)
        case ..<0x80: nil
        // Latin-1's; Greek's and Cyrillic's.
        case 0xDF...0xF6, 0xF8...0xFF, 0x3B1...0x3C9, 0x430...0x45F: scalar
        case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: Unicode.Scalar(value + 0x20)
        case 0x400...0x40F: Unicode.Scalar(value + 0x50)
        // Arabic's; kana, Chinese characters, Hangul.
        case 0x620...0x64A, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: scalar
        // Blanks, dashes, quotation marks; those of East Asia.
        case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: nil
        default: byTable(scalar)
        }
    }

    private static func byTable(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let properties = scalar.properties
        if properties.isAlphabetic { return properties.lowercaseMapping.unicodeScalars.first }
        return properties.numericType == nil ? nil : scalar
    }
}
