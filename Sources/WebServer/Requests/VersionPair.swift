/// Two versions' numbers, as in `2..3`, and whether they are asked for as a picture, `2..3.svg`.
struct VersionPair: Equatable, Sendable, CustomStringConvertible {
    let older: Int
    let newer: Int
    let isPicture: Bool

    /// `nil` for anything else, and where the older does not stand first.
    init?(_ text: String) {
        isPicture = text.hasSuffix(".svg")
        let numbers = (isPicture ? text.dropLast(4) : text[...]).split(
            separator: "..", omittingEmptySubsequences: false)
        guard numbers.count == 2, let older = addressNumber(numbers[0]), let newer = addressNumber(numbers[1]),
            older < newer
        else { return nil }
        self.older = Int(older)
        self.newer = Int(newer)
    }

    var description: String { "\(older)..\(newer)" + (isPicture ? ".svg" : "") }
}

/// A number as we write it, in digits alone and without a zero before it: each page has one address. `nil` for others.
func addressNumber(_ text: Substring) -> Int64? {
    guard text.utf8.allSatisfy({ 48...57 ~= $0 }), !text.hasPrefix("0"), text.utf8.count < 19 else { return nil }
    return Int64(text)
}
