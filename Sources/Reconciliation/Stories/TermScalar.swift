/// What a character does to the words around it.
enum TermScalar {
    case letter
    /// An apostrophe, or seen by nobody.
    case joins
    /// A word's part in scripts without spaces.
    case alone
    case parts(endsSentence: Bool)

    init(ascii byte: UInt8) {
        switch byte {
        case 48...57, 65...90, 97...122: self = .letter
        case 0x27: self = .joins
        case 0x21, 0x2E, 0x3F, 10: self = .parts(endsSentence: true)
        default: self = .parts(endsSentence: false)
        }
    }

    /// Of one beyond ASCII.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0xAD, 0x02BC, 0x200B...0x200F, 0x2018, 0x2019, 0x2060, 0xFEFF: self = .joins
        case 0x0E00...0x0EFF, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0x20000...0x2FFFF: self = .alone
        case 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4, 0x0964: self = .parts(endsSentence: true)
        default:
            let properties = scalar.properties
            let isLetter =
                properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
            self = isLetter ? .letter : .parts(endsSentence: false)
        }
    }
}
