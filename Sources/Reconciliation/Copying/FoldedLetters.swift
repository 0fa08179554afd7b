import Foundation

/// Letters in small, without accents, as Foundation folds them: by tables, in a hundredth of the time. Only those that
/// are folded alike whatever stands beside them.
enum FoldedLetters {
    /// A word in UTF-8, whose letters of ASCII are small already; `nil` if one of its letters is in no table.
    static func fold(_ word: [UInt8]) -> [UInt8]? {
        var folded: [UInt8] = []
        folded.reserveCapacity(word.count)
        var index = 0
        while index < word.count {
            let first = word[index]
            if first < 0x80 {
                folded.append(first)
                index += 1
                continue
            }
            let (scalar, end) = scalar(in: word, at: index)
            if isItself(scalar.value) {
                folded += word[index..<end]
            } else {
                guard let letter = letter(scalar.value) else { return nil }
                folded += letter
            }
            index = end
        }
        return folded
    }

    /// Chinese characters.
    private static func isItself(_ scalar: UInt32) -> Bool { 0x3400...0x4DBF ~= scalar || 0x4E00...0x9FFF ~= scalar }

    private static func letter(_ scalar: UInt32) -> [UInt8]? {
        switch scalar {
        case 0xC0...0x17F: latin[Int(scalar - 0xC0)]
        case 0x38E...0x3CE: greek[Int(scalar - 0x38E)]
        case 0x400...0x481: cyrillic[Int(scalar - 0x400)]
        case 0x48A...0x52F: furtherCyrillic[Int(scalar - 0x48A)]
        case 0x5D0...0x5EA: hebrew[Int(scalar - 0x5D0)]
        case 0x620...0x64A: arabic[Int(scalar - 0x620)]
        case 0x671...0x6D3: furtherArabic[Int(scalar - 0x671)]
        case 0x3041...0x3096: hiragana[Int(scalar - 0x3041)]
        case 0x30A1...0x30FA: katakana[Int(scalar - 0x30A1)]
        default: nil
        }
    }

    // Each is made when a letter of it is first seen.
    private static let latin = table(0xC0...0x17F)
    private static let greek = table(0x38E...0x3CE)
    private static let cyrillic = table(0x400...0x481)
    private static let furtherCyrillic = table(0x48A...0x52F)
    private static let hebrew = table(0x5D0...0x5EA)
    private static let arabic = table(0x620...0x64A)
    private static let furtherArabic = table(0x671...0x6D3)
    private static let hiragana = table(0x3041...0x3096)
    private static let katakana = table(0x30A1...0x30FA)

    private static func table(_ letters: ClosedRange<UInt32>) -> [[UInt8]] {
        letters.compactMap(Unicode.Scalar.init).map { Array(byFoundation(String(Character($0))).utf8) }
    }

    static func byFoundation(_ word: String) -> String {
        word.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }
}
