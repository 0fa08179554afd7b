import Markup

/// The article's text and its description as the page's own data tell them, to compare blocks with.
struct DeclaredText {
    /// Letters and digits alone.
    private let body: [UInt8]
    private let descriptions: Set<WordHash>

    /// A shorter body is a teaser.
    private static let shortestBody = 400

    init(body: String?, descriptions: [String]) {
        var letters: [UInt8] = []
        // Bytes: longer than any article.
        if var body, body.utf8.count <= 500_000 { body.withUTF8 { Self.append(lettersOf: $0, to: &letters) } }
        self.body = letters.count >= Self.shortestBody ? letters : []
        self.descriptions = Set(descriptions.map { WordHash($0) }.filter { $0.length >= 20 })
    }

    var hasBody: Bool { !body.isEmpty }

    func isDescription(_ key: WordHash) -> Bool { descriptions.contains(key) }

    /// Whether the body has a block's words, as they stand.
    func holds(_ text: Bytes) -> Bool {
        var letters: [UInt8] = []
        letters.reserveCapacity(text.count)
        Self.append(lettersOf: text, to: &letters)
        return letters.withUnsafeBufferPointer { part in
            body.withUnsafeBufferPointer { TextSearch.holds($0, part: part) }
        }
    }

    /// ASCII in lower case; of what is beyond, all but the marks and blanks of U+0080 to U+00BF and U+2000 to U+2BFF,
    /// which the two tellings of a text often write differently.
    private static func append(lettersOf text: Bytes, to letters: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if 48...57 ~= byte || 97...122 ~= byte | 0x20 { letters.append(65...90 ~= byte ? byte | 0x20 : byte) }
                index += 1
            } else if byte == 0xC2 {
                index += 2
            } else if byte == 0xE2, index + 1 < text.count, text[index + 1] < 0xB0 {
                index += 3
            } else {
                letters.append(byte)
                index += 1
            }
        }
    }
}
